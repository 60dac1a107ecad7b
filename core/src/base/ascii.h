// Classes of ASCII characters, their case, and hexadecimal digits. All of the core uses these. A byte of 0x80 or above
// belongs to no class.
// @see https://infra.spec.whatwg.org/#code-points
#pragma once

#include <string>
#include <string_view>

#include "base/bytes.h"

namespace lede::ascii {

[[nodiscard]] constexpr bool is_ascii(char character) noexcept { return static_cast<unsigned char>(character) < 0x80; }
[[nodiscard]] constexpr bool is_upper(char character) noexcept { return character >= 'A' && character <= 'Z'; }
[[nodiscard]] constexpr bool is_lower(char character) noexcept { return character >= 'a' && character <= 'z'; }
[[nodiscard]] constexpr bool is_digit(char character) noexcept { return character >= '0' && character <= '9'; }
[[nodiscard]] constexpr char to_lower(char character) noexcept {
  return is_upper(character) ? static_cast<char>(character + ('a' - 'A')) : character;
}
[[nodiscard]] constexpr char to_upper(char character) noexcept {
  return is_lower(character) ? static_cast<char>(character - ('a' - 'A')) : character;
}
[[nodiscard]] constexpr bool is_letter(char character) noexcept { return is_lower(to_lower(character)); }
[[nodiscard]] constexpr bool is_alphanumeric(char character) noexcept {
  return is_digit(character) || is_letter(character);
}
/// What the HTML and URL standards call ASCII white space.
[[nodiscard]] constexpr bool is_white_space(char character) noexcept {
  return character == ' ' || character == '\t' || character == '\n' || character == '\f' || character == '\r';
}

/// Whether the character is in a set, which is short.
[[nodiscard]] inline bool is_one_of(char character, std::string_view set) noexcept {
  if constexpr (k_is_small_build) return set.find(character) != std::string_view::npos;
  for (const char one : set) {
    if (one == character) return true;
  }
  return false;
}

/// The text without white space at its beginning and its end.
[[nodiscard]] constexpr std::string_view trim(std::string_view text) noexcept {
  while (!text.empty() && is_white_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white_space(text.back())) text.remove_suffix(1);
  return text;
}

/// The text without the characters of a set at its beginning and its end.
[[nodiscard]] constexpr std::string_view trim(std::string_view text, std::string_view set) noexcept {
  const std::size_t begin = text.find_first_not_of(set);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(set) + 1 - begin);
}

/// The value of a hexadecimal digit of either case, or -1.
[[nodiscard]] constexpr int hex_value(char character) noexcept {
  if (is_digit(character)) return character - '0';
  const char lower = to_lower(character);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

inline constexpr std::string_view k_upper_hex_digits = "0123456789ABCDEF";
inline constexpr std::string_view k_lower_hex_digits = "0123456789abcdef";

/// Appends a byte as two hexadecimal digits. @param digits the 16 digits, in lower or upper case.
inline void append_hex(std::string& out, char character, std::string_view digits) {
  const auto byte = static_cast<unsigned char>(character);
  out += digits[byte >> 4U];
  out += digits[byte & 15U];
}

} // namespace lede::ascii
