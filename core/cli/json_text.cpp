// Texts as JSON writes them.
#include "json_text.h"

#include <cstddef>

#include "ascii.h"

namespace lede::cli {

namespace {

/// Returns the size of the character of UTF-8 at an offset; 0 if there is none. Files may have another encoding.
std::size_t size_of_character(std::string_view text, std::size_t at) {
  const auto first = static_cast<unsigned char>(text[at]);
  if (first < 0x80) return 1;
  const std::size_t size = first >= 0xF0 && first < 0xF5 ? 4 : first >= 0xE0 ? 3 : 2;
  if (first < 0xC2 || first >= 0xF5 || at + size > text.size()) return 0;
  for (std::size_t next = at + 1; next < at + size; ++next) {
    if ((static_cast<unsigned char>(text[next]) & 0xC0U) != 0x80U) return 0;
  }
  return size;
}

} // namespace

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char character = text[at];
    const auto byte = static_cast<unsigned char>(character);
    if (const std::size_t size = size_of_character(text, at); size != 1) {
      out += size == 0 ? std::string_view("\uFFFD") : text.substr(at, size);
      at += size == 0 ? 0 : size - 1;
      continue;
    }
    if (character == '"' || character == '\\') out += '\\';
    if (byte < 0x20) {
      out += "\\u00";
      append_hex(out, character, "0123456789abcdef");
    } else {
      out += character;
    }
  }
  out += '"';
  return out;
}

} // namespace lede::cli
