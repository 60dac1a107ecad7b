// XML of content systems without a format of their own: `<article><title>…</title><body>…</body></article>`, under the
// usual names. Its elements become members of objects, and are read as JSON is.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/utf8.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/empty_elements.h"
#include "formats/usual_fields.h"
#include "formats/values.h"
#include "formats/xml.h"
#include "html/token.h"
#include "json/builder.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view k_root = "xmlDocument"; // a member with this name marks the root

class XmlConverter {
 public:
  XmlConverter(const Xml& xml, std::string_view bytes, Report& report) : xml_(xml), builder_(bytes, report) {}

  json::Document convert() {
    builder_.start(Kind::object, 0);
    builder_.key(k_root);
    put_value(0, 0);
    return builder_.finish();
  }

 private:
  using Group = std::pair<std::string_view, std::vector<std::uint32_t>>;
  static constexpr int k_deepest = 12;
  static constexpr std::size_t k_most_names = 200; // of the children of one element

  /// Whether an element contains text with markup, and not fields.
  [[nodiscard]] bool is_markup(std::uint32_t element) const {
    constexpr std::string_view k_elements =
        "p br b i em strong u a ul ol li div span h1 h2 h3 h4 h5 h6 img figure table blockquote hr pre";
    bool has_markup = false;
    for (std::uint32_t at = xml_.first_child(element); at < xml_.node(element).next; at = xml_.node(at).next) {
      if (xml_.node(at).kind != XmlKind::element) continue;
      std::string name(xml_.node(at).name);
      lower_ascii(name);
      if (!has_word(k_elements, name)) return false;
      has_markup = true;
    }
    return has_markup;
  }

  void put_value(std::uint32_t element, int depth) {
    const XmlNode& node = xml_.node(element);
    if (!xml_.has_child_elements(element)) {
      const std::string text = xml_.text(element);
      if (!text.empty() || node.attribute_count == 0 || is_nil(element)) return builder_.decoded(node.begin, text);
    } else if (is_markup(element)) {
      return builder_.decoded(node.begin, close_empty_elements(xml_.inner(element), MarkupKind::xml));
    } else if (depth == k_deepest) {
      return builder_.decoded(node.begin, xml_.text(element));
    }
    const std::vector<Group> groups = group_children(element);
    // <tags><tag>…</tag></tags> is a list.
    const bool is_list = groups.size() == 1 && node.attribute_count == 0 &&
                         (groups[0].second.size() > 1 || node.name.starts_with(groups[0].first));
    if (is_list) return put_list(groups[0].second, depth);
    builder_.start(Kind::object, node.begin);
    put_members(element, groups, depth);
    builder_.end();
  }

  void put_list(const std::vector<std::uint32_t>& elements, int depth) {
    builder_.start(Kind::array, xml_.node(elements.front()).begin);
    for (const std::uint32_t element : elements) put_value(element, depth + 1);
    builder_.end();
  }

  /// @see https://www.w3.org/TR/xmlschema-1/#xsi_nil
  [[nodiscard]] bool is_nil(std::uint32_t element) const {
    for (std::uint32_t place = 0; place < xml_.node(element).attribute_count; ++place) {
      const std::string_view name = xml_.attribute_name(element, place);
      if (name.ends_with(":nil")) return xml_.attribute(element, name) == "true";
    }
    return false;
  }

  [[nodiscard]] std::vector<Group> group_children(std::uint32_t element) const {
    std::vector<Group> groups;
    for (std::uint32_t at = xml_.first_child(element); at < xml_.node(element).next; at = xml_.node(at).next) {
      if (xml_.node(at).kind != XmlKind::element) continue;
      const std::string_view name = xml_.node(at).name;
      Group* group = nullptr;
      for (Group& other : groups) {
        if (other.first == name) group = &other;
      }
      if (group == nullptr && groups.size() < k_most_names)
        group = &groups.emplace_back(name, std::vector<std::uint32_t>());
      if (group != nullptr) group->second.push_back(at);
    }
    return groups;
  }

  void put_members(std::uint32_t element, const std::vector<Group>& groups, int depth) {
    for (std::size_t place = 0; place < xml_.node(element).attribute_count && place < k_most_names; ++place) {
      const std::string_view name = xml_.attribute_name(element, static_cast<std::uint32_t>(place));
      bool is_taken = name.starts_with("xmlns");
      for (const Group& group : groups) is_taken = is_taken || group.first == name;
      if (is_taken) continue;
      builder_.key(name);
      builder_.decoded(xml_.node(element).begin, xml_.attribute(element, name));
    }
    for (const auto& [name, children] : groups) {
      builder_.key(name);
      if (children.size() == 1) {
        put_value(children.front(), depth + 1);
      } else {
        put_list(children, depth);
      }
    }
  }

