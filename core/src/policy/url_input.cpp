// What the URL parser does with a text before it takes it apart.
#include "policy/url_input.h"

#include <cstdint>

#include "policy/url_encoding.h"

namespace lede::url {

namespace {

bool is_ignored_inside(char byte) noexcept { return byte == '\t' || byte == '\n' || byte == '\r'; }

} // namespace

std::string_view strip_ignored(std::string_view input, std::string& storage) {
  while (!input.empty() && static_cast<std::uint8_t>(input.front()) <= ' ') {
    input.remove_prefix(1);
  }
  while (!input.empty() && static_cast<std::uint8_t>(input.back()) <= ' ') {
    input.remove_suffix(1);
  }
  bool has_ignored = false;
  for (const char byte : input) {
    has_ignored = has_ignored || is_ignored_inside(byte);
  }
  if (!has_ignored) {
    return input;
  }
  storage.clear();
  storage.reserve(input.size());
  for (const char byte : input) {
    if (!is_ignored_inside(byte)) {
      storage.push_back(byte);
    }
  }
  return storage;
}

std::size_t scheme_length(std::string_view stripped) noexcept {
  for (std::size_t at = 0; at < stripped.size(); ++at) {
    const char byte = stripped[at];
    if (byte == ':' && at > 0) {
      return at;
    }
    const bool may_follow = is_ascii_digit(byte) || byte == '+' || byte == '-' || byte == '.';
    if (!is_ascii_letter(byte) && (at == 0 || !may_follow)) {
      break;
    }
  }
  return std::string_view::npos;
}

} // namespace lede::url
