// Quoted texts, lists and tables of front matter.
#include "formats/front_matter_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/messages.h"
#include "base/utf8.h"

namespace lede::formats::front_matter {
namespace {

constexpr std::size_t k_most_values = 2000; // front matter of a real article has some twenty

} // namespace

std::size_t TextReader::next_line(std::size_t at) const {
  const std::size_t end = source_.find('\n', at);
  return end == npos ? source_.size() : end + 1;
}

std::size_t TextReader::skip_spaces(std::size_t at) const {
  while (peek(at) == ' ' || peek(at) == '\t') ++at;
  return at;
}

std::size_t TextReader::skip_blank(std::size_t at) const {
  while (at < source_.size()) {
    const char c = source_[at];
    if (c == '#') {
      at = next_line(at);
    } else if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      ++at;
    } else {
      break;
    }
  }
  return at;
}

bool TextReader::is_line_over(std::size_t at) const {
  at = skip_spaces(at);
  return at >= source_.size() || source_[at] == '\n' || source_[at] == '\r' || source_[at] == '#';
}

void TextReader::warn(std::size_t at, WarningText text) {
  const Origin last = builder_.last();
  report_.warn(text, {}, last, at - builder_.offset_of(last));
}

bool TextReader::is_full(std::size_t at) {
  if (builder_.size() < k_most_values) return false;
  if (!is_full_) warn(at, messages::front_matter_too_long);
  is_full_ = true;
  return true;
}

std::size_t TextReader::read_key(std::size_t at) {
  const char separator = dialect_ == Dialect::yaml ? ':' : '=';
  const char quote = peek(at);
  std::size_t begin = at;
  std::size_t end = at;
  if (quote == '"' || quote == '\'') {
    begin = at + 1;
    end = source_.find_first_of(quote == '"' ? "\"\n" : "'\n", begin);
    if (end == npos || source_[end] == '\n') return npos;
    at = skip_spaces(end + 1);
    if (peek(at) != separator) return npos;
  } else {
    // YAML requires white space after the colon, so "http:" in "http://…" is not a key.
    for (at = begin; peek(at) != separator || (separator == ':' && !is_space_or_end(at + 1)); ++at) {
      if (at >= source_.size() || source_[at] == '\n') return npos;
    }
    end = at;
    while (end > begin && (source_[end - 1] == ' ' || source_[end - 1] == '\t')) --end;
  }
  if (end == begin) return npos;
  is_merge_ = dialect_ == Dialect::yaml && source_.substr(begin, end - begin) == "<<";
  builder_.key(begin, end - begin);
  return at + 1;
}

