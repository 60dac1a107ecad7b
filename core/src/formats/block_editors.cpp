// Editors that store a text as a list of blocks with properties: WordPress' block editor, BlockNote and Yoopta; and
// DatoCMS, which has blocks beside a tree.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inline_marks.h"
#include "formats/rich_text.h"
#include "formats/text_lines.h"
#include "formats/tree_reader.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

// WordPress' block editor, as WPGraphQL, the block data API and parse_blocks() give it

std::string_view gutenberg_type(Value block) {
  const Value name = find_any(block, {"name", "blockName"});
  const std::string_view type = name.text();
  const std::size_t slash = type.find('/');
  return slash == std::string_view::npos || slash == 0 ? std::string_view() : type.substr(slash + 1);
}

bool has_gutenberg_members(Value block) {
  return has_any(block, "attributes attrs innerBlocks innerHTML renderedHtml rendered");
}

Value gutenberg_blocks_in(Value value) {
  if (value.is(Kind::object)) value = find_any(value, {"blocks", "editorBlocks", "block_data"});
  const Value first = first_object(value);
  return value.is(Kind::array) && !gutenberg_type(first).empty() && has_gutenberg_members(first) ? value : Value();
}

class GutenbergReader {
 public:
  GutenbergReader(BodyBuilder& body, Report& report) : body_(body), report_(report) {}

  /// The JSON's own depth bounds the recursion.
  void read(Value blocks) {
    for (const Value block : blocks.children()) {
      // WPGraphQL lists blocks inside of others again, unless it is asked not to.
      if (!text_at(block, "parentClientId").empty()) continue;
      if (expect(block, Kind::object, report_)) read_block(block);
    }
  }

 private:
  void read_block(Value block) {
    const Value inner = find(block, "innerBlocks");
    const bool has_inner = inner.is(Kind::array) && inner.size() != 0;
    const Value whole = find_any(block, {"renderedHtml", "rendered"});
    const Value own = find_any(block, {"innerHTML", "innerHtml", "saveContent", "originalContent"});
    const Value html = whole.is(Kind::string) ? whole : has_inner ? Value() : own;
    if (html.is(Kind::string) && !is_blank(html.text())) return body_.add_html(html);
    const Value attributes = find_any(block, {"attributes", "attrs"});
    const std::string_view type = gutenberg_type(block);
    if (type == "list") {
      const std::string_view element = find(attributes, "ordered").boolean() ? "ol" : "ul";
      return write_around(element, block, inner);
    }
    if (type == "list-item") {
      body_.start("li", block);
      write_line(find(attributes, "content"));
      read(inner);
      return body_.end("li");
    }
    if (type == "quote" || type == "pullquote") return read_quote(block, attributes, inner);
    if (type == "paragraph") return write_element("p", find(attributes, "content"));
    if (has_inner) return read(inner);
    if (attributes.size() == 0) return;
    if (!add_usual_block(attributes, type, body_, report_)) warn_unknown_block(block, type, report_);
  }

  void read_quote(Value block, Value attributes, Value inner) {
    body_.start("blockquote", block);
    if (const Value text = find(attributes, "value"); text.is(Kind::string)) write_line(text);
    read(inner);
    write_element("cite", find(attributes, "citation"));
    body_.end("blockquote");
  }

  void write_around(std::string_view element, Value block, Value inner) {
    body_.start(element, block);
    read(inner);
    body_.end(element);
  }

  void write_element(std::string_view element, Value text) {
    if (!text.is(Kind::string) || is_blank(text.text())) return;
    body_.start(element, text);
    write_line(text);
    body_.end(element);
  }

  void write_line(Value text) {
    if (text.is(Kind::string)) body_.inline_html(text.text(), text);
  }

  BodyBuilder& body_;
  Report& report_;
};

// BlockNote. @see https://www.blocknotejs.org/docs/foundations/document-structure

class BlockNoteReader {
 public:
  BlockNoteReader(BodyBuilder& body, Report& report) : body_(body), report_(report), marks_(body), list_(body) {}

  void read(Value blocks) {
    read_blocks(blocks, 1);
    list_.close();
  }

 private:
  /// The JSON's own depth bounds the recursion.
  void read_blocks(Value blocks, std::int64_t level) {
    for (const Value block : blocks.children()) {
      if (!expect(block, Kind::object, report_)) continue;
      const std::string type = plain_type(text_at(block, "type"));
      const bool is_item = type.ends_with("listitem");
      if (!is_item) list_.close();
      if (is_item) {
        list_.start_item(type == "numberedlistitem" ? "ol" : "ul", level, block);
        if (type == "checklistitem")
          body_.text(find_path(block, "props checked").boolean() ? "\xE2\x98\x91 " : "\xE2\x98\x90 ", block);
        write_content(find(block, "content"));
      } else {
        read_block(block, type);
      }
      read_blocks(find(block, "children"), is_item ? level + 1 : 1);
    }
  }

