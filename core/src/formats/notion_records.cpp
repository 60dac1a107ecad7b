// Reads the records of Notion's website, which programs such as react-notion-x store.
#include "formats/notion_records.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/tree_reader.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr int k_most_depth = 100;              // of blocks in blocks
constexpr std::size_t k_most_columns = 200;    // of a table
constexpr std::size_t k_most_properties = 200; // of a page; each is searched in the schema

/// Returns an item of an array; a missing value if there is none.
Value item_of(Value array, std::size_t index) {
  if (!array.is(Kind::array)) return {};
  for (const Value item : array.children()) {
    if (index-- == 0) return item;
  }
  return {};
}

/// Returns a record's content, which is in one `value` or in two.
Value content_of(Value record) {
  const Value value = find(record, "value");
  const Value inner = find(value, "value");
  return inner.is(Kind::object) ? inner : value;
}

Value records_in(Value root) {
  const Value map = find(root, "recordMap");
  const Value blocks = find(map.is(Kind::object) ? map : root, "block");
  if (!blocks.is(Kind::object) || blocks.size() == 0) return {};
  return text_at(content_of(*blocks.children().begin()), "type").empty() ? Value() : blocks;
}

/// Returns the first text of a property: [["words", [["b"]]]].
Value first_text(Value property) { return find_path(property, "0 0"); }

/// A block, and whether it is in the article already.
struct Record {
  std::string_view id;
  Value block;
  bool is_read = false;
};

class Records {
 public:
  Records(Value records, BodyBuilder& body, Report& report) : body_(body), report_(report), marks_(body) {
    for (const Value record : records.children()) records_.push_back({record.key(), content_of(record)});
    std::sort(records_.begin(), records_.end(), [](const Record& a, const Record& b) { return a.id < b.id; });
  }

  void read_children(Value block) {
    if (++depth_ > k_most_depth) {
      report_.warn(messages::named_too_often, {}, block.origin());
    } else {
      read_list(find(block, "content"));
    }
    --depth_;
  }

  [[nodiscard]] std::string words_in(Value texts) const {
    std::string words;
    for (const Value text : texts.children()) words += words_of(text);
    return words;
  }

 private:
  struct BlockType {
    std::string_view names;
    void (Records::*read)(Value block);
  };

  Record* find_record(std::string_view id) {
    const auto found = std::lower_bound(records_.begin(), records_.end(), id,
                                        [](const Record& record, std::string_view key) { return record.id < key; });
    return found != records_.end() && found->id == id ? &*found : nullptr;
  }

  void read_list(Value ids) {
    std::string_view list; // the open list element
    for (const Value id : ids.children()) {
      Record* const record = find_record(id.text());
      if (record == nullptr || record->is_read) {
        report_.warn(messages::notion_children_missing, {}, id.origin());
        continue;
      }
      record->is_read = true;
      const std::string_view type = text_at(record->block, "type");
      const std::string_view wanted = has_word("bulleted_list to_do", type) ? "ul"
                                      : type == "numbered_list"             ? "ol"
                                                                            : "";
      if (wanted != list) {
        if (!list.empty()) body_.end(list);
        if (!wanted.empty()) body_.start(wanted, record->block);
        list = wanted;
      }
      read_block(record->block, type);
    }
    if (!list.empty()) body_.end(list);
  }

  void read_block(Value block, std::string_view type) {
    static constexpr BlockType k_types[] = {
        {"header sub_header sub_sub_header header_4", &Records::read_heading},
        {"bulleted_list numbered_list to_do", &Records::read_item},
        {"quote callout toggle", &Records::read_box},
        {"code equation", &Records::read_code},
        {"divider", &Records::read_divider},
        {"image", &Records::read_picture},
        {"table", &Records::read_table},
        {"table_of_contents breadcrumb page copy_indicator", &Records::skip},
    };
    for (const BlockType& row : k_types) {
      if (has_word(row.names, type)) return (this->*row.read)(block);
    }
    if (address_in(block)) return read_link(block);
    if (has_word("collection_view collection_view_page alias", type)) return warn_unknown_block(block, type, report_);
    write_element("p", title_of(block), block);
    read_children(block);
  }

