// The components of MDX: "<Chart data={rows} />".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/report.h"

namespace lede::formats {

/// The result of reading a tag.
struct ComponentTag {
  std::size_t end = 0; ///< The offset after the tag; 0 if it is not a component's tag.
  bool opens = false;
  bool closes = false;
  std::string_view name = {};
  Severity severity = Severity::cosmetic; ///< What readers lose; `cosmetic`: nothing.
};

/// Reads the tag of a component at `at`, and writes its visible parts: a picture, a film, a title.
/// @param at the offset of a "<".
[[nodiscard]] ComponentTag read_component(std::string_view text, std::size_t at, std::string& out);

/// Closes a film, a sound or a frame whose tag ends with "/>", as authors write it in Markdown. For HTML, all that
/// follows would be in it. @return the offset behind the tag; 0 if it is no such tag.
[[nodiscard]] std::size_t read_closed_medium(std::string_view text, std::size_t at, std::string& out);

} // namespace lede::formats
