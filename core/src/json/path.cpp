// JSON paths as messages show them.
#include "json/path.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "base/utf8.h"

namespace lede::json {

namespace {

constexpr std::size_t k_max_name_bytes = 100; // people read paths, so long keys are cut

bool is_name_character(char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-'; }

void append_quoted(std::string& path, char c) {
  if (c == '\'' || c == '\\') {
    path += '\\';
    path += c;
  } else if (c == '\n') {
    path += "\\n";
  } else if (c == '\r') {
    path += "\\r";
  } else if (c == '\t') {
    path += "\\t";
  } else if (static_cast<unsigned char>(c) < 0x20) {
    path += "\\u00";
    ascii::append_hex(path, c, ascii::k_lower_hex_digits);
  } else {
    path += c;
  }
}

} // namespace

void append_name(std::string& path, std::string_view name) {
  const std::string_view shown = utf8::cut(name, k_max_name_bytes);
  if (!name.empty() && shown.size() == name.size() && std::all_of(name.begin(), name.end(), is_name_character)) {
    path += '.';
    path += name;
    return;
  }
  path += "['";
  for (const char c : shown) append_quoted(path, c);
  if (shown.size() != name.size()) path += "\u2026";
  path += "']";
}

void append_index(std::string& path, std::uint32_t index) {
  path += '[';
  append_integer(path, index);
  path += ']';
}

} // namespace lede::json