  static Value title_of(Value block) { return find_path(block, "properties title"); }

  /// Returns the address of a picture, a film or a file.
  static Value address_in(Value block) {
    for (const std::string_view name : {"source", "link"}) {
      const Value address = first_text(find(find(block, "properties"), name));
      if (address.is(Kind::string)) return address;
    }
    return find_path(block, "format display_source");
  }

  /// Returns the words of a text. A "‣" stands for what its mark names: a date, a page.
  [[nodiscard]] std::string words_of(Value text) const {
    for (const Value mark : item_of(text, 1).children()) {
      if (const Value date = find(item_of(mark, 1), "start_date"); date.is(Kind::string))
        return std::string(date.text());
      if (item_of(mark, 0).text() == "e") return std::string(item_of(mark, 1).text());
    }
    const std::string_view words = item_of(text, 0).text();
    return std::string(words == "\u2023" ? std::string_view() : words);
  }

  void write(Value texts) {
    for (const Value text : texts.children()) {
      MarkSet wanted;
      for (const Value mark : item_of(text, 1).children()) {
        const std::string_view name = item_of(mark, 0).text();
        if (name == "b") wanted.add("bold");
        if (name == "i") wanted.add("italic");
        if (name == "s") wanted.add("strikethrough");
        if (name == "_") wanted.add("underline");
        if (name == "c" || name == "e") wanted.add("code");
        if (name == "a") wanted.set_link(item_of(mark, 1).text());
      }
      marks_.set(wanted, text);
      std::string words = words_of(text);
      if (words.empty()) words = title_of_page(text);
      body_.text(words, text);
    }
    marks_.close();
  }

  /// Returns the title of the page that a text names.
  std::string title_of_page(Value text) {
    const Value mark = item_of(item_of(text, 1), 0);
    Record* const page = item_of(mark, 0).text() == "p" ? find_record(item_of(mark, 1).text()) : nullptr;
    return page == nullptr ? std::string() : words_in(title_of(page->block));
  }

  void write_element(std::string_view element, Value texts, Value from) {
    if (texts.size() == 0) return;
    body_.start(element, from);
    write(texts);
    body_.end(element);
  }

  void read_heading(Value block) {
    const std::string_view type = text_at(block, "type");
    write_element(type == "header" ? "h2" : type == "sub_header" ? "h3" : "h4", title_of(block), block);
    read_children(block);
  }

  void read_item(Value block) {
    body_.start("li", block);
    if (text_at(block, "type") == "to_do")
      body_.text(first_text(find_path(block, "properties checked")).text() == "Yes" ? "\u2611 " : "\u2610 ", block);
    write(title_of(block));
    read_children(block);
    body_.end("li");
  }

  void read_box(Value block) {
    const std::string_view type = text_at(block, "type");
    const std::string_view element = type == "quote" ? "blockquote" : type == "callout" ? "aside" : "details";
    body_.start(element, block);
    write_element(type == "toggle" ? "summary" : "p", title_of(block), block);
    read_children(block);
    body_.end(element);
  }

  void read_code(Value block) {
    body_.start("pre", block);
    body_.start("code", block);
    body_.text(words_in(title_of(block)), block, false);
    body_.end("code");
    body_.end("pre");
    write_element("p", find_path(block, "properties caption"), block);
  }

  void read_divider(Value block) { body_.start("hr", block); }

  void read_picture(Value block) {
    const Value address = address_in(block);
    if (!address.is(Kind::string)) return warn_missing(block, "source", report_);
    body_.start("figure", block);
    body_.start("img", address,
                {{"src", address.text()}, {"alt", first_text(find_path(block, "properties alt_text")).text()}});
    write_element("figcaption", find_path(block, "properties caption"), block);
    body_.end("figure");
  }

