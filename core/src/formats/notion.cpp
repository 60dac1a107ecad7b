// Notion: a page with its properties and blocks, as in responses of Notion's API.
// @see https://developers.notion.com/reference/block
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/notion_records.h"
#include "formats/rich_text.h"
#include "formats/tree_reader.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Returns the content of a block, which is in a member named after its type.
Value inside_of(Value block) { return find(block, text_at(block, "type")); }

bool is_block(Value value) {
  if (!value.is(Kind::object) || !inside_of(value).is(Kind::object)) return false;
  const Value texts = find_any(inside_of(value), {"rich_text", "text"});
  return text_at(value, "object") == "block" || texts.is(Kind::array);
}

/// Returns a list of blocks: an array, a response of the API, or a form that scripts write.
Value blocks_in(Value value) {
  if (value.is(Kind::object)) value = find_any(value, {"results", "children", "blocks", "content"});
  if (value.is(Kind::object)) value = find(value, "results");
  return value.is(Kind::array) && is_block(first_object(value)) ? value : Value();
}

Value texts_of(Value holder) { return find_any(holder, {"rich_text", "text", "title"}); }

std::string words_in(Value texts) {
  std::string words;
  for (const Value text : texts.children()) words += text_at(text, "plain_text");
  return words;
}

/// Returns the address of a file, which is on another site, or on Notion's with an address that is valid for an hour.
Value address_in(Value file) {
  for (const std::string_view holder : {"external", "file", "file_upload"}) {
    if (const Value url = find(find(file, holder), "url"); url.is(Kind::string)) return url;
  }
  return find(file, "url");
}

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report), marks_(body) {}

  /// The JSON's own depth bounds the recursion.
  void read(Value blocks) {
    std::string_view list; // the open list element
    for (const Value block : blocks.children()) {
      if (!expect(block, Kind::object, report_)) continue;
      const std::string_view type = text_at(block, "type");
      const std::string_view wanted = type == "bulleted_list_item" || type == "to_do" ? "ul"
                                      : type == "numbered_list_item"                  ? "ol"
                                                                                      : "";
      if (wanted != list) {
        if (!list.empty()) body_.end(list);
        if (!wanted.empty()) body_.start(wanted, block);
        list = wanted;
      }
      read_block(block, type);
    }
    if (!list.empty()) body_.end(list);
  }

 private:
  struct BlockType {
    std::string_view names;
    void (Reader::*read)(Value block, Value inside);
  };

  void read_block(Value block, std::string_view type) {
    static constexpr BlockType k_types[] = {
        {"paragraph", &Reader::read_paragraph},
        {"heading_1 heading_2 heading_3 heading_4", &Reader::read_heading},
        {"bulleted_list_item numbered_list_item to_do", &Reader::read_item},
        {"quote", &Reader::read_quotation},
        {"callout", &Reader::read_callout},
        {"toggle", &Reader::read_toggle},
        {"code", &Reader::read_code},
        {"equation", &Reader::read_equation},
        {"divider", &Reader::read_divider},
        {"image", &Reader::read_picture},
        {"video audio file pdf embed bookmark link_preview", &Reader::read_link},
        {"table", &Reader::read_table},
        {"column_list column synced_block", &Reader::read_children},
        {"table_of_contents breadcrumb template child_page child_database", &Reader::skip},
    };
    const Value inside = inside_of(block);
    for (const BlockType& row : k_types) {
      if (has_word(row.names, type)) return (this->*row.read)(block, inside);
    }
    if (texts_of(inside).is(Kind::array)) return read_paragraph(block, inside);
    warn_unknown_block(block, type, report_);
    read_children(block, inside);
  }

  static Value children_of(Value block, Value inside) {
    const Value own = blocks_in(find_any(block, {"children"}));
    return own ? own : blocks_in(find(inside, "children"));
  }

  void read_children(Value block, Value inside) {
    const Value children = children_of(block, inside);
    if (children) return read_inside(children);
    if (find(block, "has_children").boolean()) {
      report_.warn(messages::notion_children_missing, {}, block.origin());
    }
  }

  void read_inside(Value blocks) {
    ++depth_;
    read(blocks);
    --depth_;
  }

  void write(Value texts) {
    for (const Value text : texts.children()) {
      const Value annotations = find(text, "annotations");
      MarkSet wanted;
      for (const Value mark : annotations.children()) {
        if (mark.boolean()) wanted.add(mark.key());
      }
      Value address = find(text, "href");
      if (!address.is(Kind::string)) address = find_path(text, "text link url");
      if (address.is(Kind::string)) wanted.set_link(address.text());
      if (text_at(text, "type") == "equation") wanted.add("code");
      marks_.set(wanted, text);
      Value words = find(text, "plain_text");
      if (!words.is(Kind::string)) words = find_path(text, "text content");
      if (words.is(Kind::string)) body_.text(words.text(), words);
    }
    marks_.close();
  }

  void write_element(std::string_view element, Value texts, Value from) {
    if (texts.size() == 0) return;
    body_.start(element, from);
    write(texts);
    body_.end(element);
  }

  void read_paragraph(Value block, Value inside) {
    write_element("p", texts_of(inside), block);
    read_children(block, inside);
  }

  /// Reads a heading. Notion's first level is below the page's title.
  void read_heading(Value block, Value inside) {
    const char level = text_at(block, "type").back();
    write_element(level == '1' ? "h2" : level == '2' ? "h3" : "h4", texts_of(inside), block);
    read_children(block, inside);
  }

  void read_item(Value block, Value inside) {
    body_.start("li", block);
    if (text_at(block, "type") == "to_do") body_.text(find(inside, "checked").boolean() ? "☑ " : "☐ ", block);
    write(texts_of(inside));
    read_children(block, inside);
    body_.end("li");
  }

  void read_quotation(Value block, Value inside) {
    body_.start("blockquote", block);
    write_element("p", texts_of(inside), block);
    read_children(block, inside);
    body_.end("blockquote");
  }

  void read_callout(Value block, Value inside) {
    body_.start("aside", block);
    body_.start("p", block);
    if (const std::string_view sign = text_at(find(inside, "icon"), "emoji"); !sign.empty())
      body_.text(concat({sign, " "}), block);
    write(texts_of(inside));
    body_.end("p");
    read_children(block, inside);
    body_.end("aside");
  }

  void read_toggle(Value block, Value inside) {
    body_.start("details", block);
    body_.start("summary", block);
    write(texts_of(inside));
    body_.end("summary");
    read_children(block, inside);
    body_.end("details");
  }

  void read_code(Value block, Value inside) {
    body_.start("pre", block);
    body_.start("code", block);
    for (const Value text : texts_of(inside).children()) body_.text(text_at(text, "plain_text"), text, false);
    body_.end("code");
    body_.end("pre");
    write_element("p", find(inside, "caption"), block);
  }

  void read_equation(Value block, Value inside) {
    body_.start("p", block);
    body_.start("code", block);
    body_.text(text_at(inside, "expression"), block);
    body_.end("code");
    body_.end("p");
  }

  void read_divider(Value block, Value /*inside*/) {
    if (depth_ > 0) return body_.start("hr", block);
    body_.add<Divider>(block);
  }

  void read_picture(Value block, Value inside) {
    const Value address = address_in(inside);
    if (!expect(address, Kind::string, report_)) return;
    const Value caption = find(inside, "caption");
    body_.start("figure", block);
    body_.start("img", address, {{"src", address.text()}});
    write_element("figcaption", caption, block);
    body_.end("figure");
  }

  /// Reads a film, a post or a file: an embed directly in the text, else a link.
  void read_link(Value block, Value inside) {
    const Value address = address_in(inside);
    const std::string_view type = text_at(block, "type");
    const Value caption = find(inside, "caption");
    if (!address.is(Kind::string)) return warn_missing(block, "url", report_);
    if (depth_ == 0 && (type == "video" || type == "embed")) {
      add_embed_block(address.text(), words_in(caption), address, body_);
      return;
    }
    if (type == "audio" || type == "video") {
      body_.start("figure", block);
      body_.start(type, block, {{"src", address.text()}, {"controls", "controls"}});
      body_.end(type);
      write_element("figcaption", caption, block);
      body_.end("figure");
      return;
    }
    const std::string_view name = text_at(inside, "name");
    body_.start("p", block);
    body_.start("a", block, {{"href", address.text()}});
    if (caption.size() != 0) {
      body_.text(words_in(caption), caption);
    } else {
      body_.text(name.empty() ? address.text() : name, address);
    }
    body_.end("a");
    body_.end("p");
  }

  void read_table(Value block, Value inside) {
    bool is_head = find(inside, "has_column_header").boolean();
    const Value rows = children_of(block, inside);
    if (!rows) return read_children(block, inside);
    body_.start("table", block);
    body_.start("tbody", block);
    for (const Value row : rows.children()) {
      body_.start("tr", row);
      bool is_first = find(inside, "has_row_header").boolean();
      for (const Value cell : find(inside_of(row), "cells").children()) {
        const std::string_view element = is_head || is_first ? "th" : "td";
        body_.start(element, cell);
        write(cell);
        body_.end(element);
        is_first = false;
      }
      body_.end("tr");
      is_head = false;
    }
    body_.end("tbody");
    body_.end("table");
  }

  void skip(Value /*block*/, Value /*inside*/) {}

  BodyBuilder& body_;
  Report& report_;
  InlineMarks marks_;
  int depth_ = 0;
};

