// Contentful's rich text: a document of nodes.
#include "formats/contentful_text.h"
#include "formats/element_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/messages.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/repeats.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Nodes that simply become an element.
constexpr ElementName k_nodes[] = {
    {"paragraph", "p"},     {"heading-1", "h1"},  {"heading-2", "h2"},          {"heading-3", "h3"},
    {"heading-4", "h4"},    {"heading-5", "h5"},  {"heading-6", "h6"},          {"unordered-list", "ul"},
    {"ordered-list", "ol"}, {"list-item", "li"},  {"blockquote", "blockquote"}, {"table", "table"},
    {"table-row", "tr"},    {"table-cell", "td"}, {"table-header-cell", "th"},
};

constexpr ElementName k_marks[] = {
    {"bold", "strong"},     {"italic", "em"},     {"underline", "u"},       {"code", "code"},
    {"superscript", "sup"}, {"subscript", "sub"}, {"strikethrough", "del"},
};

class Reader {
 public:
  Reader(Value document, const ContentfulLinks& links, BodyBuilder& body, Report& report)
      : document_(document),
        links_(links),
        body_(body),
        report_(report),
        repeats_(links.root() ? links.root() : document) {}

  void read() { read_content(document_, 0); }

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
    if (const std::string_view element = element_named(type, k_nodes); !element.empty()) {
      // Editors leave an empty paragraph at the end.
      if (type == "paragraph" && is_blank(node)) return;
      body_.start(element, node);
      read_content(node, depth + 1);
      body_.end(element);
    } else if (type == "text") {
      read_text(node);
    } else if (type == "hyperlink") {
      read_link(node, find(data, "uri"), depth);
    } else if (type == "asset-hyperlink") {
      const Value target = links_.target_of(find(data, "target"));
      read_link(node, repeats_.allow(target, node, report_) ? address_of(target) : Value(), depth);
    } else if (type == "hr") {
      body_.start("hr", node);
    } else if (type == "embedded-asset-block") {
      read_asset(node, links_.target_of(find(data, "target")), depth);
    } else if ((type == "embedded-entry-block" || type == "embedded-entry-inline") && read_entry(data)) {
      return;
    } else {
      // Report the link to an entry; its text is kept.
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
      const std::string_view element = element_named(text_at(mark, "type"), k_marks);
      if (element.empty()) {
        warn_invalid(mark.is(Kind::object) && find(mark, "type") ? find(mark, "type") : mark,
                     messages::unknown_mark_named, report_);
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

  /// Returns the object with the members of an asset: the asset itself in GraphQL, its `fields` in the other APIs.
  [[nodiscard]] static Value fields_of(Value target) {
    const Value fields = find(target, "fields");
    return fields.is(Kind::object) ? fields : target;
  }

  [[nodiscard]] static Value address_of(Value target) {
    const Value fields = fields_of(target);
    const Value file = localised(find(fields, "file"));
    return find(file.is(Kind::object) ? file : fields, "url");
  }

  /// Reads an asset: a picture, or for other files a link.
  void read_asset(Value node, Value target, int depth) {
    const Value address = address_of(target);
    if (!address.is(Kind::string)) return warn_missing(node, "data.target.fields.file.url", report_);
    if (!repeats_.allow(target, node, report_)) return;
    const Value fields = fields_of(target);
    const Value file = localised(find(fields, "file"));
    const std::string_view title = localised(find(fields, "title")).text();
    const std::string_view type = text_at(file.is(Kind::object) ? file : fields, "contentType");
    if (!type.empty() && !type.starts_with("image/")) {
      body_.start("p", node);
      body_.start("a", address, {{"href", address.text()}});
      body_.text(title.empty() ? address.text() : title, node);
      body_.end("a");
      return body_.end("p");
    }
    if (depth > 0) return body_.start("img", address, {{"src", address.text()}, {"alt", title}});
    if (!read_any_picture(target, body_.add<Image>(node), report_)) return body_.drop();
  }

  /// Reads an entry in the text, whose type each newsroom defines: a film, a quotation, a picture with a caption.
  bool read_entry(Value data) {
    const Value target = links_.target_of(find(data, "target"));
    if (!target || ContentfulLinks::is_link(target)) return false;
    constexpr int k_most_entries = 200; // in a text, since it may link to one entry many times
    if (++entries_ > k_most_entries || !repeats_.allow(target, data, report_)) return false;
    return add_usual_block(fields_of(target), type_of(target), body_, report_);
  }

  static std::string_view type_of(Value target) {
    const std::string_view type = find_path(target, "sys contentType sys id").text();
    return type.empty() ? text_at(target, "__typename") : type;
  }

  Value document_;
  const ContentfulLinks& links_;
  BodyBuilder& body_;
  Report& report_;
  Repeats repeats_;
  int entries_ = 0;
};

} // namespace

ContentfulLinks::ContentfulLinks(Value root) : root_(root) {
  const Value includes = find(root, "includes");
  add(find(includes, "Asset"), true);
  add(find(includes, "Entry"), false);
  add(find(root, "assets"), true);
  add(find(root, "items"), false);
  add(find(root, "entries"), false);
  sort();
}

void ContentfulLinks::add_links_of_text(Value links) {
  for (const Value list : find(links, "assets").children()) add(list, true);
  for (const Value list : find(links, "entries").children()) add(list, false);
  sort();
}

void ContentfulLinks::add(Value list, bool is_asset) {
  for (const Value target : (list.is(Kind::array) ? list : Value()).children()) {
    if (const std::string_view id = text_at(find(target, "sys"), "id"); !id.empty())
      targets_.push_back({is_asset, id, target});
  }
}

void ContentfulLinks::sort() { std::stable_sort(targets_.begin(), targets_.end()); }

bool ContentfulLinks::is_link(Value value) {
  const Value system = find(value, "sys");
  return system && !find(value, "fields") && value.size() == 1 && find(system, "linkType");
}

Value ContentfulLinks::target_of(Value link) const {
  const Value system = find(link, "sys");
  // GraphQL's links have an id and no type.
  if (!system || link.size() != 1) return link;
  const std::string_view id = text_at(system, "id");
  const std::string_view type = text_at(system, "linkType");
  for (const bool is_asset : {true, false}) {
    if (!type.empty() && (type == "Asset") != is_asset) continue;
    const Target wanted = {is_asset, id, {}};
    const auto found = std::lower_bound(targets_.begin(), targets_.end(), wanted);
    if (found != targets_.end() && found->is_asset == is_asset && found->id == id) return found->value;
  }
  return {};
}

bool is_contentful_text(Value value) { return text_at(value, "nodeType") == "document"; }

void read_contentful_text(Value document, const ContentfulLinks& links, BodyBuilder& body, Report& report) {
  Reader(document, links, body, report).read();
}

} // namespace lede::formats
