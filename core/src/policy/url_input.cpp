// The first steps of the URL parser.
#include "policy/url_parser.h"

#include <cstdint>

#include "base/ascii.h"
#include "policy/url_encoding.h"

namespace lede::url {

namespace {

bool is_ignored_inside(char byte) noexcept {
  // For most bytes, the first comparison decides.
  return static_cast<std::uint8_t>(byte) <= '\r' && (byte == '\t' || byte == '\n' || byte == '\r');
}

} // namespace

std::string_view strip_ignored(std::string_view input, std::string& storage) {
  while (!input.empty() && static_cast<std::uint8_t>(input.front()) <= ' ') {
    input.remove_prefix(1);
  }
  while (!input.empty() && static_cast<std::uint8_t>(input.back()) <= ' ') {
    input.remove_suffix(1);
  }
  std::size_t kept = 0;
  while (kept < input.size() && !is_ignored_inside(input[kept])) {
    ++kept;
  }
  if (kept == input.size()) {
    return input;
  }
  storage = input;
  for (std::size_t at = kept; at < input.size(); ++at) {
    storage[kept] = input[at];
    kept += is_ignored_inside(input[at]) ? 0 : 1;
  }
  return std::string_view(storage).substr(0, kept);
}

std::string read_scheme(std::string_view stripped) {
  std::string scheme;
  for (std::size_t at = 0; at < stripped.size(); ++at) {
    const char byte = stripped[at];
    if (byte == ':' && at > 0) {
      scheme = stripped.substr(0, at);
      lower_ascii(scheme);
      break;
    }
    const bool may_follow = ascii::is_digit(byte) || byte == '+' || byte == '-' || byte == '.';
    if (!ascii::is_letter(byte) && (at == 0 || !may_follow)) {
      break;
    }
  }
  return scheme;
}

} // namespace lede::url
