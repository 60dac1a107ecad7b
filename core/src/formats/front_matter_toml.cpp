// The part of TOML that front matter uses: members, tables of one level, arrays of tables, keys with one dot.
// @see https://toml.io/en/v1.0.0
#include "base/messages.h"
#include "formats/front_matter_text.h"

namespace lede::formats::front_matter {
namespace {

class TomlReader {
 public:
  explicit TomlReader(TextReader& text) : text_(text) {}

  void read(std::size_t at) {
    for (at = text_.skip_blank(at); at < text_.source().size(); at = text_.skip_blank(at)) {
      if (text_.is_full(at)) break;
      at = text_.peek(at) == '[' ? read_header(at) : read_member(at);
    }
    leave();
  }

 private:
  /// Enters the table of a dotted key: "image.url = …".
  std::size_t enter_dotted(std::size_t at) {
    const std::string_view line = text_.source().substr(at, text_.source().find_first_of("=\n\"'", at) - at);
    const std::size_t dot = line.find('.');
    const std::string_view table = dot == std::string_view::npos ? std::string_view() : line.substr(0, dot);
    if (table == dotted_) return table.empty() ? at : at + dot + 1;
    leave_dotted();
    if (table.empty()) return at;
    text_.builder().key(at, table.size());
    text_.builder().start(json::Kind::object, at);
    dotted_ = table;
    return at + dot + 1;
  }

  void leave_dotted() {
    if (!dotted_.empty()) text_.builder().end();
    dotted_ = {};
  }

  std::size_t read_member(std::size_t at) {
    at = enter_dotted(at);
    const std::size_t value = text_.read_key(at);
    if (value == TextReader::npos) {
      text_.warn(at, messages::expected_toml_key);
      return text_.next_line(at);
    }
    const std::size_t end = text_.read_value(text_.skip_spaces(value));
    if (!text_.is_line_over(end)) text_.warn(end, messages::text_after_value);
    return text_.next_line(end);
  }

  /// Reads a header: "[table]", or "[[list]]" for another table of an array.
  std::size_t read_header(std::size_t at) {
    leave_dotted();
    const bool is_list = text_.peek(at + 1) == '[';
    std::size_t begin = text_.skip_spaces(at + (is_list ? 2 : 1));
    const std::size_t end = text_.source().find_first_of("]\n", begin);
    if (end == std::string_view::npos || end == begin || text_.peek(end) != ']') {
      text_.warn(at, messages::expected_toml_table);
      return text_.next_line(at);
    }
    std::string_view name = text_.source().substr(begin, end - begin);
    name = name.substr(0, name.find_last_not_of(" \t") + 1);
    if (name.size() > 2 && (name.front() == '"' || name.front() == '\'') && name.back() == name.front()) {
      name = name.substr(1, name.size() - 2);
      ++begin;
    }
    if (!is_list || name != list_) {
      leave();
      text_.builder().key(begin, name.size());
      if (is_list) text_.builder().start(json::Kind::array, at);
    } else {
      text_.builder().end(); // the previous table
    }
    text_.builder().start(json::Kind::object, at);
    open_ = is_list ? 2 : 1;
    list_ = is_list ? name : std::string_view();
    return text_.next_line(end);
  }

  void leave() {
    leave_dotted();
    for (; open_ > 0; --open_) text_.builder().end();
  }

  TextReader& text_;
  std::string_view list_;
  std::string_view dotted_; // the table of the last dotted key
  int open_ = 0;            // number of open objects and arrays
};

} // namespace

void read_toml(TextReader& reader, std::size_t begin) { TomlReader(reader).read(begin); }

} // namespace lede::formats::front_matter