  /// Reads a film, a post or a file: an embed directly in the text, else a link.
  void read_link(Value block) {
    const Value address = address_in(block);
    const std::string_view type = text_at(block, "type");
    const Value caption = find_path(block, "properties caption");
    if (depth_ <= 1 && !has_word("file pdf bookmark audio", type))
      return add_embed_block(address.text(), words_in(caption), address, body_);
    std::string words = words_in(title_of(block));
    if (words.empty()) words = address.text();
    body_.start("p", block);
    body_.start("a", block, {{"href", address.text()}});
    body_.text(words, address);
    body_.end("a");
    body_.end("p");
    write_element("p", find_path(block, "properties description"), block);
    write_element("p", caption, block);
  }

  void read_table(Value block) {
    const Value columns = find_path(block, "format table_block_column_order");
    bool is_head = find_path(block, "format table_block_column_header").boolean();
    body_.start("table", block);
    body_.start("tbody", block);
    for (const Value id : find(block, "content").children()) {
      Record* const row = find_record(id.text());
      if (row == nullptr || row->is_read) continue;
      row->is_read = true;
      body_.start("tr", row->block);
      std::size_t count = 0;
      for (const Value column : columns.children()) {
        if (++count > k_most_columns) {
          warn_too_many(column, report_);
          break;
        }
        body_.start(is_head ? "th" : "td", column);
        write(find(find(row->block, "properties"), column.text()));
        body_.end(is_head ? "th" : "td");
      }
      body_.end("tr");
      is_head = false;
    }
    body_.end("tbody");
    body_.end("table");
  }

  void skip(Value /*block*/) {}

  BodyBuilder& body_;
  Report& report_;
  InlineMarks marks_;
  std::vector<Record> records_; // in the order of their ids
  int depth_ = 0;
};

Value page_in(Value records) {
  for (const Value record : records.children()) {
    const Value block = content_of(record);
    if (text_at(block, "type") == "page" && find(block, "content").size() != 0) return block;
  }
  return {};
}

/// Reads the page's properties, whose names are in the schema of the collection that the page is in.
void read_properties(Value root, Value page, Article& article, Report& report) {
  UsualFields fields;
  const Value map = find(root, "recordMap");
  const Value collections = find(map.is(Kind::object) ? map : root, "collection");
  const Value collection = collections.is(Kind::object) ? find(collections, text_at(page, "parent_id")) : Value();
  const Value schema = find(content_of(collection), "schema");
  std::size_t count = 0;
  for (const Value property : find(page, "properties").children()) {
    if (++count > k_most_properties) break;
    const Value name = find(find(schema, property.key()), "name");
    if (property.key() == "title" || !name.is(Kind::string)) continue;
    const Value date = find(item_of(item_of(item_of(item_of(property, 0), 1), 0), 1), "start_date");
    fields.add(name.text(), date.is(Kind::string) ? date : first_text(property));
  }
  fields.add("created_at", find(page, "created_time"));
  fields.add("updated_at", find(page, "last_edited_time"));
  fields.add("id", find(page, "id"));
  const Value cover = find_path(page, "format page_cover");
  if (cover.text().starts_with("http")) fields.add("cover", cover);
  fields.finish();
  fields.read(article, report, UsualFields::Body::elsewhere);
}

} // namespace

bool is_notion_records(Value value) { return value.is(Kind::object) && records_in(value); }

void read_notion_records(Value value, Article& article, Report& report) {
  const Value page = page_in(records_in(value));
  if (!page) return;
  read_properties(value, page, article, report);
  BodyBuilder body(article.body, report);
  Records records(records_in(value), body, report);
  const Value title = find_path(page, "properties title");
  article.headline = {records.words_in(title), title.origin()};
  records.read_children(page);
}

} // namespace lede::formats
