// Editor.js: a list of blocks, alone or as the body of an article. Its texts are HTML with inline elements.
// @see https://editorjs.io/saving-data/
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/messages.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

bool is_body(Value value) {
  const Value first = first_object(find(value, "blocks"));
  const bool is_draftjs = find(value, "entityMap") || has_any(first, "inlineStyleRanges entityRanges");
  return !is_draftjs && value.is(Kind::object) && first.is(Kind::object) && find(first, "type").is(Kind::string) &&
         first.find("data");
}

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report) {}

  void read(Value body) {
    std::vector<Value> notes;
    for (const Value block : find(body, "blocks").children()) {
      if (!expect(block, Kind::object, report_)) continue;
      read_block(block);
      for (const Value note : find_path(block, "tunes footnotes").children()) notes.push_back(note);
    }
    add_notes(notes);
  }

 private:
  struct BlockType {
    std::string_view name;
    void (Reader::*read)(Value block, Value data);
  };

  void read_block(Value block) {
    static constexpr BlockType k_types[] = {
        {"paragraph", &Reader::read_paragraph}, {"header", &Reader::read_header},
        {"list", &Reader::read_list},           {"nestedlist", &Reader::read_list},
        {"checklist", &Reader::read_list},      {"quote", &Reader::read_quote},
        {"code", &Reader::read_code},           {"delimiter", &Reader::read_delimiter},
        {"image", &Reader::read_image},         {"simpleImage", &Reader::read_image},
        {"embed", &Reader::read_embed},         {"table", &Reader::read_table},
        {"linkTool", &Reader::read_link},       {"raw", &Reader::read_raw},
        {"warning", &Reader::read_warning},     {"attaches", &Reader::read_attachment},
        {"personality", &Reader::read_person},  {"columns", &Reader::read_columns},
    };
    const Value type = find(block, "type");
    if (!type) return warn_missing(block, "type", report_);
    if (!expect(type, Kind::string, report_)) return;
    const Value data = find(block, "data");
    for (const BlockType& row : k_types) {
      if (row.name != type.text()) continue;
      if (!data) return warn_missing(block, "data", report_);
      if (expect(data, Kind::object, report_)) (this->*row.read)(block, data);
      return;
    }
    if (!read_unknown(block, data, type.text())) warn_unknown_block(block, type.text(), report_);
  }

  /// Reads an unknown tool: its blocks, its words, or what a block of any system may have.
  bool read_unknown(Value block, Value data, std::string_view type) {
    if (find(data, "blocks").is(Kind::array)) {
      read(data);
    } else if (has_parts(data) || !read_words(data)) {
      if (!add_usual_block(data, type, body_, report_)) return false;
    } else {
      report_.warn(messages::unknown_block_text_kept, {quote(type)}, block.origin());
      return true;
    }
    report_.warn(messages::unknown_block_parts_kept, {quote(type)}, block.origin());
    return true;
  }

  static bool has_parts(Value data) {
    for (const Value member : data.children()) {
      if ((member.is(Kind::array) || member.is(Kind::object)) && member.size() != 0) return true;
    }
    return false;
  }

  /// Reads the text of an unknown tool, as a link if it has an address.
  bool read_words(Value data) {
    const Value address = find_any(data, {"link", "url"});
    const bool is_link = address.is(Kind::string) && !address.text().empty();
    bool has_read = false;
    for (const std::string_view name : {"title", "text", "message", "content", "caption"}) {
      const Value words = find(data, name);
      if (!words.is(Kind::string) || words.text().empty()) continue;
      body_.start("p", words);
      if (is_link && !has_read) body_.start("a", address, {{"href", address.text()}});
      body_.inline_html(words.text(), words);
      if (is_link && !has_read) body_.end("a");
      body_.end("p");
      has_read = true;
    }
    return has_read;
  }

  /// Adds the footnotes of all blocks, in order.
  void add_notes(const std::vector<Value>& notes) {
    if (notes.empty()) return;
    body_.start("ol", notes.front());
    for (const Value note : notes) {
      const Value text = note.is(Kind::object) ? find_any(note, {"text", "content"}) : note;
      if (text.is(Kind::string)) add_line("li", text);
    }
    body_.end("ol");
  }

  /// Reads a file for download as a link.
  void read_attachment(Value block, Value data) {
    const Value address = find_path(data, "file url");
    if (!address.is(Kind::string)) return warn_missing(block, "file.url", report_);
    Value name = find_any(data, {"title"});
    if (!name.is(Kind::string) || name.text().empty()) name = find_any(find(data, "file"), {"title", "name"});
    body_.link(name.is(Kind::string) && !name.text().empty() ? name.text() : address.text(), address, block);
  }

  void read_person(Value block, Value data) {
    const Value link = find(data, "link");
    const bool has_link = link.is(Kind::string) && !link.text().empty();
    if (const Value photo = find(data, "photo"); photo.is(Kind::string) && !photo.text().empty()) {
      read_string(photo, body_.add<Image>(photo).url, report_);
    }
    body_.start("p", block);
    if (has_link) body_.start("a", link, {{"href", link.text()}});
    if (const Value name = find(data, "name"); name.is(Kind::string)) body_.element("strong", name);
    if (has_link) body_.end("a");
    body_.end("p");
    add_line("p", find(data, "description"));
  }

  /// Reads columns, each of which is a list of blocks. The depth of the JSON bounds the recursion.
  void read_columns(Value /*block*/, Value data) {
    for (const Value column : find_any(data, {"cols", "columns"}).children()) read(column);
  }

  /// Adds an element with a line of HTML in it.
  void add_line(std::string_view element, Value text) {
    if (!text || !expect(text, Kind::string, report_)) return;
    body_.start(element, text);
    body_.inline_html(text.text(), text);
    body_.end(element);
  }

  void read_paragraph(Value /*block*/, Value data) { add_line("p", find(data, "text")); }

  void read_header(Value /*block*/, Value data) {
    const std::int64_t level = std::clamp<std::int64_t>(find(data, "level").integer().value_or(2), 1, 6);
    add_line(concat({"h", decimal(level)}), find(data, "text"));
  }

  void read_list(Value block, Value data) {
    const Value items = find(data, "items");
    if (!items) return warn_missing(block, "items", report_);
    const std::string_view style = text_at(data, "style");
    const bool is_checklist = style == "checklist" || text_at(block, "type") == "checklist";
    add_items(items, style == "ordered" ? "ol" : "ul", is_checklist, find_path(data, "meta start"));
  }

  /// Adds items: strings, or objects that may have nested items. The depth of the JSON bounds the recursion.
  void add_items(Value items, std::string_view element, bool is_checklist, Value start_at) {
    const std::int64_t start = start_at.integer().value_or(1);
    const std::string_view start_text = start_at.text();
    if (!expect(items, Kind::array, report_) || items.size() == 0) return;
    const std::string_view first = element == "ol" && start > 1 ? start_text : std::string_view();
    body_.start(element, items, {{"start", first}});
    for (const Value item : items.children()) {
      const Value text = item.is(Kind::object) ? find_any(item, {"content", "text"}) : item;
      if (!text || !expect(text, Kind::string, report_)) continue;
      body_.start("li", item);
      if (is_checklist) {
        const Value checked = find(item, "checked");
        const bool is_done = (checked ? checked : find_path(item, "meta checked")).boolean();
        body_.text(is_done ? "☑ " : "☐ ", item);
      }
      body_.inline_html(text.text(), text);
      if (const Value inner = find(item, "items")) add_items(inner, element, is_checklist, {});
      body_.end("li");
    }
    body_.end(element);
  }

  void read_quote(Value block, Value data) {
    Quote& quote = body_.add<Quote>(block);
    read_string(find(data, "text"), quote.text, report_, Markup::html);
    read_plain(find(data, "caption"), quote.cite, report_);
    if (quote.text.empty()) body_.drop();
  }

  void read_code(Value /*block*/, Value data) {
    const Value code = find(data, "code");
    if (!code || !expect(code, Kind::string, report_)) return;
    body_.start("pre", code);
    body_.start("code", code);
    body_.text(code.text(), code, false);
    body_.end("code");
    body_.end("pre");
  }

  void read_delimiter(Value block, Value /*data*/) { body_.add<Divider>(block); }

  void read_image(Value block, Value data) {
    Image& image = body_.add<Image>(block);
    if (!read_any_picture(data, image, report_)) return body_.drop();
    image.caption.markup = Markup::html;
  }

  void read_embed(Value block, Value data) {
    Embed& embed = body_.add<Embed>(block);
    read_string(find_any(data, {"source", "embed"}), embed.url, report_);
    read_plain(find(data, "caption"), embed.title, report_);
    if (!embed.url.empty()) return;
    warn_missing(block, "source", report_);
    body_.drop();
  }

  void read_table(Value block, Value data) {
    const Value rows = find(data, "content");
    if (!rows) return warn_missing(block, "content", report_);
    if (!expect(rows, Kind::array, report_)) return;
    bool is_heading = find(data, "withHeadings").boolean();
    body_.start("table", rows);
    for (const Value row : rows.children()) {
      if (!expect(row, Kind::array, report_)) continue;
      body_.start("tr", row);
      for (const Value cell : row.children()) add_line(is_heading ? "th" : "td", cell);
      body_.end("tr");
      is_heading = false;
    }
    body_.end("table");
  }

  void read_link(Value block, Value data) {
    SeeAlso& see_also = body_.add<SeeAlso>(block);
    Link& link = see_also.links.emplace_back();
    read_string(find(data, "link"), link.url, report_);
    read_plain(find(find(data, "meta"), "title"), link.name, report_);
    if (link.name.empty()) link.name = link.url;
    if (!link.name.empty()) return add_preview(find(data, "meta"));
    warn_missing(block, "link", report_);
    body_.drop();
  }

  /// Adds the description of a linked page.
  void add_preview(Value meta) {
    const Value words = find(meta, "description");
    if (words.is(Kind::string) && !is_blank(words.text())) add_line("p", words);
  }

  void read_raw(Value /*block*/, Value data) {
    const Value html = find(data, "html");
    if (html && expect(html, Kind::string, report_)) body_.add_html(html);
  }

  void read_warning(Value block, Value data) {
    FactBox& box = body_.add<FactBox>(block);
    read_plain(find(data, "title"), box.title, report_);
    read_string(find(data, "message"), box.text, report_, Markup::html);
    if (box.text.empty()) body_.drop();
  }

  BodyBuilder& body_;
  Report& report_;
};

Likeness recognise(Value root) {
  if (is_body(root)) return Likeness::certain;
  return root.is(Kind::object) && !root.find("lede") && find_body(root, is_body) ? Likeness::certain : Likeness::none;
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  BodyBuilder body(article.body, report);
  if (is_body(root)) {
    // Newsrooms may put their own fields beside the blocks.
    if (has_any(root, "title headline")) read_around(root, find(root, "blocks"), article, report);
    return Reader(body, report).read(root);
  }
  const Value blocks = find_body(root, is_body);
  read_around(root, blocks, article, report);
  Reader(body, report).read(blocks);
}

} // namespace

bool is_editorjs(Value value) { return is_body(value); }

void read_editorjs(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(value); }

constexpr Format k_editorjs = {"editorjs", "editor.js editor-js", recognise, read};

} // namespace lede::formats
