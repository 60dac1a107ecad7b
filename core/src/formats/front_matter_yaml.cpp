// The part of YAML that front matter uses: members, lists, texts over several lines, anchors and aliases. Tags are
// skipped. @see https://yaml.org/spec/1.2.2/
#include <string>

#include "base/limits.h"
#include "base/messages.h"
#include "formats/front_matter_text.h"

namespace lede::formats::front_matter {
namespace {

class YamlReader {
 public:
  explicit YamlReader(TextReader& text) : text_(text) {}

  /// Reads the members at one indentation.
  std::size_t read_members(std::size_t line, std::size_t indentation) {
    for (line = skip_blank_lines(line); line < size(); line = skip_blank_lines(line)) {
      const std::size_t begin = text_.skip_spaces(line);
      if (begin - line < indentation || text_.is_full(begin)) break;
      const std::size_t value = begin - line == indentation ? text_.read_key(begin) : TextReader::npos;
      if (value == TextReader::npos) {
        text_.warn(begin, messages::expected_yaml_key);
        line = text_.next_line(line);
        continue;
      }
      line = read_value(value, indentation, true);
    }
    return line;
  }

 private:
  [[nodiscard]] std::size_t size() const { return text_.source().size(); }

  [[nodiscard]] std::size_t skip_blank_lines(std::size_t line) const {
    while (line < size() && text_.is_line_over(line)) line = text_.next_line(line);
    return line;
  }

  [[nodiscard]] std::size_t indentation_of(std::size_t line) const { return text_.skip_spaces(line) - line; }

  [[nodiscard]] bool is_item(std::size_t line) const {
    const std::size_t begin = text_.skip_spaces(line);
    const char next = text_.peek(begin + 1);
    return text_.peek(begin) == '-' && (next == ' ' || next == '\n' || next == '\r' || begin + 1 >= size());
  }

  /// Reads the value after a key or after an item's dash. @return the next line.
  std::size_t read_value(std::size_t at, std::size_t indentation, bool is_member) {
    at = text_.skip_spaces(at);
    const char first = text_.peek(at);
    if (is_member && text_.is_merge() && (first == '*' || first == '[')) return end_line(text_.read_merge(at));
    at = text_.skip_properties(at);
    if (!text_.is_line_over(at)) return read_scalar(at, indentation);
    const std::size_t line = skip_blank_lines(text_.next_line(at));
    const std::size_t inner = line < size() ? indentation_of(line) : 0;
    const bool is_list = line < size() && is_item(line) && inner + (is_member ? 1 : 0) > indentation;
    if (line >= size() || (inner <= indentation && !is_list)) {
      text_.builder().null(at < size() ? at : size());
      return line;
    }
    if (!is_list && !is_member_at(line + inner)) return read_scalar(line + inner, indentation);
    if (text_.builder().depth() >= limits::max_json_depth) {
      text_.builder().null(at);
      text_.warn(line, messages::front_matter_too_deep);
      return size();
    }
    text_.builder().start(is_list ? json::Kind::array : json::Kind::object, line + inner);
    const std::size_t end = is_list ? read_items(line, inner) : read_members(line, inner);
    text_.builder().end();
    return end;
  }

  /// Reads a text or an inline list or table, beside its key or in the next line.
  std::size_t read_scalar(std::size_t at, std::size_t indentation) {
    const char first = text_.peek(at);
    if (first == '|' || first == '>') return read_block_text(at, indentation);
    if (first == '"' || first == '\'' || first == '[' || first == '{') return end_line(text_.read_value(at));
    if (first == '*' && text_.is_alias(at)) return end_line(text_.read_value(at));
    return read_plain(at, indentation);
  }

  std::size_t end_line(std::size_t at) {
    if (!text_.is_line_over(at)) text_.warn(at, messages::text_after_value);
    return text_.next_line(at);
  }

  std::size_t read_items(std::size_t line, std::size_t indentation) {
    for (line = skip_blank_lines(line); line < size(); line = skip_blank_lines(line)) {
      if (indentation_of(line) != indentation || !is_item(line) || text_.is_full(line)) break;
      const std::size_t content = text_.skip_spaces(line + indentation + 1);
      line = is_member_at(content) ? read_item_members(content, content - line)
                                   : read_value(line + indentation + 1, indentation, false);
    }
    return line;
  }

