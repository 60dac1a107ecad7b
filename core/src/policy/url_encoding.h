// Which ASCII code points the URL standard escapes where, and the escaping itself. Shared by the url_*.cpp files alone.
// @see https://url.spec.whatwg.org/#percent-encoded-bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/words.h"

namespace lede::url {

constexpr bool is_ascii_digit(char byte) noexcept { return byte >= '0' && byte <= '9'; }
constexpr char to_ascii_lower(char byte) noexcept {
  return byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + ('a' - 'A')) : byte;
}
constexpr bool is_ascii_letter(char byte) noexcept {
  return to_ascii_lower(byte) >= 'a' && to_ascii_lower(byte) <= 'z';
}
constexpr bool is_ascii_white_space(char byte) noexcept {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\f' || byte == '\r';
}

/// The value of a hexadecimal digit, or -1.
constexpr int hex_digit_value(char byte) noexcept {
  if (is_ascii_digit(byte)) {
    return byte - '0';
  }
  const char lower = to_ascii_lower(byte);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// A set of ASCII code points, one bit each.
struct AsciiSet {
  std::uint64_t low = 0;
  std::uint64_t high = 0;

  [[nodiscard]] constexpr bool contains(char byte) const noexcept {
    const auto code = static_cast<std::uint8_t>(byte);
    return code < 128 && (((code < 64 ? low : high) >> (code & 63)) & 1) != 0;
  }
  [[nodiscard]] constexpr AsciiSet with(std::string_view members) const noexcept {
    AsciiSet set = *this;
    for (const char byte : members) {
      (byte < 64 ? set.low : set.high) |= std::uint64_t{1} << (byte & 63);
    }
    return set;
  }
};

inline constexpr AsciiSet k_c0_control_set = {0xFFFFFFFF, std::uint64_t{1} << 63};
inline constexpr AsciiSet k_fragment_set = k_c0_control_set.with(" \"<>`");
inline constexpr AsciiSet k_query_set = k_c0_control_set.with(" \"#<>");
inline constexpr AsciiSet k_special_query_set = k_query_set.with("'");
inline constexpr AsciiSet k_path_set = k_query_set.with("?^`{}");
inline constexpr AsciiSet k_userinfo_set = k_path_set.with("/:;=@[\\]|");

inline constexpr AsciiSet k_forbidden_domain_set = k_c0_control_set.with(" #/:<>?@[\\]^|%");

/// Appends `text` with the bytes of `set`, and all that is not ASCII, percent-encoded.
void append_percent_encoded(std::string& out, std::string_view text, const AsciiSet& set);

/// Appends a number in base 10 or 16, lower case, without leading zeros.
void append_number(std::string& out, std::uint32_t value, std::uint32_t radix);

} // namespace lede::url
