// The components of MDX: "<Chart data={rows} />".
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "base/report.h"

namespace lede::formats {

/// What became of a tag.
struct ComponentTag {
  std::size_t end = 0; ///< Behind the tag; 0 if there is no component's tag here.
  bool opens = false;
  bool closes = false;
  std::string_view name = {};
  Severity severity = Severity::cosmetic; ///< What its readers miss; cosmetic: nothing.
};

/// Reads the tag of a component at `at`, and writes what there is to show of
/// it: a picture, a film, a title.
/// @param text where `at` is a "<".
[[nodiscard]] ComponentTag read_component(std::string_view text, std::size_t at, std::string& out);

} // namespace lede::formats
