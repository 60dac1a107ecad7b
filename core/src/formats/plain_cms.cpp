// Articles of content systems without a format of their own: a headline, a text and other fields, with the names in
// usual_fields.cpp; alone, in an array, or in a response of an API.
#include <cstdint>
#include <string_view>
#include <vector>

#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/kontent.h"
#include "formats/medium.h"
#include "formats/npr.h"
#include "formats/ricos.h"
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

/// Returns `whole` for an object with a headline and a text, `announced` for one with a headline, a lead and another
/// field of articles.
Completeness completeness_of(Value object) {
  if (!object.is(Kind::object) || object.find("lede")) return Completeness::none;
  if (is_kontent_item(object) || is_medium_post(object) || is_npr_story(object)) return Completeness::whole;
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

/// Returns the article inside a list's wrapper: {"node": {…}}, {"_source": {…}}.
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

/// Collects the articles of an object whose member names are ids, as in exports of Firebase.
bool collect_map(Value root, std::vector<Value>& items) {
  constexpr std::size_t k_least = 2; // an object with one member is a wrapper
  if (root.size() < k_least) return false;
  for (const Value child : root.children()) {
    if (completeness_of(child) != Completeness::whole) return false;
  }
  for (const Value child : root.children()) items.push_back(child);
  return true;
}

/// Collects the articles of an array, of the first array of articles in an object ({"data": {"posts": {"nodes":
/// […]}}}), or a single article ({"article": {…}}). @param wanted the completeness that a single article needs: a
/// feed's description looks like an announced article.
void collect(Value root, Completeness wanted, int depth, std::vector<Value>& items) {
  constexpr int k_most_depth = 6;
  if (root.is(Kind::array)) {
    for (const Value child : root.children()) {
      if (const Value article = article_in(child)) items.push_back(article);
    }
    // JSON converted from XML has lists with one item: {"rss": {"channel": [{"item": […]}]}}.
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

/// Whether an object is the article, and `inner` a member with the rest of its fields: {"id": 1, "fields": {"title":
/// …}}.
bool is_around(Value object, Value inner) {
  for (const Value member : object.children()) {
    if (member.origin().value_index == inner.origin().value_index)
      return has_word("fields fieldData attributes properties meta metadata elements node data", inner.key());
  }
  return false;
}

Likeness recognise(Value root) {
  if (!root.is_json()) return Likeness::none;
  if (is_ricos(root)) return Likeness::possible; // a text of Wix without the post around it
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
  if (is_medium_post(item)) return read_medium_post(item, root, article, report);
  if (is_npr_story(item)) return read_npr_story(item, article, report);
  if (is_ricos(item)) {
    BodyBuilder body(article.body, report);
    return read_ricos(item, body, report);
  }
  UsualFields fields;
  fields.prefer(article.wanted_language);
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
