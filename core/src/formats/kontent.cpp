// Kontent.ai's items.
#include "formats/kontent.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/usual_body.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

bool is_of(Value element, std::string_view type) { return text_at(element, "type") == type; }

/// Returns the element with the article's text: the longest rich text.
Value find_text(Value item) {
  Value best;
  std::size_t length = 0;
  for (const Value element : find(item, "elements").children()) {
    const std::string_view text = text_at(element, "value");
    if (!is_of(element, "rich_text") || text.size() <= length) continue;
    best = element;
    length = text.size();
  }
  return best;
}

class Reader {
 public:
  Reader(Value root, Article& article, Report& report)
      : linked_(find(root, "modular_content")), article_(article), report_(report), body_(article.body, report) {}

  void read(Value item) {
    const Value text = find_text(item);
    UsualFields fields;
    for (const Value element : find(item, "elements").children()) {
      const bool is_text = element.origin().value_index == text.origin().value_index;
      if (!is_text) add_element(element, fields);
    }
    const Value system = find(item, "system");
    for (const std::string_view name : {"id", "name", "last_modified"}) {
      if (const Value value = find(system, name)) fields.add(name, value);
    }
    if (text_at(system, "language") != "default") fields.add("language", find(system, "language"));
    fields.finish();
    fields.read(article_, report_, UsualFields::Body::elsewhere);
    read_text(find(text, "value"), 0);
  }

 private:
  void add_element(Value element, UsualFields& fields) const {
    const Value value = find(element, "value");
    const bool is_tags = is_of(element, "taxonomy") && !UsualFields::has_meaning(element.key());
    if (!is_of(element, "modular_content")) return fields.add(is_tags ? "tags" : element.key(), value);
    std::size_t count = 0;
    for (const Value name : value.children()) {
      if (++count > limits::max_list_items) return warn_too_many(name, report_);
      if (const Value elements = find(find(linked_, name.text()), "elements")) fields.add(element.key(), elements);
    }
  }

  /// Reads rich text: HTML, in which `<object>` represents a linked item.
  void read_text(Value text, int depth) {
    std::string_view rest = text.text();
    while (!rest.empty()) {
      const std::size_t object = rest.find("<object");
      add_html(rest.substr(0, object), text);
      if (object == std::string_view::npos) return;
      constexpr std::string_view k_end = "</object>";
      const std::size_t end = rest.find(k_end, object);
      const std::string_view tag = rest.substr(object, rest.find('>', object) - object);
      read_linked(name_in(tag), text, depth);
      if (end == std::string_view::npos) return;
      rest.remove_prefix(end + k_end.size());
    }
  }

  static std::string_view name_in(std::string_view tag) {
    constexpr std::string_view k_name = "data-codename=\"";
    const std::size_t begin = tag.find(k_name);
    if (begin == std::string_view::npos) return {};
    const std::string_view rest = tag.substr(begin + k_name.size());
    return rest.substr(0, rest.find('"'));
  }

  void add_html(std::string_view markup, Value from) {
    if (is_blank(markup)) return;
    ::lede::RichText& block = body_.add<::lede::RichText>(from);
    block.text.markup = Markup::html;
    block.text.value = begins_with_block(markup) ? std::string(markup) : concat({"<p>", markup, "</p>"});
    block.stretches.push_back({0, from.origin(), false});
  }

  void read_linked(std::string_view name, Value from, int depth) {
    constexpr int k_deepest = 4;
    const bool is_new = std::find(seen_.begin(), seen_.end(), name) == seen_.end();
    // Read each linked item once: an item that links to itself would never end.
    const bool is_possible = is_new && depth < k_deepest && seen_.size() < limits::max_list_items;
    const Value item = is_possible ? find(linked_, name) : Value();
    if (!item) return warn_unknown_block(from, name, report_);
    seen_.push_back(name);
    for (const Value element : find(item, "elements").children()) {
      const Value value = find(element, "value");
      if (is_of(element, "rich_text")) {
        read_text(value, depth + 1);
      } else if (is_of(element, "asset")) {
        for (const Value picture : value.children()) static_cast<void>(add_picture(picture, body_));
      } else if (is_of(element, "text") && value.text().starts_with("http")) {
        read_string(value, body_.add<Embed>(value).url, report_);
      } else if (is_of(element, "text") && !is_blank(value.text())) {
        body_.start("p", value);
        body_.text(value.text(), value);
        body_.end("p");
      }
    }
  }

  Value linked_;
  Article& article_;
  Report& report_;
  BodyBuilder body_;
  std::vector<std::string_view> seen_; // linked items that were read
};

} // namespace

bool is_kontent_item(Value value) {
  return value.is(Kind::object) && find(find(value, "system"), "codename").is(Kind::string) &&
         !text_at(find_text(value), "value").empty();
}

void read_kontent(Value item, Value root, Article& article, Report& report) {
  Reader(root, article, report).read(item);
}

} // namespace lede::formats