  /// Whether an item is an object whose first member is beside the dash: "- name: Ann".
  [[nodiscard]] bool is_member_at(std::size_t at) const {
    const char first = text_.peek(at);
    if (first == '[' || first == '{' || text_.is_line_over(at)) return false;
    const bool is_quoted = first == '"' || first == '\'';
    if (is_quoted) {
      at = text_.source().find_first_of(first == '"' ? "\"\n" : "'\n", at + 1);
      if (at == TextReader::npos || text_.source()[at] == '\n') return false;
      at = text_.skip_spaces(at + 1);
    }
    for (; at < size() && text_.source()[at] != '\n'; ++at) {
      const char next = text_.peek(at + 1);
      if (text_.source()[at] == ':' && (next == ' ' || next == '\t' || next == '\n' || next == '\r')) return true;
      if (is_quoted || (next == '#' && text_.source()[at] == ' ')) return false;
    }
    return false;
  }

  std::size_t read_item_members(std::size_t at, std::size_t indentation) {
    if (text_.builder().depth() >= limits::max_json_depth) return size();
    text_.builder().start(json::Kind::object, at);
    const std::size_t value = text_.read_key(at);
    std::size_t line = value == TextReader::npos ? text_.next_line(at) : read_value(value, indentation, true);
    line = read_members(line, indentation);
    text_.builder().end();
    return line;
  }

  [[nodiscard]] bool is_empty_line(std::size_t line) const {
    const char first = text_.peek(text_.skip_spaces(line));
    return first == '\n' || first == '\r';
  }

  /// Reads a text without quotes. Lines with a deeper indentation continue it; empty lines among them become line ends.
  std::size_t read_plain(std::size_t at, std::size_t indentation) {
    std::string folded;
    const std::size_t first_end = text_.next_line(at);
    std::size_t end = first_end;
    for (std::size_t line = end, empty = 0; line < size(); line = text_.next_line(line)) {
      if (is_empty_line(line)) {
        ++empty;
        continue;
      }
      if (text_.is_line_over(line) || indentation_of(line) <= indentation) break;
      if (end == first_end) append_line(at, folded);
      if (empty == 0) folded += ' ';
      folded.append(empty, '\n');
      append_line(text_.skip_spaces(line), folded);
      empty = 0;
      end = text_.next_line(line);
    }
    if (end == first_end) {
      text_.read_value(at);
    } else {
      text_.builder().decoded(at, folded);
    }
    return end;
  }

  void append_line(std::size_t at, std::string& out) const {
    std::string_view line = text_.source().substr(at, text_.next_line(at) - at);
    line = line.substr(0, line.find(" #"));
    out += line.substr(0, line.find_last_not_of(" \t\r\n") + 1);
  }

  /// Folds line ends: a single one becomes a space; of several, the first is removed.
  static void fold(std::string& out) {
    if (!out.ends_with('\n')) return;
    out.pop_back();
    if (!out.empty() && !out.ends_with('\n')) out += ' ';
  }

  /// Reads a block scalar. "|" keeps line ends; ">" folds them, except around lines with a deeper indentation. A "-"
  /// after either drops the last line end, which has no meaning here. A digit gives the indentation of the lines; else
  /// the first line does.
  std::size_t read_block_text(std::size_t at, std::size_t indentation) {
    const bool is_folded = text_.peek(at) == '>';
    bool was_deeper = false;
    const std::size_t begin = at;
    std::string out;
    std::size_t own = 0; // the indentation of its lines
    for (const char sign : text_.source().substr(at + 1, 2)) {
      if (sign >= '1' && sign <= '9') own = indentation + static_cast<std::size_t>(sign - '0');
    }
    std::size_t line = text_.next_line(at);
    for (; line < size(); line = text_.next_line(line)) {
      const std::size_t content = text_.skip_spaces(line);
      const char first = text_.peek(content);
      const bool is_empty = content >= size() || first == '\n' || first == '\r';
      if (!is_empty && own == 0) own = content - line;
      if (!is_empty && (content - line <= indentation || content - line < own)) break;
      std::string_view words =
          is_empty ? std::string_view() : text_.source().substr(line + own, text_.next_line(line) - line - own);
      words = words.substr(0, words.find_last_not_of(" \t\r\n") + 1);
      if (!is_empty) {
        const bool is_deeper = words.front() == ' ' || words.front() == '\t';
        if (is_folded && !is_deeper && !was_deeper) fold(out);
        was_deeper = is_deeper;
      }
      out += words;
      out += '\n';
    }
    out.erase(out.find_last_not_of('\n') + 1);
    text_.builder().decoded(begin, out);
    return line;
  }

  TextReader& text_;
};

} // namespace

void read_yaml(TextReader& reader, std::size_t begin) {
  // JSON is valid YAML, and some generators write it as front matter.
  const std::size_t first = reader.skip_blank(begin);
  if (reader.peek(first) == '{') {
    static_cast<void>(reader.read_table_members(first + 1));
  } else {
    YamlReader(reader).read_members(begin, 0);
  }
}

} // namespace lede::formats::front_matter
