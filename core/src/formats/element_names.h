// Maps formats' names to HTML elements.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::formats {

struct ElementName {
  std::string_view name; ///< The name of a node or mark in the format.
  std::string_view element;
};

/// Returns the element for the name of a node or mark; empty if there is none.
template <std::size_t count>
[[nodiscard]] std::string_view element_named(std::string_view name, const ElementName (&names)[count]) {
  for (const ElementName& row : names) {
    if (row.name == name) return row.element;
  }
  return {};
}

} // namespace lede::formats