bool TextReader::is_space_or_end(std::size_t at) const {
  const char c = peek(at);
  return at >= source_.size() || c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::size_t TextReader::read_value(std::size_t at) { return read_value(at, false); }

std::size_t TextReader::read_value(std::size_t at, bool in_brackets) {
  if (dialect_ == Dialect::yaml) at = skip_properties(at);
  const std::string_view rest = source_.substr(at < source_.size() ? at : source_.size());
  if (dialect_ == Dialect::toml && (rest.starts_with("\"\"\"") || rest.starts_with("'''"))) return read_long_text(at);
  const char first = peek(at);
  if (first == '"' || first == '\'') return read_quoted(at);
  if (first == '[' || first == '{') {
    if (builder_.depth() < limits::max_json_depth) return first == '[' ? read_list(at) : read_table(at);
    warn(at, messages::front_matter_too_deep);
    builder_.null(at);
    return next_line(at);
  }
  if (dialect_ == Dialect::yaml && first == '*') return read_alias(at, in_brackets);
  return read_plain(at, in_brackets);
}

std::string_view TextReader::anchor_at(std::size_t at) const {
  const std::size_t end = std::min(source_.find_first_of(" \t\r\n,[]{}", at + 1), source_.size());
  return source_.substr(std::min(at + 1, source_.size()), end - std::min(at + 1, end));
}

std::size_t TextReader::skip_properties(std::size_t at) {
  while (peek(at) == '!' || peek(at) == '&') {
    const std::string_view name = anchor_at(at);
    if (peek(at) == '&') {
      if (name.empty()) return at; // "& more" is a text, not an anchor
      constexpr std::size_t k_most = 200;
      if (anchors_.size() < k_most) anchors_.emplace_back(name, Origin{static_cast<std::uint32_t>(builder_.size())});
    }
    at = skip_spaces(at + 1 + name.size());
  }
  return at;
}

const Origin* TextReader::find_anchor(std::string_view name) const {
  for (auto anchor = anchors_.rbegin(); anchor != anchors_.rend(); ++anchor) {
    if (anchor->first == name) return &anchor->second;
  }
  return nullptr;
}

std::size_t TextReader::room() const { return k_most_values - std::min(builder_.size(), k_most_values); }

/// Reads "*name": a copy of the anchor's value. Without such an anchor, it is a text that begins with a star.
std::size_t TextReader::read_alias(std::size_t at, bool in_brackets) {
  const std::string_view name = anchor_at(at);
  const Origin* const anchor = find_anchor(name);
  if (anchor == nullptr) return read_plain(at, in_brackets);
  if (!builder_.repeat(*anchor, at, limits::max_json_depth, room())) {
    builder_.null(at);
    warn(at, messages::yaml_alias);
  }
  return at + 1 + name.size();
}

std::size_t TextReader::read_merge(std::size_t at) {
  const bool is_list = peek(at) == '[';
  if (is_list) at = skip_blank(at + 1);
  while (peek(at) == '*') {
    const std::string_view name = anchor_at(at);
    const Origin* const anchor = find_anchor(name);
    if (anchor == nullptr || !builder_.repeat_members(*anchor, at, limits::max_json_depth, room()))
      warn(at, messages::yaml_merge);
    at += 1 + name.size();
    while (is_list && (peek(at) == ',' || peek(at) == ' ')) ++at;
  }
  if (is_list && peek(at) == ']') ++at;
  return at;
}

std::size_t TextReader::append_escape(std::size_t at, std::string& out) {
  constexpr std::string_view k_letters = "ntrbfe0\"\\/ ";
  constexpr std::string_view k_meanings = {"\n\t\r\b\f\x1B\0\"\\/ ", 11};
  const char letter = peek(at + 1);
  const std::size_t digits = letter == 'x' ? 2 : letter == 'u' ? 4 : letter == 'U' ? 8 : 0;
  if (digits == 0) {
    if (letter == '\n' || (letter == '\r' && peek(at + 2) == '\n')) { // the text continues in the next line
      const std::size_t next = source_.find_first_not_of(" \t\r\n", at + 1);
      return next == npos ? source_.size() : next;
    }
    const std::size_t index = k_letters.find(letter);
    if (index == std::string_view::npos || at + 1 >= source_.size()) {
      warn(at, messages::unknown_escape);
      out += '\\';
      return at + 1;
    }
    out += k_meanings[index];
    return at + 2;
  }
  char32_t code = 0;
  for (std::size_t index = 0; index < digits; ++index) {
    const int value = ascii::hex_value(peek(at + 2 + index));
    if (value < 0 || code > 0x10FFFF) {
      warn(at, messages::unknown_escape);
      out += '\\';
      return at + 1;
    }
    code = code * 16 + static_cast<char32_t>(value);
  }
  utf8::append(out, code);
  return at + 2 + digits;
}

/// Folds a line end into a space; empty lines after it become line ends. @return the offset of the next line's text.
std::size_t TextReader::fold_line_end(std::size_t at, std::string& out) const {
  out.erase(out.find_last_not_of(" \t") + 1);
  std::size_t empty = 0;
  for (at = skip_spaces(at + 1);; at = skip_spaces(at + 1), ++empty) {
    if (peek(at) == '\r') ++at;
    if (peek(at) != '\n') break;
  }
  if (empty == 0) out += ' ';
  out.append(empty, '\n');
  return at;
}

/// Reads a quoted text. YAML folds its lines into one; TOML allows only one line in these quotes.
std::size_t TextReader::read_quoted(std::size_t at) {
  const std::size_t begin = at;
  const char quote = source_[at];
  std::string text;
  for (++at; at < source_.size(); ++at) {
    const char c = source_[at];
    if (c == quote && quote == '\'' && dialect_ == Dialect::yaml && peek(at + 1) == '\'') {
      text += '\'';
      ++at;
    } else if (c == quote) {
      // If nothing was decoded, store a range of the source, so that warnings have exact places.
      const bool is_verbatim = text == source_.substr(begin + 1, at - begin - 1);
      if (is_verbatim) {
        builder_.verbatim(json::Kind::string, begin + 1, text.size());
      } else {
        builder_.decoded(begin, text);
      }
      return at + 1;
    } else if (c == '\\' && quote == '"') {
      at = append_escape(at, text) - 1;
    } else if (c == '\n') {
      at = fold_line_end(at, text) - 1;
    } else if (c != '\r') {
      text += c;
    }
  }
  builder_.decoded(begin, text);
  warn(begin, messages::open_quote);
  return at;
}

std::size_t TextReader::read_long_text(std::size_t at) {
  const std::size_t begin = at;
  const std::string_view quotes = source_.substr(at, 3);
  at += 3;
  if (peek(at) == '\r') ++at;
  if (peek(at) == '\n') ++at; // the first line end is not part of the text
  std::string text;
  while (at < source_.size() && source_.substr(at, 3) != quotes) {
    if (source_[at] == '\\' && quotes[0] == '"') {
      at = append_escape(at, text);
    } else {
      text += source_[at++];
    }
  }
  builder_.decoded(begin, text);
  if (at >= source_.size()) {
    warn(begin, messages::open_quote);
    return source_.size();
  }
  return at + 3;
}

std::size_t TextReader::read_list(std::size_t at) {
  builder_.start(json::Kind::array, at);
  for (at = skip_blank(at + 1); at < source_.size() && source_[at] != ']'; at = skip_blank(at)) {
    if (is_full(at)) break;
    if (source_[at] == ',') {
      ++at;
      continue;
    }
    const std::size_t next = read_value(at, true);
    at = next > at ? next : at + 1; // a closing bracket without an opening one
  }
  if (at >= source_.size()) warn(at, messages::open_list);
  builder_.end();
  return at < source_.size() ? at + 1 : at;
}

std::size_t TextReader::read_table(std::size_t at) {
  builder_.start(json::Kind::object, at);
  at = read_table_members(at + 1);
  builder_.end();
  return at;
}

std::size_t TextReader::read_table_members(std::size_t at) {
  for (at = skip_blank(at); at < source_.size() && source_[at] != '}'; at = skip_blank(at)) {
    if (is_full(at)) break;
    if (source_[at] == ',') {
      ++at;
      continue;
    }
    const std::size_t value = read_key(at);
    if (value == npos) {
      warn(at, messages::expected_key);
      at = next_line(at);
      continue;
    }
    at = skip_spaces(value);
    const bool is_merge = is_merge_ && (peek(at) == '*' || peek(at) == '[');
    at = is_merge ? read_merge(at) : read_value(at, true);
  }
  if (at >= source_.size()) warn(at, messages::open_table);
  return at < source_.size() ? at + 1 : at;
}

bool TextReader::is_plain_end(std::size_t at, bool in_brackets) const {
  const char c = source_[at];
  if (c == '\n') return true;
  if (in_brackets && (c == ',' || c == ']' || c == '}')) return true;
  // In YAML a comment begins after a space.
  return c == '#' && (dialect_ == Dialect::toml || at == 0 || source_[at - 1] == ' ' || source_[at - 1] == '\t');
}

std::size_t TextReader::read_plain(std::size_t at, bool in_brackets) {
  std::size_t end = at;
  while (end < source_.size() && !is_plain_end(end, in_brackets)) ++end;
  std::size_t size = end - at;
  while (size > 0 &&
         (source_[at + size - 1] == ' ' || source_[at + size - 1] == '\t' || source_[at + size - 1] == '\r'))
    --size;
  const std::string_view text = source_.substr(at, size);
  const bool is_null = dialect_ == Dialect::yaml && (text.empty() || text == "~" || text == "null");
  if (is_null) {
    builder_.null(at);
  } else {
    builder_.verbatim(json::Kind::string, at, size);
  }
  return end;
}

} // namespace lede::formats::front_matter
