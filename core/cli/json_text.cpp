// Texts as JSON writes them.
#include "json_text.h"

#include "ascii.h"

namespace lede::cli {

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
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