/// Whether a value is a page, or a row of a database, which programs store without `object`.
bool is_page(Value value) {
  const Value properties = find(value, "properties");
  if (text_at(value, "object") == "page") return properties.is(Kind::object);
  // Any system may have such properties beside its text.
  if (find(value, "object") || find_any(value, {"content", "html", "body", "text", "markdown", "contentHtml", "title"}))
    return false;
  for (const Value property : properties.children()) {
    if (text_at(property, "type") == "title" && find(property, "title").is(Kind::array)) return true;
  }
  return false;
}

/// Returns the page of a document. The page and its blocks are members of one object, with any names, or the blocks are
/// in the page.
Value page_in(Value root) {
  if (is_page(root)) return root;
  for (const Value member : root.is(Kind::object) ? root.children() : Value().children()) {
    if (is_page(member)) return member;
  }
  return {};
}

Likeness recognise(Value root) {
  if (is_notion_records(root)) return Likeness::certain;
  if (page_in(root) || is_notion(root)) return Likeness::certain;
  return root.is(Kind::object) && !root.find("lede") && find_body(root, is_notion) ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  const Value results = root.is(Kind::object) ? find(root, "results") : root;
  for (const Value item : (results.is(Kind::array) ? results : Value()).children()) {
    if (page_in(item)) items.push_back(item);
  }
}

