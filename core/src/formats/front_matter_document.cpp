// Text documents: front matter in YAML, TOML or JSON with Markdown below it, and words without any.
#include "formats/front_matter_document.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/front_matter_text.h"
#include "formats/properties.h"
#include "json/builder.h"
#include "json/refusal.h"

namespace lede::formats::front_matter {
namespace {

using json::Kind;

/// The begin and end of the front matter's lines, and the begin of the body.
struct Parts {
  std::size_t begin = 0;
  std::size_t end = 0;
  std::size_t body = 0;
  Dialect dialect = Dialect::yaml;
  bool is_there = false;
  bool is_closed = false;
};

/// Returns the offset after the brace that closes the one at `at`, if a text and not more JSON follows; else npos.
std::size_t end_of_json(std::string_view bytes, std::size_t at) {
  std::size_t depth = 0;
  for (; at < bytes.size(); ++at) {
    const char c = bytes[at];
    if (c == '"') {
      for (++at; at < bytes.size() && bytes[at] != '"'; ++at) at += bytes[at] == '\\' ? 1 : 0;
    } else if (c == '{' || c == '[') {
      ++depth;
    } else if ((c == '}' || c == ']') && --depth == 0) {
      break;
    }
  }
  const std::size_t line_end = bytes.find_first_not_of(" \t\r", std::min(at + 1, bytes.size()));
  if (line_end == std::string_view::npos || bytes[line_end] != '\n') return std::string_view::npos;
  const std::size_t next = bytes.find_first_not_of(" \t\r\n", line_end);
  if (next == std::string_view::npos) return next;
  return std::string_view("{[]}\",:;").find(bytes[next]) == std::string_view::npos ? at + 1 : std::string_view::npos;
}

/// Whether a line begins front matter that is a program, as in gray-matter and Eleventy: "---js".
bool is_program(std::string_view line) { return has_word("---js ---javascript ---coffee ---cson", line); }

/// Returns the offset of the line that ends fields which no line begins: two or more lines with a name and a colon,
/// then
/// "---"; npos if there are none. A single line would be a heading of Markdown.
std::size_t end_of_open_fields(std::string_view bytes, std::size_t at) {
  constexpr int k_most_lines = 60;
  int fields = 0;
  bool has_title = false; // other YAML is not front matter
  for (int lines = 0; at < bytes.size() && lines < k_most_lines; ++lines) {
    const std::string_view line = line_at(bytes, at);
    if (line == "---") return fields > 1 && has_title ? at : std::string_view::npos;
    const std::size_t colon = line.find(':');
    const bool is_field = colon != std::string_view::npos && colon > 0 && ascii::is_letter(line[0]) &&
                          line.substr(0, colon).find_first_of(" \t.,/") == std::string_view::npos &&
                          (colon + 1 == line.size() || line[colon + 1] == ' ');
    const bool goes_on = fields > 0 && (line.starts_with(' ') || line.starts_with("- "));
    if (!is_field && !goes_on) return std::string_view::npos;
    if (is_field) ++fields;
    has_title = has_title || line.starts_with("title:");
    at += line.size();
    at = std::min(bytes.size(),
                  bytes.find('\n', at) == std::string_view::npos ? bytes.size() : bytes.find('\n', at) + 1);
  }
  return std::string_view::npos;
}

Parts split(std::string_view bytes) {
  Parts parts;
  if (bytes.starts_with(utf8::k_byte_order_mark)) parts.body = utf8::k_byte_order_mark.size();
  std::size_t opening = bytes.find_first_not_of(" \t\r\n", parts.body);
  if (opening == std::string_view::npos || (opening > 0 && bytes[opening - 1] == ' ')) return parts;
  if (bytes[opening] == '{') { // Hugo's
    parts.end = end_of_json(bytes, opening);
    if (parts.end == std::string_view::npos) return parts;
    parts.begin = opening;
    parts.body = parts.end;
    parts.is_there = parts.is_closed = true;
    return parts;
  }
  std::string_view first = line_at(bytes, opening);
  if (const std::size_t end = end_of_open_fields(bytes, opening); end != std::string_view::npos) { // Hexo's
    parts.begin = opening;
    parts.end = end;
    parts.body = std::min(bytes.size(), end + line_at(bytes, end).size() + 1);
    parts.is_there = parts.is_closed = true;
    return parts;
  }
  const bool is_named = first == "---json" || first == "---yaml" || first == "---toml"; // as in gray-matter
  if (first == "---toml") parts.dialect = Dialect::toml;
  if (is_named) first = "---";
  parts.is_there = first == "---" || first == "+++" || first == ";;;";
  if (!parts.is_there) return parts;
  parts.body = opening;
  if (first == "+++") parts.dialect = Dialect::toml;
  const auto next_line = [bytes](std::size_t at) {
    const std::size_t end = bytes.find('\n', at);
    return end == std::string_view::npos ? bytes.size() : end + 1;
  };
  parts.begin = next_line(parts.body);
  for (parts.end = parts.begin; parts.end < bytes.size(); parts.end = next_line(parts.end)) {
    const std::string_view line = line_at(bytes, parts.end);
    if (line != first && (first != "---" || line != "...")) continue;
    parts.is_closed = true;
    break;
  }
  parts.body = next_line(parts.end);
  return parts;
}

/// Whether bytes that no other format recognises are a text: at least two words, and no bytes that texts do not
/// contain.
bool is_words(std::string_view bytes) {
  constexpr std::size_t k_sample = 4096; // bytes
  std::size_t words = 0;
  bool is_in_word = false;
  for (const char c : bytes.substr(0, k_sample)) {
    const auto byte = static_cast<unsigned char>(c);
    const bool is_letter = ascii::is_letter(c) || !ascii::is_ascii(c);
    const bool is_space = ascii::is_white_space(c);
    if ((byte < 0x20 && !is_space) || byte == 0x7F) return false;
    if (is_letter && !is_in_word) ++words;
    is_in_word = is_letter || (is_in_word && !is_space);
  }
  return words >= 2;
}

/// Whether there is an empty line between words. An article has several paragraphs; an error response of a server ("Not
/// found") has one.
bool has_paragraphs(std::string_view bytes) {
  bool is_behind_words = false;
  bool is_behind_gap = false;
  while (!bytes.empty()) {
    const std::size_t end = std::min(bytes.find('\n'), bytes.size());
    const bool is_empty = bytes.substr(0, end).find_first_not_of(" \t\r\f") == std::string_view::npos;
    if (!is_empty && is_behind_gap) return true;
    is_behind_gap = is_empty && is_behind_words;
    is_behind_words = is_behind_words || !is_empty;
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
  }
  return false;
}

} // namespace

bool recognise_text(std::string_view bytes) {
  if (split(bytes).is_there) return true;
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos || std::string_view("{[\"<").find(bytes[begin]) != std::string_view::npos)
    return false;
  return is_program(line_at(bytes, begin)) || (is_words(bytes) && has_paragraphs(bytes.substr(begin)));
}

