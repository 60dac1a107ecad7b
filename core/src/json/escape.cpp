// Escapes inside a JSON string.
#include "json/escape.h"

#include "base/ascii.h"

namespace lede::json {

namespace {

constexpr std::size_t k_unicode_escape_size = 6; // "\u00e9"

/// Reads the code unit of the escape "\u00e9" at `offset`. The caller has checked its "\u".
Escape read_code_unit(std::string_view source, std::size_t offset) {
  Escape escape;
  escape.source_size = k_unicode_escape_size;
  for (std::size_t at = offset + 2; at < offset + k_unicode_escape_size; ++at) {
    if (at >= source.size()) {
      escape.outcome = Escape::Outcome::truncated;
      return escape;
    }
    const int digit = ascii::hex_value(source[at]);
    if (digit < 0) {
      escape.outcome = Escape::Outcome::malformed;
      return escape;
    }
    escape.code_point = escape.code_point * 16 + static_cast<char32_t>(digit);
  }
  return escape;
}

bool is_high_surrogate(char32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(char32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

Escape read_unicode_escape(std::string_view source, std::size_t offset) {
  Escape escape = read_code_unit(source, offset);
  if (escape.outcome != Escape::Outcome::character) return escape;
  if (!is_high_surrogate(escape.code_point) && !is_low_surrogate(escape.code_point)) return escape;

  const std::size_t next = offset + k_unicode_escape_size;
  if (is_high_surrogate(escape.code_point) && source.substr(next, 2) == "\\u") {
    const Escape second = read_code_unit(source, next);
    if (second.outcome == Escape::Outcome::character && is_low_surrogate(second.code_point)) {
      escape.code_point = 0x10000 + ((escape.code_point - 0xD800) << 10) + (second.code_point - 0xDC00);
      escape.source_size = 2 * k_unicode_escape_size;
      return escape;
    }
  }
  escape.code_point = 0xFFFD;
  escape.outcome = Escape::Outcome::lone_surrogate;
  return escape;
}

} // namespace

Escape read_escape(std::string_view source, std::size_t offset) noexcept {
  if (offset + 1 >= source.size()) return {0, 1, Escape::Outcome::truncated};
  switch (source[offset + 1]) {
    case '"': return {'"', 2};
    case '\\': return {'\\', 2};
    case '/': return {'/', 2};
    case 'b': return {'\b', 2};
    case 'f': return {'\f', 2};
    case 'n': return {'\n', 2};
    case 'r': return {'\r', 2};
    case 't': return {'\t', 2};
    case 'u': return read_unicode_escape(source, offset);
    default: return {0, 2, Escape::Outcome::malformed};
  }
}

} // namespace lede::json
