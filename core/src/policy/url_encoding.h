// Which ASCII code points the URL standard escapes where, and the escaping itself.
// @see https://url.spec.whatwg.org/#percent-encoded-bytes
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/words.h"

namespace lede::url {

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

/// Appends `text` with the bytes of `set` and all bytes beyond ASCII percent-encoded.
void append_percent_encoded(std::string& out, std::string_view text, const AsciiSet& set);

/// Returns the bytes of a percent-encoded text; they need not be UTF-8. A "%" that begins no valid escape is kept.
[[nodiscard]] std::string percent_decode(std::string_view text);

/// Appends a number in base 10 or 16, lower case, without leading zeros.
void append_number(std::string& out, std::uint32_t value, std::uint32_t radix);

} // namespace lede::url
