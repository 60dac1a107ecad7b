// White space between the parts of a tag, and the search for a byte in a text.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/bytes.h"

namespace lede::html {

/// The offset of the first `wanted` at or after `from`, or the text's size.
[[nodiscard]] inline std::size_t find_byte(std::string_view text, std::size_t from, char wanted) noexcept {
  const std::size_t found = text.find(wanted, from);
  return found == std::string_view::npos ? text.size() : found;
}

/// Whether the character is white space between the parts of a tag. A prepared text contains no CR.
[[nodiscard]] constexpr bool is_space(char character) noexcept {
  return character == ' ' || character == '\n' || character == '\t' || character == '\f';
}

} // namespace lede::html
