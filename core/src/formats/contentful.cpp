// Contentful rich text: a document of nodes, alone or as the body of an entry.
// @see https://www.contentful.com/developers/docs/concepts/rich-text/
#include <iterator>
#include <string>
#include <vector>

#include "base/rest_data.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/rich_text.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

struct Word {
  std::string_view name;
  std::string_view element;
};

/// Nodes that are an element and no more.
LEDE_REST_DATA constexpr Word k_nodes[] = {
    {"paragraph", "p"},     {"heading-1", "h1"},  {"heading-2", "h2"},          {"heading-3", "h3"},
    {"heading-4", "h4"},    {"heading-5", "h5"},  {"heading-6", "h6"},          {"unordered-list", "ul"},
    {"ordered-list", "ol"}, {"list-item", "li"},  {"blockquote", "blockquote"}, {"table", "table"},
    {"table-row", "tr"},    {"table-cell", "td"}, {"table-header-cell", "th"},
};

LEDE_REST_DATA constexpr Word k_marks[] = {
    {"bold", "strong"},     {"italic", "em"},     {"underline", "u"},       {"code", "code"},
    {"superscript", "sup"}, {"subscript", "sub"}, {"strikethrough", "del"},
};

std::string_view element_of(std::string_view name, const Word* words, std::size_t count) {
  for (std::size_t index = 0; index < count; ++index) {
    if (words[index].name == name) return words[index].element;
  }
  return {};
}

bool is_body(Value value) { return text_at(value, "nodeType") == "document"; }

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report) {}

  void read(Value document) { read_content(document, 0); }

 private:
  /// The JSON's own depth bounds the recursion.
  void read_content(Value node, int depth) {
    const Value content = find(node, "content");
    if (!content || !expect(content, Kind::array, report_)) return;
    for (const Value child : content.children()) {
      if (expect(child, Kind::object, report_)) read_node(child, depth);
    }
  }

  void read_node(Value node, int depth) {
    const std::string_view type = text_at(node, "nodeType");
    const Value data = find(node, "data");
    if (const std::string_view element = element_of(type, k_nodes, std::size(k_nodes)); !element.empty()) {
      // Editors leave an empty paragraph behind at the end.
      if (type == "paragraph" && is_blank(node)) return;
      body_.start(element, node);
      read_content(node, depth + 1);
      body_.end(element);
    } else if (type == "text") {
      read_text(node);
    } else if (type == "hyperlink") {
      read_link(node, find(data, "uri"), depth);
    } else if (type == "asset-hyperlink") {
      read_link(node, find_path(data, "target fields file url"), depth);
    } else if (type == "hr") {
      body_.start("hr", node);
    } else if (type == "embedded-asset-block") {
      read_asset(node, find_path(data, "target fields"), depth);
    } else {
      // Entries are what a newsroom makes of them; the text in a link to one is kept.
      warn_unknown_block(node, type, report_);
      if (find(node, "content")) read_content(node, depth);
    }
  }

  static bool is_blank(Value paragraph) {
    for (const Value child : find(paragraph, "content").children()) {
      if (text_at(child, "nodeType") != "text" || !text_at(child, "value").empty()) return false;
    }
    return true;
  }

  void read_text(Value node) {
    const Value text = find(node, "value");
    if (!text || !expect(text, Kind::string, report_)) return;
    std::vector<std::string_view> open;
    for (const Value mark : find(node, "marks").children()) {
      const std::string_view element = element_of(text_at(mark, "type"), k_marks, std::size(k_marks));
      if (element.empty()) {
        warn_invalid(mark.is(Kind::object) && find(mark, "type") ? find(mark, "type") : mark,
                     "this mark is not known; its text is kept", report_);
      } else if (constexpr std::size_t k_most = 16; open.size() < k_most) {
        body_.start(element, mark);
        open.push_back(element);
      }
    }
    body_.text(text.text(), text);
    for (; !open.empty(); open.pop_back()) body_.end(open.back());
  }

  void read_link(Value node, Value address, int depth) {
    const bool has_address = address.is(Kind::string);
    if (has_address) {
      body_.start("a", address, {{"href", address.text()}});
    } else {
      warn_missing(node, "uri", report_);
    }
    read_content(node, depth);
    if (has_address) body_.end("a");
  }

  /// A picture; what else a newsroom uploads is a link to it.
  void read_asset(Value node, Value fields, int depth) {
    const Value file = find(fields, "file");
    const Value address = find(file, "url");
    if (!address.is(Kind::string)) return warn_missing(node, "data.target.fields.file.url", report_);
    const std::string_view title = text_at(fields, "title");
    if (!text_at(file, "contentType").starts_with("image/")) {
      body_.start("p", node);
      body_.start("a", address, {{"href", address.text()}});
      body_.text(title.empty() ? address.text() : title, node);
      body_.end("a");
      return body_.end("p");
    }
    if (depth > 0) return body_.start("img", address, {{"src", address.text()}, {"alt", title}});
    Image& image = body_.add(BlockKind::image, node);
    read_string(address, image.url, report_);
    read_string(find(fields, "title"), image.alt, report_);
    read_string(find(fields, "description"), image.text, report_);
    const Value size = find_path(file, "details image");
    image.width = read_pixels(find(size, "width"), report_);
    image.height = read_pixels(find(size, "height"), report_);
  }

  BodyBuilder& body_;
  Report& report_;
};

Likeness recognise(Value root) {
  if (is_body(root)) return Likeness::certain;
  const bool has_body = find_body(root, is_body) || find_body(find(root, "fields"), is_body);
  return has_body && !root.find("lede") ? Likeness::certain : Likeness::none;
}

/// What the content delivery interface answers, and an export of a space.
void list(Value root, std::vector<Value>& items) {
  const Value entries = find_any(root, {"items", "entries"});
  for (const Value entry : entries.children()) {
    if (recognise(entry) == Likeness::certain) items.push_back(entry);
  }
}

void read(Value root, Value /*document*/, Article& article, Report& report) {
  BodyBuilder body(article.body, report);
  if (is_body(root)) return Reader(body, report).read(root);
  const Value fields = find(root, "fields");
  const Value around = find_body(fields, is_body) ? fields : root;
  const Value document = find_body(around, is_body);
  read_around(around, document, article, report);
  const Value system = find(root, "sys");
  read_id(find(system, "id"), article.id, report);
  if (article.published.empty()) read_date(find(system, "createdAt"), article.published, report);
  if (article.language.empty()) read_language(find(system, "locale"), article.language, report);
  Reader(body, report).read(document);
}

} // namespace

bool is_contentful(Value value) { return is_body(value); }

void read_contentful(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(value); }

LEDE_REST_DATA constexpr Format k_contentful = {"contentful", "contentful-rich-text", recognise, read, list};

} // namespace lede::formats
