// Writes JSON that is also safe inside an HTML script element.
#include "json/writer.h"

#include <array>

#include "base/ascii.h"
#include "base/text.h"

namespace lede::json {

namespace {

/// U+2028 and U+2029 end a line in JavaScript before ES2019, and so end a string literal there.
bool is_line_separator(std::string_view text, std::size_t offset) {
  return text.size() - offset >= 3 && text[offset + 1] == '\x80' &&
         (text[offset + 2] == '\xA8' || text[offset + 2] == '\xA9');
}

void append_escape(std::string& out, unsigned code_unit) {
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += ascii::k_lower_hex_digits[(code_unit >> shift) & 0xFU];
}

/// The letter of the two-character escape, or NUL if there is none.
char short_escape(char c) {
  switch (c) {
    case '"': return '"';
    case '\\': return '\\';
    case '\b': return 'b';
    case '\f': return 'f';
    case '\n': return 'n';
    case '\r': return 'r';
    case '\t': return 't';
    default: return '\0';
  }
}

} // namespace

void Writer::separate() {
  if (needs_comma_) out_ += ',';
  needs_comma_ = true;
}

void Writer::begin_object() {
  separate();
  out_ += '{';
  needs_comma_ = false;
}

void Writer::end_object() {
  out_ += '}';
  needs_comma_ = true;
}

void Writer::begin_array() {
  separate();
  out_ += '[';
  needs_comma_ = false;
}

void Writer::end_array() {
  out_ += ']';
  needs_comma_ = true;
}

void Writer::key(std::string_view name) {
  string(name);
  out_ += ':';
  needs_comma_ = false;
}

void Writer::string(std::string_view text) {
  separate();
  out_ += '"';
  std::size_t plain_begin = 0;
  for (std::size_t offset = 0; offset < text.size(); ++offset) {
    const char c = text[offset];
    const auto byte = static_cast<unsigned char>(c);
    const char letter = short_escape(c);
    const bool ends_markup = escaping_ == Escaping::script && (c == '<' || c == '>' || c == '&');
    const bool separates_lines = byte == 0xE2 && is_line_separator(text, offset);
    if (letter == '\0' && byte >= 0x20 && !ends_markup && !separates_lines) continue;
    out_.append(text, plain_begin, offset - plain_begin);
    if (letter != '\0') {
      out_ += '\\';
      out_ += letter;
    } else if (separates_lines) {
      append_escape(out_, text[offset + 2] == '\xA8' ? 0x2028 : 0x2029);
      offset += 2;
    } else {
      append_escape(out_, byte);
    }
    plain_begin = offset + 1;
  }
  out_.append(text, plain_begin);
  out_ += '"';
}

void Writer::integer(std::int64_t number) {
  separate();
  append_integer(out_, number);
}

void Writer::thousandths(std::int64_t number) {
  separate();
  auto rest = static_cast<std::uint64_t>(number);
  if (number < 0) {
    out_ += '-';
    rest = 0 - rest;
  }
  append_integer(out_, static_cast<std::int64_t>(rest / 1000));
  const auto fraction = static_cast<unsigned>(rest % 1000);
  if (fraction == 0) return;
  const std::array<char, 3> digits = {static_cast<char>('0' + fraction / 100),
                                      static_cast<char>('0' + fraction / 10 % 10),
                                      static_cast<char>('0' + fraction % 10)};
  std::size_t size = digits.size();
  while (digits[size - 1] == '0') --size;
  out_ += '.';
  out_.append(digits.data(), size);
}

void Writer::boolean(bool value) { raw(value ? "true" : "false"); }

void Writer::null() { raw("null"); }

void Writer::raw(std::string_view json) {
  separate();
  out_.append(json);
}

} // namespace lede::json
