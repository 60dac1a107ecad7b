// Articles of content systems that have no format of their own: a headline, a text and what else there is, under the
// names of usual_fields.cpp; alone, in an array, or in what an interface answers.
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "formats/adapters.h"
#include "formats/kontent.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

bool is_text(Value value) {
  const Value text = text_in(value);
  return text.is(Kind::string) && !is_empty(text);
}

enum class Completeness : std::uint8_t { none, announced, whole };

/// Whole with a headline and a text; announced with a headline, a lead, and something else that articles have.
Completeness completeness_of(Value object) {
  if (!object.is(Kind::object) || object.find("lede")) return Completeness::none;
  if (is_kontent_item(object)) return Completeness::whole;
  UsualFields fields;
  fields.collect(object);
  const bool has_headline = is_text(fields.first(Usual::headline));
  if (fields.has_body()) {
    return has_headline || is_text(fields.first(Usual::name)) ? Completeness::whole : Completeness::none;
  }
  const bool has_more = fields.first(Usual::published) || fields.first(Usual::authors) || fields.first(Usual::image) ||
                        fields.first(Usual::url);
  return has_headline && has_more && fields.first(Usual::lead) ? Completeness::announced : Completeness::none;
}

bool is_article(Value object) { return completeness_of(object) != Completeness::none; }

/// What a list has around an article: {"node": {…}}, {"_source": {…}}.
Value article_in(Value value) {
  if (is_article(value)) return value;
  for (const std::string_view name : {"node", "_source", "article", "post", "story", "item", "data"}) {
    const Value inner = find(value, name);
    if (is_article(inner)) return inner;
  }
  return {};
}

constexpr std::string_view k_lists =
    "articles posts items item entries stories news results data documents docs records hits value values nodes edges "
    "content rows list response feed pages blogs newsItems result payload body collection";

/// The articles of an object in which each stands under its id, as Firebase exports them.
bool collect_map(Value root, std::vector<Value>& items) {
  constexpr std::size_t k_least = 2; // one alone is an envelope
  if (root.size() < k_least) return false;
  for (const Value child : root.children()) {
    if (completeness_of(child) != Completeness::whole) return false;
  }
  for (const Value child : root.children()) items.push_back(child);
  return true;
}

/// The articles of an array, or of the first array of articles in an object: {"data": {"posts": {"nodes": […]}}}; or
/// an article alone: {"article": {…}}.
/// @param wanted what such a lone article has to be at least: the description of a feed looks like an announced one.
void collect(Value root, Completeness wanted, int depth, std::vector<Value>& items) {
  constexpr int k_most_depth = 6;
  if (root.is(Kind::array)) {
    for (const Value child : root.children()) {
      if (const Value article = article_in(child)) items.push_back(article);
    }
    // XML that became JSON has lists of one: {"rss": {"channel": [{"item": […]}]}}.
    if (items.empty() && root.size() == 1 && depth < k_most_depth)
      collect(*root.children().begin(), wanted, depth + 1, items);
    return;
  }
  if (!root.is(Kind::object) || depth == k_most_depth) return;
  if (depth > 0 && completeness_of(root) >= wanted) return items.push_back(root);
  if (collect_map(root, items)) return;
  for (const bool is_usual : {true, false}) {
    for (const Value member : root.children()) {
      const bool may_hold = member.is(Kind::array) || member.is(Kind::object);
      if (!may_hold || has_word(k_lists, member.key()) != is_usual) continue;
      collect(member, wanted, depth + 1, items);
      if (!items.empty()) return;
    }
  }
}

void collect_all(Value root, std::vector<Value>& items) {
  collect(root, Completeness::whole, 0, items);
  if (items.empty()) collect(root, Completeness::announced, 0, items);
}

/// Whether an article stands in an object that has its other fields: {"id": 1, "fields": {"title": …}}.
bool is_around(Value object, Value inner) {
  for (const Value member : object.children()) {
    if (member.origin().value_index == inner.origin().value_index)
      return has_word("fields fieldData attributes properties meta metadata elements node data", inner.key());
  }
  return false;
}

Likeness recognise(Value root) {
  if (!root.is_json()) return Likeness::none;
  const Completeness completeness = completeness_of(root);
  if (completeness != Completeness::announced) {
    return completeness == Completeness::whole ? Likeness::possible : Likeness::none;
  }
  std::vector<Value> items; // a feed has a title and a description, too
  collect_all(root, items);
  const bool is_own = items.size() == 1 && items.front().is(Kind::object) && is_around(root, items.front());
  return items.empty() || is_own ? Likeness::possible : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  if (recognise(root) == Likeness::none) collect_all(root, items);
}

void read(Value item, Value root, Article& article, Report& report) {
  if (is_kontent_item(item)) return read_kontent(item, root, article, report);
  UsualFields fields;
  fields.collect(item);
  fields.read(article, report);
}

} // namespace

bool is_rather_plain_cms(Value root) {
  if (has_any(root, "lede seeAlso direction rating related latest")) return false;
  constexpr std::string_view k_own =
      "id url language headline source published modified section tags authors image body "
      "comments canonical license keyPoints sponsor notes updates labels access readingMinutes";
  UsualFields fields;
  fields.collect(root);
  if (!is_article(root)) return false;
  std::size_t foreign = 0;
  for (const Value member : root.children()) {
    const bool is_other_shape = (member.key() == "image" || member.key() == "authors") && member.is(Kind::string);
    const bool is_known = fields.has_meaning(member.key());
    if (is_other_shape || (is_known && !has_word(k_own, member.key()))) ++foreign;
  }
  return foreign >= 2;
}

constexpr Format k_plain_cms = {"cms", "json newsapi plain-cms", recognise, read, list};

} // namespace lede::formats
