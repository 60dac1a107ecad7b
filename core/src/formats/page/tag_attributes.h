// What the attributes of a start tag tell about its element.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "html/token.h"

namespace lede::formats::page {

struct TagAttributes {
  std::string_view role, style, property, type, content, datetime, rel, level;
  std::string_view source; ///< For a picture.
  bool is_scope = false;
  bool is_hidden = false;
};

[[nodiscard]] TagAttributes read_attributes(const html::StartTag& tag);

/// Returns the value of an attribute, cut at the limit of addresses; empty if there is none.
[[nodiscard]] std::string attribute(const html::StartTag& tag, std::string_view name);

/// Returns the element that the tag stands for: a box whose `role` is that of a heading, of the main part or of an
/// article is one.
[[nodiscard]] Element element_of(const html::StartTag& tag, const TagAttributes& attributes);

/// Returns the hints of page.h in its names, its role and its style.
[[nodiscard]] std::uint16_t hints_of_tag(const html::StartTag& tag, const TagAttributes& attributes);

/// Whether it is a link to another page.
[[nodiscard]] bool leads_elsewhere(const html::StartTag& tag);

} // namespace lede::formats::page
