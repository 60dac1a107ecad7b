// ASCII characters and hexadecimal digits, for the names and texts that the command writes.
#pragma once

#include <string>
#include <string_view>

namespace lede::cli {

[[nodiscard]] constexpr bool is_alphanumeric(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

[[nodiscard]] constexpr char to_lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Appends a byte as two hexadecimal digits. @param digits the 16 digits, in lower or upper case.
inline void append_hex(std::string& out, char byte, std::string_view digits) {
  out += digits[static_cast<unsigned char>(byte) >> 4U];
  out += digits[static_cast<unsigned char>(byte) & 15U];
}

} // namespace lede::cli