  void read_block(Value block, const std::string& type) {
    const Value content = find(block, "content");
    const Value properties = find(block, "props");
    if (type == "table" || find(content, "rows").is(Kind::array)) return read_table(content);
    if (type == "heading") {
      const std::string level(find(properties, "level").text());
      return write_element(concat({"h", level.size() == 1 && level >= "1" && level <= "6" ? level : "2"}), block);
    }
    if (type == "quote") return write_element("blockquote", block);
    if (type == "codeblock") {
      body_.start("pre", block);
      write_element("code", block);
      return body_.end("pre");
    }
    const bool has_text = (content.is(Kind::array) && content.size() != 0) || !is_blank(content.text());
    if (has_text) return write_element("p", block);
    if (type == "paragraph" || type == "heading" || properties.size() == 0) return;
    if (type == "divider" || type == "pagebreak") {
      body_.add<Divider>(block);
    } else if (!add_usual_block(properties, type, body_, report_)) {
      warn_unknown_block(block, type, report_);
    }
  }

  void read_table(Value content) {
    body_.start("table", content);
    for (const Value row : find(content, "rows").children()) {
      body_.start("tr", row);
      for (const Value cell : find(row, "cells").children()) {
        body_.start("td", cell);
        write_content(cell.is(Kind::object) ? find(cell, "content") : cell);
        body_.end("td");
      }
      body_.end("tr");
    }
    body_.end("table");
  }

  void write_element(std::string_view element, Value block) {
    body_.start(element, block);
    write_content(find(block, "content"));
    body_.end(element);
  }

  void write_content(Value content) {
    if (content.is(Kind::string)) body_.text(content.text(), content);
    for (const Value part : content.children()) {
      if (const Value address = find(part, "href"); address.is(Kind::string)) {
        for (const Value text : find(part, "content").children()) write_text(text, address.text());
      } else {
        write_text(part, {});
      }
    }
    marks_.close();
  }

  void write_text(Value part, std::string_view address) {
    const Value text = part.is(Kind::string) ? part : find_any(part, {"text", "content"});
    if (!text.is(Kind::string)) return warn_missing(part, "text", report_);
    MarkSet wanted;
    for (const Value style : find(part, "styles").children()) {
      if (style.boolean()) wanted.add(style.key());
    }
    wanted.set_link(address);
    marks_.set(wanted, part);
    body_.text(text.text(), text);
  }

  BodyBuilder& body_;
  Report& report_;
  InlineMarks marks_;
  ListRun list_;
};

/// Returns the object with DatoCMS' tree: {"schema": "dast", "document": …}.
Value dato_text_in(Value value) {
  const Value inner = find(value, "value");
  const Value text = inner.is(Kind::object) ? inner : value;
  return text_at(text, "schema") == "dast" ? text : Value();
}

bool is_yoopta_block(Value block) {
  return block.is(Kind::object) && find(block, "value").is(Kind::array) && find_path(block, "meta order") &&
         find(block, "type").is(Kind::string);
}

} // namespace

bool is_gutenberg(Value value) { return static_cast<bool>(gutenberg_blocks_in(value)); }

void read_gutenberg(Value value, BodyBuilder& body, Report& report) {
  GutenbergReader(body, report).read(gutenberg_blocks_in(value));
}

bool is_blocknote(Value value) {
  const Value first = first_object(value);
  return value.is(Kind::array) && find(first, "props").is(Kind::object) && find(first, "type").is(Kind::string) &&
         find(first, "children").is(Kind::array);
}

void read_blocknote(Value value, BodyBuilder& body, Report& report) { BlockNoteReader(body, report).read(value); }

/// Whether a value is a document of Yoopta: {"a1": {"type": …, "value": [nodes of Slate], "meta": {"order": 0}}, …}.
bool is_yoopta(Value value) {
  if (!value.is(Kind::object) || value.size() == 0) return false;
  for (const Value block : value.children()) {
    if (!is_yoopta_block(block)) return false;
  }
  return true;
}

void read_yoopta(Value value, BodyBuilder& body, Report& report) {
  std::vector<Value> blocks;
  for (const Value block : value.children()) blocks.push_back(block);
  const auto order = [](Value block) { return find_path(block, "meta order").integer().value_or(0); };
  std::stable_sort(blocks.begin(), blocks.end(), [&](Value a, Value b) { return order(a) < order(b); });
  for (const Value block : blocks) read_tree(find(block, "value"), body, report);
}

bool is_dato(Value value) { return dato_text_in(value) && find(value, "blocks").size() != 0; }

/// Reads a tree of DatoCMS whose pictures, galleries and quotations are in a list beside it.
void read_dato(Value value, BodyBuilder& body, Report& report) {
  const auto id_of = [](Value record) { return text_at(record, "id"); };
  std::vector<Value> records;
  for (const Value record : find(value, "blocks").children()) records.push_back(record);
  std::stable_sort(records.begin(), records.end(), [&](Value a, Value b) { return id_of(a) < id_of(b); });
  std::vector<bool> is_shown(records.size()); // a record is shown once: else records in records multiply the text
  for (const Value node : find_path(dato_text_in(value), "document children").children()) {
    const std::string_view id = text_at(node, "item");
    const auto found = std::lower_bound(records.begin(), records.end(), id,
                                        [&](Value record, std::string_view other) { return id_of(record) < other; });
    if (!id.empty() && found != records.end() && id_of(*found) == id) {
      const auto place = static_cast<std::size_t>(found - records.begin());
      if (is_shown[place]) {
        report.warn(messages::named_too_often, {}, node.origin());
        continue;
      }
      is_shown[place] = true;
      if (add_usual_block(*found, text_at(*found, "__typename"), body, report)) continue;
    }
    TreeReader(body, report).read_card(type_of(node), node);
  }
}

} // namespace lede::formats