Result<json::Document> parse(std::string_view bytes, Report& report) {
  if (std::optional<Error> refusal = json::refusal_of(bytes)) return std::move(*refusal);
  const std::size_t begin = std::min(bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF"), bytes.size());
  if (is_program(line_at(bytes, begin))) {
    const utf8::LineColumn place = utf8::locate(bytes, begin);
    return make_error(messages::front_matter_program, {quote(line_at(bytes, begin).substr(3))},
                      {"$", begin, place.line, place.column});
  }
  const Parts parts = split(bytes);
  if (parts.is_there && !parts.is_closed) {
    const utf8::LineColumn place = utf8::locate(bytes, bytes.size());
    return make_error(messages::front_matter_open, {}, {"$", bytes.size(), place.line, place.column});
  }
  json::Builder builder(bytes, report);
  builder.start(Kind::object, 0);
  TextReader reader(bytes, parts.end, parts.dialect, builder, report);
  if (parts.dialect == Dialect::yaml) {
    read_yaml(reader, parts.begin);
  } else {
    read_toml(reader, parts.begin);
  }
  const std::size_t body = parts.is_there ? parts.body : put_properties(bytes, parts.body, builder);
  builder.key("body");
  builder.verbatim(Kind::string, body, bytes.size() - body);
  return builder.finish();
}

} // namespace lede::formats::front_matter
