#include "policy/url_plain.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"

namespace lede::url {

namespace {

enum : std::uint8_t { in_host = 1, in_path = 2 };

/// The bytes that the parser does not change in a host, and those that it does not change in a path, query or fragment.
constexpr std::array<std::uint8_t, 256> k_plain = [] {
  std::array<std::uint8_t, 256> plain{};
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    const char character = static_cast<char>(byte);
    if (!ascii::is_alphanumeric(character)) continue;
    plain[byte] = ascii::is_upper(character) ? in_path : in_host | in_path;
  }
  for (const char character : {'-', '.'}) plain[static_cast<unsigned char>(character)] = in_host | in_path;
  for (const char character : {'_', '~', '!', '$', '&', '(', ')', '*', '+', ',', ';', '=', ':', '@', '/', '%'})
    plain[static_cast<unsigned char>(character)] = in_path;
  return plain;
}();

bool is_plain(char character, std::uint8_t where) noexcept {
  return (k_plain[static_cast<unsigned char>(character)] & where) != 0;
}

} // namespace

PlainUrl read_plain(std::string_view text) noexcept {
  std::size_t at = text.starts_with("https://") ? 8 : text.starts_with("http://") ? 7 : 0;
  if (at == 0) return PlainUrl::no;
  // If the last part begins with a letter, the host is not an IPv4 address.
  std::size_t last_part = at;
  const std::size_t host_begin = at;
  for (; at < text.size() && is_plain(text[at], in_host); ++at) {
    if (text[at] == '.') last_part = at + 1;
  }
  if (at == host_begin || last_part == at || ascii::is_digit(text[last_part])) return PlainUrl::no;
  if (at == text.size()) return PlainUrl::without_path;
  if (text[at] != '/') return PlainUrl::no;
  // The parser resolves segments of dots; a dot may be written as "%2e".
  for (; at < text.size() && is_plain(text[at], in_path); ++at) {
    const char next = text[at] == '/' && at + 1 < text.size() ? text[at + 1] : '/';
    if (next == '.' || next == '%') return PlainUrl::no;
  }
  if (at < text.size() && text[at] != '?' && text[at] != '#') return PlainUrl::no;
  while (at < text.size() && (is_plain(text[at], in_path) || text[at] == '?' || text[at] == '#')) ++at;
  return at == text.size() ? PlainUrl::whole : PlainUrl::no;
}

} // namespace lede::url