/// Reads the properties. The value of a property is in a member named after its type.
void read_properties(Value page, Article& article, Report& report) {
  UsualFields fields;
  for (const Value property : find(page, "properties").children()) {
    const Value value = inside_of(property);
    const std::string_view type = text_at(property, "type");
    if (type == "title") {
      article.headline = {words_in(value), value.origin()};
    } else if (type == "rich_text" && value.size() == 1) {
      fields.add(property.key(), find(first_object(value), "plain_text"));
    } else if (type == "date") {
      fields.add(property.key(), find(value, "start"));
    } else if (type == "files") {
      fields.add(property.key(), address_in(first_object(value)));
    } else if (has_word("select multi_select people created_by url email rich_text", type)) {
      fields.add(property.key(), value);
    }
  }
  fields.add("created_at", find(page, "created_time"));
  fields.add("updated_at", find(page, "last_edited_time"));
  fields.add("id", find(page, "id"));
  fields.add("url", find(page, "public_url"));
  if (const Value cover = address_in(find(page, "cover"))) fields.add("cover", cover);
  fields.finish();
  Text headline = article.headline;
  fields.read(article, report, UsualFields::Body::elsewhere);
  if (!headline.empty()) article.headline = std::move(headline);
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  if (is_notion_records(root)) return read_notion_records(root, article, report);
  const Value page = page_in(root);
  if (page) {
    read_properties(page, article, report);
  } else if (!is_notion(root)) {
    const Value body = find_body(root, is_notion);
    BodyBuilder builder(article.body, report);
    read_notion(body, builder, report);
    return read_around(root, body, article, report);
  }
  Value blocks = is_notion(root) ? root : Value();
  for (const Value member : (blocks ? Value() : root).children()) {
    if (!blocks && is_notion(member)) blocks = member;
  }
  if (!blocks) return;
  BodyBuilder builder(article.body, report);
  read_notion(blocks, builder, report);
}

} // namespace

bool is_notion(Value value) { return static_cast<bool>(blocks_in(value)); }

void read_notion(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(blocks_in(value)); }

constexpr Format k_notion = {"notion", "", recognise, read, list, ArrayOf::blocks};

} // namespace lede::formats