  const Xml& xml_;
  json::Builder builder_;
};

/// Whether a name, in lower case, is that of an element of HTML, or may be that of a custom one.
bool is_of_html(std::string_view name) {
  return element_of(name) != Element::unknown || name.find('-') != std::string_view::npos;
}

/// Whether a document without a declaration is XML all the same: its root, or the first element in an `<article>`, is
/// none of HTML, and the root's end tag ends the document.
bool is_xml_by_names(std::string_view bytes, std::string_view root) {
  const std::string_view text = bytes.substr(0, bytes.find_last_not_of(" \t\r\n") + 1);
  const std::string end = concat({"</", root, ">"});
  if (text.size() < end.size()) return false;
  std::string tail(text.substr(text.size() - end.size()));
  lower_ascii(tail);
  if (tail != end) return false;
  if (!is_of_html(root)) return true;
  if (root != "article") return false;
  const std::size_t inside = text.find('>') + 1; // npos + 1 is 0
  const std::size_t next = text.find_first_not_of(" \t\r\n", inside);
  if (inside == 0 || next == std::string_view::npos || text[next] != '<') return false;
  std::string first(text.substr(next + 1, text.find_first_of(" \t\r\n/>", next) - next - 1));
  lower_ascii(first);
  return first == "title" ||
         (first.find_first_not_of("abcdefghijklmnopqrstuvwxyz_") == std::string::npos && !is_of_html(first));
}

bool recognise_text(std::string_view bytes) {
  if (bytes.starts_with(utf8::k_byte_order_mark)) bytes.remove_prefix(utf8::k_byte_order_mark.size());
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  bytes.remove_prefix(begin);
  if (bytes.front() != '<') return false;
  std::string root(root_name_of_xml(bytes));
  lower_ascii(root);
  if (root.empty() || root == "html" || root.ends_with(":html")) return false;
  return bytes.starts_with("<?xml") || is_xml_by_names(bytes, root);
}

Result<json::Document> parse(std::string_view bytes, Report& report) {
  Xml xml;
  if (std::optional<Error> refusal = xml.read(bytes)) return std::move(*refusal);
  return XmlConverter(xml, bytes, report).convert();
}

Likeness recognise(Value root) { return !root.is_json() && root.find(k_root) ? Likeness::certain : Likeness::none; }

/// @param has_headline whether a headline is required. If not, a text with a date or an author is enough, as in
/// agencies' flashes.
bool is_article(Value value, bool has_headline) {
  if (!value.is(Kind::object)) return false;
  UsualFields fields;
  fields.collect(value);
  if (!fields.has_body()) return false;
  if (has_headline) return fields.first(Usual::headline) || fields.first(Usual::name);
  return fields.first(Usual::published) || fields.first(Usual::authors) || fields.first(Usual::byline);
}

/// Collects the articles nearest to the root: the root itself, or all at the least depth at which there are any.
void collect(Value root, bool has_headline, std::vector<Value>& items) {
  constexpr int k_deepest = 5;
  std::vector<Value> level = {root.find(k_root)};
  for (int depth = 0; depth < k_deepest && items.empty(); ++depth) {
    std::vector<Value> next;
    for (const Value value : level) {
      if (is_article(value, has_headline)) items.push_back(value);
      for (const Value child : value.children()) {
        if (child.is(Kind::object) || child.is(Kind::array)) next.push_back(child);
      }
    }
    level = std::move(next);
  }
}

void list(Value root, std::vector<Value>& items) {
  if (recognise(root) == Likeness::none) return;
  collect(root, true, items);
  if (items.empty()) collect(root, false, items);
}

void read(Value item, Value /*root*/, Article& article, Report& report) {
  if (item.find(k_root)) return; // the root itself, which has no article
  UsualFields fields;
  fields.collect(item);
  fields.read(article, report);
}

} // namespace

constexpr Format k_cms_xml = {
    .name = "cms-xml",
    .aliases = "",
    .recognise = recognise,
    .read = read,
    .list = list,
    .recognise_text = recognise_text,
    .parse = parse,
};

} // namespace lede::formats
