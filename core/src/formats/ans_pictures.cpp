// The pictures and galleries of Arc ANS.
#include <initializer_list>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "formats/ans_body.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats::ans {

using json::Kind;
using json::Value;

namespace {

/// Reads a credit: people, then their organisations. "Ansel Adams / The Agency".
void read_credit(Value credits, Text& credit, Report& report) {
  if (!credits || !expect(credits, Kind::object, report)) return;
  for (const std::string_view role : {"by", "affiliation"}) {
    std::vector<Link> names;
    read_names(find(credits, role), names, {"name", "byline"}, report);
    for (std::size_t index = 0; index < names.size(); ++index) {
      if (!credit.empty()) credit.value += index == 0 ? " / " : ", ";
      credit.value += names[index].name.value;
      credit.origin = names[index].name.origin;
    }
  }
}

} // namespace

bool read_image(Value value, Image& image, Report& report) {
  read_string(find(value, "url"), image.url, report);
  if (image.empty()) {
    warn_missing(value, "url", report);
    return false;
  }
  read_string(find(value, "alt_text"), image.alt, report);
  read_either(find(value, "caption"), image.caption, report);
  image.width = read_pixels(find(value, "width"), report);
  image.height = read_pixels(find(value, "height"), report);
  const Value vanity = find(value, "vanity_credits");
  read_credit(vanity ? vanity : find(value, "credits"), image.credit, report);
  return true;
}

void read_gallery(Value value, BodyBuilder& body, Report& report) {
  const Value list = find(value, "content_elements");
  if (!list) return warn_missing(value, "content_elements", report);
  if (!expect(list, Kind::array, report)) return;
  Gallery& gallery = body.add<Gallery>(value);
  for (const Value element : list.children()) {
    if (gallery.images.size() == limits::max_list_items) return warn_too_many(element, report);
    if (!expect(element, Kind::object, report)) continue;
    if (!read_image(element, gallery.images.emplace_back(), report)) gallery.images.pop_back();
  }
  if (gallery.images.empty()) body.drop();
}

namespace {

/// Adds texts in one paragraph, each in an element.
void add_paragraph(Value from, std::initializer_list<std::pair<std::string_view, const Text*>> texts,
                   BodyBuilder& body) {
  bool is_open = false;
  for (const auto& [element, text] : texts) {
    if (text->empty()) continue;
    if (!is_open) {
      body.start("p", from);
    } else {
      body.text(" ", from);
    }
    is_open = true;
    body.start(element, from);
    body.text(text->value, from);
    body.end(element);
  }
  if (is_open) body.end("p");
}

} // namespace

void add_gallery_words(Value gallery, const Article* story, BodyBuilder& body, Report& report) {
  Text headline;
  Text description;
  read_plain(find_path(gallery, "headlines basic"), headline, report);
  read_plain(find_path(gallery, "description basic"), description, report);
  if (headline.value == description.value) description = {};
  if (story != nullptr && headline.value == story->headline.value) headline = {};
  if (story != nullptr && description.value == story->lead.value) description = {};
  add_paragraph(gallery, {{"strong", &headline}, {"span", &description}}, body);
}

void add_film_words(Value film, BodyBuilder& body, Report& report) {
  Text description;
  Text credit;
  read_plain(find_path(film, "description basic"), description, report);
  const Value vanity = find(film, "vanity_credits");
  read_credit(vanity ? vanity : find(film, "credits"), credit, report);
  if (description.value == text_at(find(film, "headlines"), "basic")) description = {};
  add_paragraph(film, {{"span", &description}, {"small", &credit}}, body);
}

void read_rest_of_gallery(Value value, const Article& story, BodyBuilder& body, Report& report) {
  add_gallery_words(value, &story, body, report);
  Gallery& gallery = body.add<Gallery>(value);
  bool is_first = true;
  for (const Value element : find(value, "content_elements").children()) {
    if (gallery.images.size() == limits::max_list_items) return warn_too_many(element, report);
    if (!element.is(Kind::object)) continue;
    if (!is_first && !read_image(element, gallery.images.emplace_back(), report)) gallery.images.pop_back();
    is_first = false;
  }
  if (gallery.images.empty()) body.drop();
}

} // namespace lede::formats::ans
