// Escapes inside a JSON string, read by the scanner that decodes them and by the locator that counts them.
// @see https://www.rfc-editor.org/rfc/rfc8259#section-7
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lede::json {

struct Escape {
  enum class Outcome : std::uint8_t {
    character,
    lone_surrogate, ///< `code_point` is U+FFFD.
    truncated,      ///< The source ends inside the escape.
    malformed,
  };
  char32_t code_point = 0;
  std::size_t source_size = 0; ///< Of "\n" 2, of "\u00e9" 6, of a surrogate pair 12.
  Outcome outcome = Outcome::character;
};

/// @param offset of the "\", which is inside `source`.
[[nodiscard]] Escape read_escape(std::string_view source, std::size_t offset) noexcept;

/// How many bytes of UTF-8 a code point takes.
[[nodiscard]] constexpr std::size_t utf8_size(char32_t code_point) noexcept {
  return code_point < 0x80 ? 1 : code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
}

} // namespace lede::json
