// Percent-encoding, and conversions that several URL files use.
#include "policy/url_encoding.h"

#include "base/ascii.h"

namespace lede::url {

namespace {} // namespace

void append_percent_encoded(std::string& out, std::string_view text, const AsciiSet& set) {
  std::size_t copied = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<std::uint8_t>(text[at]);
    if (byte < 0x80 && !set.contains(text[at])) {
      continue;
    }
    out.append(text.substr(copied, at - copied));
    out.push_back('%');
    ascii::append_hex(out, text[at], ascii::k_upper_hex_digits);
    copied = at + 1;
  }
  out.append(text.substr(copied));
}

std::string percent_decode(std::string_view text) {
  std::string out;
  std::size_t copied = 0;
  for (std::size_t at = text.find('%'); at != std::string_view::npos && text.size() - at > 2; at = text.find('%', at)) {
    const int high = ascii::hex_value(text[at + 1]);
    const int low = ascii::hex_value(text[at + 2]);
    if (high < 0 || low < 0) {
      ++at;
      continue;
    }
    out.append(text.substr(copied, at - copied));
    out.push_back(static_cast<char>(high * 16 + low));
    at += 3;
    copied = at;
  }
  out.append(text.substr(copied));
  return out;
}

void append_number(std::string& out, std::uint32_t value, std::uint32_t radix) {
  char digits[10]; // 4294967295
  std::size_t first = sizeof digits;
  do {
    digits[--first] = ascii::k_lower_hex_digits[value % radix];
    value /= radix;
  } while (value != 0);
  out.append(digits + first, sizeof digits - first);
}

} // namespace lede::url
