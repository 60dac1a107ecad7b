// Attributes that may be written, as numbers, and which of them a document may set on which element. The rows are in
// attribute_table.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "policy/attribute_table.h"
#include "policy/element.h"

namespace lede {

/// Attributes whose value is text, a token or a number. `aria_label` is written "aria-label".
enum class Attribute : std::uint8_t {
#define LEDE_ROW(identifier, name) identifier,
  LEDE_ATTRIBUTES(LEDE_ROW)
};

/// Attributes whose value a browser loads from, links to, or sends to. They take a SafeUrl and nothing else.
enum class UrlAttribute : std::uint8_t {
  LEDE_URL_ATTRIBUTES(LEDE_ROW)
#undef LEDE_ROW
};

[[nodiscard]] std::string_view name_of(Attribute attribute) noexcept;
[[nodiscard]] std::string_view name_of(UrlAttribute attribute) noexcept;

/// How the value that a document gives is read before it is written again.
enum class AttributeKind : std::uint8_t {
  text,   ///< Any text.
  number, ///< Digits, within a bound.
  signed_number,
  keyword,         ///< One of the words in the row.
  boolean,         ///< Written with an empty value.
  language,        ///< A BCP 47 tag by its form.
  class_names,     ///< Those on the named list, the rest goes.
  identifier,      ///< Gets the prefix.
  identifier_list, ///< References to ids; each gets the prefix.
  date_time,       ///< Characters of an HTML date, time or duration.
  url,             ///< Goes through UrlPolicy.
  srcset,
};

struct AttributeRow {
  AttributeKind kind;
  bool is_url;                     ///< Which of the two enums `number` belongs to.
  std::uint8_t number;             ///< The Attribute or UrlAttribute.
  std::array<Element, 5> elements; ///< Where it may stand; `unknown` at the first place: on every element.
  std::uint32_t bound;             ///< `number`: the greatest value. `url`: 0 for a link, 1 for a resource.
  const char* keywords;            ///< `keyword`: the words, between spaces.

  [[nodiscard]] bool is(Attribute attribute) const noexcept {
    return !is_url && number == static_cast<std::uint8_t>(attribute);
  }
};

/// The row that lets a document set this attribute on this element, or null.
[[nodiscard]] const AttributeRow* allow_attribute(Element element, std::string_view name) noexcept;

/// Whether a document may use this class name: `language-…` and the names that Lede's own blocks use.
[[nodiscard]] bool allow_class(std::string_view name) noexcept;

} // namespace lede
