// The New York Times' article search. It returns no body text, only a summary and the first paragraph.
// @see https://developer.nytimes.com/docs/articlesearch-product/1/overview
#include <cstddef>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

void read_person(Value person, Article& article, Report& report) {
  std::string name;
  for (const std::string_view part : {"firstname", "middlename", "lastname"}) {
    const std::string_view text = text_at(person, part);
    if (!text.empty()) name += concat({name.empty() ? "" : " ", text});
  }
  if (name.empty()) return;
  if (article.authors.size() == limits::max_list_items) return warn_too_many(person, report);
  Author& author = article.authors.emplace_back();
  author.name.value = std::move(name);
  author.name.origin = person.origin();
}

void read_people(Value byline, Article& article, Report& report) {
  for (const Value person : find(byline, "person").children()) read_person(person, article, report);
  const Value original = byline.is(Kind::string) ? byline : find(byline, "original");
  if (article.authors.empty()) read_plain(original, article.byline, report);
}

/// Reads a picture: a list of its sizes, or an object with the sizes as members.
void read_picture(Value multimedia, Image& image, Report& report) {
  Value best = find(multimedia, "default");
  std::int64_t most = 0;
  for (const Value picture : (multimedia.is(Kind::array) ? multimedia : Value()).children()) {
    const std::int64_t width = find(picture, "width").integer().value_or(0);
    if (find(picture, "url").is(Kind::string) && (!best || width > most)) {
      best = picture;
      most = width;
    }
  }
  if (!best) return;
  read_string(find(best, "url"), image.url, report);
  if (image.url.value.starts_with("images/")) image.url.value = concat({"https://static01.nyt.com/", image.url.value});
  image.width = read_pixels(find(best, "width"), report);
  image.height = read_pixels(find(best, "height"), report);
  const Value words = multimedia.is(Kind::object) ? multimedia : best;
  read_plain(find(words, "caption"), image.caption, report);
  read_plain(find_any(words, {"credit", "copyright"}), image.credit, report);
}

void read_keywords(Value keywords, Article& article, Report& report) {
  for (const Value keyword : keywords.children()) {
    const Value word = find(keyword, "value");
    if (!word.is(Kind::string)) continue;
    if (article.tags.size() == limits::max_list_items) return warn_too_many(keyword, report);
    read_plain(word, article.tags.emplace_back().name, report);
  }
}

Likeness recognise(Value item) {
  const bool has_headline = find(find(item, "headline"), "main").is(Kind::string);
  return has_headline && has_any(item, "web_url lead_paragraph snippet") ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  for (const Value item : find_path(root, "response docs").children()) {
    if (recognise(item) == Likeness::certain) items.push_back(item);
  }
}

void read(Value item, Value /*root*/, Article& article, Report& report) {
  const Value headline = find(item, "headline");
  read_plain(find(headline, "main"), article.headline, report);
  read_plain(find(headline, "kicker"), article.kicker, report);
  read_plain(find_any(item, {"abstract", "snippet"}), article.lead, report);
  read_id(find_any(item, {"_id", "uri"}), article.id, report);
  read_string(find(item, "web_url"), article.url, report);
  read_string(find(item, "source"), article.source, report);
  read_date(find(item, "pub_date"), article.published, report);
  read_string(find(item, "section_name"), article.section.name, report);
  read_kind(text_at(item, "type_of_material"), article);
  read_people(find(item, "byline"), article, report);
  read_picture(find(item, "multimedia"), article.image, report);
  read_keywords(find(item, "keywords"), article, report);
  const Value paragraph = find(item, "lead_paragraph");
  if (!paragraph.is(Kind::string) || is_blank(paragraph.text())) return;
  if (paragraph.text() == text_at(item, "abstract") || paragraph.text() == text_at(item, "snippet")) return;
  BodyBuilder(article.body, report).element("p", paragraph);
}

} // namespace

constexpr Format k_nyt = {"nyt", "new-york-times", recognise, read, list};

} // namespace lede::formats
