// Quill's Delta: a sequence of inserted texts and embeds. The attributes of a line end belong to its line.
// @see https://quilljs.com/docs/delta
#include <algorithm>
#include <string>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/rich_text.h"
#include "formats/text_lines.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

Value ops_of(Value value) {
  if (value.is(Kind::array)) return value;
  const Value ops = find(value, "ops");
  return ops.is(Kind::array) ? ops : Value();
}

/// Attributes of inserts that are not marks.
constexpr std::string_view k_other =
    "align direction indent list header blockquote code-block width height alt link "
    "script table cell row";

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report), lines_(body), marks_(body) {}

  void read(Value ops) {
    for (const Value op : ops.children()) {
      if (expect(op, Kind::object, report_)) read_insert(op);
    }
    // The last line has no line end: some converters put the line's attributes on its text.
    if (!runs_.empty()) end_line(find(runs_.back().op, "attributes"), {});
    end_table();
    lines_.close();
  }

 private:
  struct Run {
    Value op;
    std::string_view text; ///< Empty for an embed.
  };

  void read_insert(Value op) {
    const Value insert = find(op, "insert");
    if (!insert) return warn_missing(op, "insert", report_);
    if (insert.is(Kind::object)) return read_thing(op, insert);
    if (!expect(insert, Kind::string, report_)) return;
    std::string_view rest = insert.text();
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find('\n'), rest.size());
      if (end > 0) runs_.push_back({op, rest.substr(0, end)});
      if (end == rest.size()) return;
      end_line(find(op, "attributes"), insert);
      rest.remove_prefix(end + 1);
    }
  }

  /// Reads an embed. A film or a rule is a line of its own.
  void read_thing(Value op, Value thing) {
    const Value film = find_any(thing, {"video", "iframe", "embed", "tweet", "youtube"});
    if (!film && !has_any(thing, "divider hr")) return runs_.push_back({op, {}});
    if (!runs_.empty()) end_line({}, {});
    end_table();
    lines_.close();
    if (!film) {
      body_.add<Divider>(thing);
      return;
    }
    const Value address = film.is(Kind::object) ? find_any(film, {"url", "src"}) : film;
    if (!address.is(Kind::string) || address.text().empty()) return warn_missing(thing, "video", report_);
    add_embed_block(address.text(), {}, address, body_);
  }

  [[nodiscard]] bool is_blank_line() const {
    return std::all_of(runs_.begin(), runs_.end(),
                       [](const Run& run) { return !run.text.empty() && is_blank(run.text); });
  }

  void end_line(Value attributes, Value from) {
    if (!from && !runs_.empty()) from = runs_.front().op;
    if (const Value cell = cell_of(attributes)) {
      write_cell(cell, attributes, from);
    } else {
      end_table();
      write_line(attributes, from);
    }
    runs_.clear();
  }

  void write_line(Value attributes, Value from) {
    const Value list = find(attributes, "list");
    const Value code = find(attributes, "code-block");
    const bool is_code = code.boolean() || code.is(Kind::string);
    if (is_blank_line() && !is_code) {
      if (!list) lines_.close();
      return;
    }
    if (is_code) {
      lines_.start_code(code.is(Kind::string) && code.text() != "plain" ? code.text() : std::string_view(), from);
    } else if (list.is(Kind::string)) {
      const std::int64_t level = std::clamp<std::int64_t>(find(attributes, "indent").integer().value_or(0), 0, 16);
      lines_.start_item(list.text() == "ordered" ? "ol" : "ul", level, from);
      if (list.text() == "checked") body_.text("☑ ", list);
      if (list.text() == "unchecked") body_.text("☐ ", list);
    } else if (find(attributes, "blockquote").boolean()) {
      lines_.start_quotation(from);
    } else if (const Value header = find(attributes, "header")) {
      constexpr std::string_view k_elements[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
      lines_.start_line(k_elements[std::clamp<std::int64_t>(header.integer().value_or(2), 1, 6) - 1], header);
    } else if (runs_.size() == 1 && is_picture(runs_.front())) {
      return add_picture(runs_.front().op);
    } else {
      lines_.start_line("p", from);
    }
    write_runs();
    lines_.end_line();
  }

  void write_runs() {
    for (const Run& run : runs_) {
      if (run.text.empty()) {
        marks_.close();
        write_thing(run.op);
      } else if (lines_.is_code()) {
        body_.text(run.text, run.op, false);
      } else {
        marks_.set(marks_of(run.op), run.op);
        body_.text(run.text, find(run.op, "insert"));
      }
    }
    marks_.close();
  }

  MarkSet marks_of(Value op) {
    MarkSet marks;
    for (const Value attribute : find(op, "attributes").children()) {
      const std::string_view name = attribute.key();
      if (name == "script" && attribute.is(Kind::string)) {
        marks.add(attribute.text());
      } else if (name == "link" && attribute.is(Kind::string)) {
        marks.set_link(attribute.text());
      } else if (attribute.boolean() && !has_word(k_other, name) && !marks.add(name) && !MarkSet::is_look(name)) {
        report_.warn(messages::unknown_mark, {}, attribute.origin());
      }
    }
    return marks;
  }

  /// Whether a run is a picture, and no link.
  [[nodiscard]] static bool is_picture(const Run& run) {
    return run.text.empty() && find_path(run.op, "insert image") && !find_path(run.op, "attributes link");
  }

  /// Returns a picture, whose attributes are those of the insert.
  Image picture_of(Value op) {
    Image image;
    if (!read_tree_picture(find_path(op, "insert image"), image, report_)) return image;
    const Value attributes = find(op, "attributes");
    if (const Value alt = find(attributes, "alt"); alt.is(Kind::string)) read_string(alt, image.alt, report_);
    return image;
  }

  void add_picture(Value op) {
    lines_.close();
    Image image = picture_of(op);
    if (image.empty()) return;
    body_.add<Image>(op) = std::move(image);
  }

  void write_thing(Value op) {
    const Value thing = find(op, "insert");
    if (find(thing, "image")) {
      const Image image = picture_of(op);
      if (image.empty()) return;
      const std::string_view link = text_at(find(op, "attributes"), "link");
      if (!link.empty()) body_.start("a", op, {{"href", link}});
      body_.start("img", op, {{"src", image.url.value}, {"alt", image.alt.value}});
      if (!link.empty()) body_.end("a");
    } else if (const Value formula = find(thing, "formula"); formula.is(Kind::string)) {
      body_.element("code", formula);
    } else if (const Value mention = find(thing, "mention"); mention.is(Kind::object)) {
      const std::string_view sign = text_at(mention, "denotationChar");
      body_.text(concat({sign.empty() ? "@" : sign, text_at(mention, "value")}), mention);
    } else if (const Value emoji = find(thing, "emoji"); emoji.is(Kind::string)) {
      body_.text(emoji.text(), emoji);
    } else {
      std::string_view name = "insert";
      for (const Value member : thing.children()) name = member.key();
      warn_unknown_block(thing, name, report_);
    }
  }

  // Tables: each line is a cell and names its row.

  static Value cell_of(Value attributes) {
    const Value cell = find_any(attributes, {"table", "table-cell-line"});
    return cell.is(Kind::object) ? find_any(cell, {"row", "cell"}) : cell;
  }

  void write_cell(Value row, Value attributes, Value from) {
    const std::string_view cell = text_at(find(attributes, "table-cell-line"), "cell");
    if (!is_table_) {
      lines_.close();
      body_.start("table", from);
    }
    if (is_table_ && !cell.empty() && cell == cell_) { // another line in the same cell
      body_.start("br", from);
      return write_runs();
    }
    if (is_table_) body_.end("td");
    if (is_table_ && row.text() != row_) body_.end("tr");
    if (!is_table_ || row.text() != row_) body_.start("tr", from);
    is_table_ = true;
    row_ = row.text();
    cell_ = cell;
    body_.start("td", from);
    write_runs();
  }

  void end_table() {
    if (!is_table_) return;
    body_.end("td");
    body_.end("tr");
    body_.end("table");
    is_table_ = false;
  }

  BodyBuilder& body_;
  Report& report_;
  TextLines lines_;
  InlineMarks marks_;
  std::vector<Run> runs_; // the runs of the current line
  bool is_table_ = false;
  std::string_view row_;
  std::string_view cell_;
};

} // namespace

bool is_quill(Value value) {
  const Value first = first_object(ops_of(value));
  return first.is(Kind::object) && find(first, "insert") && !find(first, "type");
}

void read_quill(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(ops_of(value)); }

} // namespace lede::formats
