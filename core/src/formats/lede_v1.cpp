// Lede's own article format, version 1. Its fields are tables (lede_v1_tables.h). This file has the functions for
// fields that the tables cannot describe.
#include "base/messages.h"
#include "formats/adapters.h"

#include <string>
#include <utility>

#include "base/limits.h"
#include "base/text.h"
#include "formats/lede_v1_tables.h"
#include "formats/values.h"

namespace lede::formats {

using json::Kind;
using json::Value;

namespace v1 {
namespace {

/// Returns the row of a block type; null if there is none.
const BlockType* find_block_type(std::string_view name) {
  for (const BlockType& row : k_block_types) {
    if (row.name == name) return &row;
  }
  return nullptr;
}

} // namespace

/// Reads rich text: a string is Markdown; other markup is given as {"type": "html", "text": "…"}.
void read_rich_text(Value value, Text& text, Report& report) {
  const Value type = value.find(k_type);
  if (!type.is(Kind::string)) return read_as(k_markdown, value, text, report);
  const BlockType* const row = find_block_type(type.text());
  if (row == nullptr || !row->is_text()) return warn_unknown_block(value, type.text(), report);
  RichText block;
  if (read_object(value, &block, *row->shape, report)) text = std::move(block.text);
}

void read_latest(Value value, Article& article, Report& report) {
  article.has_latest = value.is(Kind::array);
  read_as(items(k_latest), value, article.latest, report);
}

// Rating

namespace {

/// @return whether there is a valid value.
bool read_rating_value(Value value, Rating& rating, Report& report) {
  if (!value || !expect(value, Kind::number, report)) return false;
  const std::int64_t number = value.thousandths().value_or(-1);
  if (number < 0 || number > std::int64_t{rating.best} * 1000) {
    warn_invalid(value, messages::expected_rating, report);
    return false;
  }
  rating.value_thousandths = number;
  return true;
}

} // namespace

void read_rating(Value value, Rating& rating, Report& report) {
  if (!read_object(value, rating, k_rating, report)) return;
  rating.present = true;
  const Value number = value.find("value");
  // Drop a count without a value: it would be shown as "0 of 5 stars".
  if (!read_rating_value(number, rating, report)) {
    if (!number && rating.count > 0) warn_missing(value, "value", report);
    rating.count = 0;
  }
}

// Comments

namespace {

/// Reads threads, up to limits::max_comments. The depth of the JSON bounds the recursion.
class ThreadReader {
 public:
  explicit ThreadReader(Report& report) : report_(report) {}

  void read(Value list, std::vector<Comment>& into, std::size_t depth) {
    if (!list || !expect(list, Kind::array, report_)) return;
    for (const Value item : list.children()) {
      if (count_ == limits::max_comments) return warn_full(item);
      read_comment(item, into, depth);
    }
  }

 private:
  void read_comment(Value item, std::vector<Comment>& into, std::size_t depth) {
    const bool is_complete = read_object(item, into.emplace_back(), k_comment, report_);
    // Replies to a comment that is invalid or at the greatest depth are added beside it.
    std::vector<Comment>* answers = &into;
    if (!is_complete) {
      into.pop_back();
    } else {
      ++count_;
      if (depth < limits::max_comment_depth) {
        answers = &into.back().replies;
        ++depth;
      }
    }
    read(item.find("replies"), *answers, depth);
  }

  void warn_full(Value item) {
    if (!is_full_) warn_too_many(item, report_);
    is_full_ = true;
  }

  Report& report_;
  std::size_t count_ = 0;
  bool is_full_ = false;
};

} // namespace

void read_threads(Value value, std::vector<Comment>& threads, Report& report) {
  ThreadReader(report).read(value, threads, 1);
}

void read_comments(Value value, Comments& comments, Report& report) {
  comments.present = read_object(value, comments, k_comments, report);
}

// Body

namespace {

bool read_block(Value value, Block& block, Report& report) {
  if (!expect(value, Kind::object, report)) return false;
  const Value type = value.find(k_type);
  if (!type) {
    warn_missing(value, k_type, report);
    return false;
  }
  if (!expect(type, Kind::string, report)) return false;
  if (const BlockType* const row = find_block_type(type.text())) {
    return read_object(value, row->emplace(block), *row->shape, report);
  }
  warn_unknown_block(value, type.text(), report);
  return false;
}

} // namespace

void read_body(Value value, std::vector<Block>& body, Report& report) {
  if (value.is(Kind::string)) return read_as(k_markdown, value, std::get<RichText>(body.emplace_back()).text, report);
  if (!value.is(Kind::array)) {
    report.warn(messages::expected_text_or_blocks, {json::describe(value.kind())}, value.origin());
    return;
  }
  for (const Value item : value.children()) {
    if (body.size() == limits::max_blocks) return warn_too_many(item, report);
    if (!read_block(item, body.emplace_back(), report)) body.pop_back();
  }
}

// The article

void check_version(Value value, Article& /*article*/, Report& report) {
  if (!expect(value, Kind::number, report)) return;
  if (value.integer() != 1) warn_invalid(value, messages::expected_version, report);
}

void read_direction(Value value, Direction& direction, Report& report) {
  if (!expect(value, Kind::string, report)) return;
  if (value.text() == "ltr") {
    direction = Direction::left_to_right;
  } else if (value.text() == "rtl") {
    direction = Direction::right_to_left;
  } else {
    warn_invalid(value, messages::expected_direction, report);
  }
}

} // namespace v1

namespace {

/// Whether a document has its text in a field that version 1 does not read.
bool is_foreign(Value root, Value body) {
  if (body.is(Kind::object) && body.size() != 0) return true;
  if (!root.find("headline") && has_any(root, "title name Title heading")) return true;
  constexpr std::string_view k_texts =
      "content contents text html body_html bodyHtml body_text bodyText articleBody content_html content_text fulltext "
      "fullText story markdown blocks sections paragraphs description_html";
  return !body && has_any(root, k_texts);
}

Likeness recognise(Value root) {
  if (!root.is_json()) return Likeness::none; // front matter, a page, a feed
  if (root.find("lede")) return Likeness::certain;
  const Value body = root.find("body");
  if (!root.find("headline") && !body) return Likeness::none;
  if (is_foreign(root, body)) return Likeness::none;
  // If all fields are those of version 1, no other format has to be asked, except if the body is a list: other formats'
  // blocks look like ours.
  const bool is_ours = (!body || body.is(Kind::string)) && has_only_known(root, v1::k_article);
  return is_ours ? Likeness::certain : Likeness::possible;
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  read_object(root, article, v1::k_article, report);
  const Value headline = root.find("headline");
  if (!headline || (headline.is(Kind::string) && is_blank(headline.text()))) {
    report.warn(messages::headline_missing, {}, root.origin());
  }
}

} // namespace

constexpr Format k_lede_v1 = {"lede", "lede-v1 lede-1", recognise, read, nullptr, ArrayOf::nothing};

} // namespace lede::formats
