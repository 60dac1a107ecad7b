// Contentful's rich text: a document of nodes.
#include "formats/contentful_text.h"
#include "formats/element_names.h"

#include <algorithm>
#include <iterator>
#include <string>

#include "base/messages.h"
#include "base/text.h"
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
      read_asset(node, links_.target_of(find(data, "target")), depth, {});
    } else if (type == "entry-hyperlink") {
      read_entry_link(node, data, depth);
    } else if (type == "embedded-entry-inline" ? !read_name(data)
                                               : type != "embedded-entry-block" || !read_entry(data, depth)) {
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

  /// Reads an asset: a picture, a film, a sound, or for other files a link. @param caption of the entry around it.
  void read_asset(Value node, Value target, int depth, Value caption) {
    const Value address = address_of(target);
    if (!address.is(Kind::string)) return warn_missing(node, "data.target.fields.file.url", report_);
    if (!repeats_.allow(target, node, report_)) return;
    const Value fields = fields_of(target);
    const Value file = localised(find(fields, "file"));
    const std::string_view title = localised(find(fields, "title")).text();
    const std::string_view type = text_at(file.is(Kind::object) ? file : fields, "contentType");
    if (type.starts_with("video/") || type.starts_with("audio/")) {
      const Value words = caption.is(Kind::string) ? caption : localised(find_any(fields, {"description", "title"}));
      return write_player(type.substr(0, 5), address, words);
    }
    if (!type.empty() && !type.starts_with("image/"))
      return body_.link(title.empty() ? address.text() : title, address, node);
    if (depth > 0) return body_.start("img", address, {{"src", address.text()}, {"alt", title}});
    Image& image = body_.add<Image>(node);
    if (!read_any_picture(target, image, report_)) return body_.drop();
    if (image.alt.empty()) read_plain(localised(find(fields, "title")), image.alt, report_);
    if (image.caption.empty()) read_either(localised(find(fields, "description")), image.caption, report_);
    if (caption.is(Kind::string)) read_either(caption, image.caption, report_);
  }

  void write_player(std::string_view element, Value address, Value caption) {
    body_.start("figure", address);
    body_.start(element, address, {{"src", address.text()}});
    body_.end(element);
    if (caption.is(Kind::string)) {
      body_.start("figcaption", caption);
      body_.text(caption.text(), caption);
      body_.end("figcaption");
    }
    body_.end("figure");
  }

  /// Returns the entry that a node links to; missing if it is not in the document, or if the text has many entries: it
  /// may link to one of them many times.
  [[nodiscard]] Value entry_of(Value data) {
    const Value target = links_.target_of(find(data, "target"));
    constexpr int k_most_entries = 200;
    if (!target || ContentfulLinks::is_link(target) || ++entries_ > k_most_entries) return {};
    return repeats_.allow(target, data, report_) ? target : Value();
  }

  /// Reads an entry in the text, whose type each newsroom defines: a film, a quotation, a picture with a caption.
  bool read_entry(Value data, int depth) {
    const Value target = entry_of(data);
    if (!target) return false;
    const Value fields = fields_of(target);
    const bool has_assets = read_assets_of(fields, depth);
    const bool has_words = has_any(fields, "text body content quote description html");
    return (has_assets && !has_words) || add_usual_block(fields, type_of(target), body_, report_) || has_assets;
  }

  /// Reads the assets that an entry links to. @return whether there are any.
  bool read_assets_of(Value fields, int depth) {
    const Value caption = localised(find_any(fields, {"caption", "imageCaption", "legend"}));
    bool has_any_asset = false;
    for (const Value member : fields.children()) {
      const Value value = localised(member);
      if (!value.is(Kind::array)) {
        has_any_asset = read_linked_asset(value, depth, caption) || has_any_asset;
        continue;
      }
      for (const Value child : value.children()) has_any_asset = read_linked_asset(child, depth, {}) || has_any_asset;
    }
    return has_any_asset;
  }

  bool read_linked_asset(Value link, int depth, Value caption) {
    if (!ContentfulLinks::is_link(link)) return false;
    const Value target = links_.target_of(link);
    if (!target || !address_of(target).is(Kind::string)) return false;
    read_asset(link, target, depth, caption);
    return true;
  }

  /// Writes the name of an entry in a line, such as a person or a place.
  bool read_name(Value data) {
    const Value fields = fields_of(entry_of(data));
    const Value name = localised(find_any(fields, {"name", "title", "headline", "label", "text", "value"}));
    if (!name.is(Kind::string)) return false;
    const Value address = web_address_in(fields);
    if (address) body_.start("a", address, {{"href", address.text()}});
    body_.text(name.text(), name);
    if (address) body_.end("a");
    return true;
  }

  /// Reads a link to an entry. Its address is only known if the entry has one; its words are kept.
  void read_entry_link(Value node, Value data, int depth) {
    const Value address = web_address_in(fields_of(entry_of(data)));
    if (address) return read_link(node, address, depth);
    warn_unknown_block(node, "entry-hyperlink", report_);
    read_content(node, depth);
  }

  [[nodiscard]] static Value web_address_in(Value fields) {
    const Value address = localised(find_any(fields, {"url", "href", "link", "canonicalUrl", "website"}));
    return address.is(Kind::string) && is_web_address(address.text()) ? address : Value();
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
