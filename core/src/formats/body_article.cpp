// What newsrooms put around a body of an editor's format.
#include "formats/body_article.h"

#include <cstddef>
#include <string>

#include "base/rest_data.h"
#include "base/text.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using enum Field::Kind;

/// The words of rich text, of Contentful's or Sanity's kind. The JSON's own depth bounds the recursion.
void collect_words(Value value, std::string& out) {
  if (value.is(Kind::array)) {
    for (const Value child : value.children()) {
      const bool is_block = !text_at(child, "nodeType").empty() ? text_at(child, "nodeType") != "text"
                                                                : text_at(child, "_type") == "block";
      if (is_block && !out.empty() && !out.ends_with(' ') && text_at(child, "nodeType") != "hyperlink") out += ' ';
      collect_words(child, out);
    }
    return;
  }
  for (const std::string_view name : {"value", "text"}) {
    if (const Value text = find(value, name); text.is(Kind::string)) out += text.text();
  }
  for (const std::string_view name : {"content", "children"}) {
    if (const Value inner = find(value, name); inner.is(Kind::array)) collect_words(inner, out);
  }
}

/// What is written to be read, rather than a description for search engines.
void read_excerpt(Value value, void* member, Report& report) {
  if (value.is(Kind::object) || value.is(Kind::array)) {
    Text& text = *static_cast<Text*>(member);
    text.value.clear();
    collect_words(value, text.value);
    text.origin = value.origin();
    text.markup = Markup::text;
    return;
  }
  read_either(value, *static_cast<Text*>(member), report);
}

void read_lead(Value value, void* member, Report& report) {
  if (static_cast<Text*>(member)->empty()) read_excerpt(value, member, report);
}

/// An entry of Contentful has its members in `fields`.
Value entry_of(Value value) {
  const Value fields = find(value, "fields");
  return fields.is(Kind::object) ? fields : value;
}

void read_people(Value value, void* member, Report& report) {
  auto& people = *static_cast<std::vector<Author>*>(member);
  bool has_entries = entry_of(value).origin().value_index != value.origin().value_index;
  for (const Value child : value.children()) has_entries = has_entries || find(child, "fields").is(Kind::object);
  if (has_entries && value.is(Kind::object)) return read_names(entry_of(value), people, {"name", "title"}, report);
  if (has_entries) {
    for (const Value child : value.children()) read_names(entry_of(child), people, {"name", "title"}, report);
    return;
  }
  read_names(value, *static_cast<std::vector<Author>*>(member), {"name", "title"}, report);
}

void read_tags(Value value, void* member, Report& report) {
  read_names(value, *static_cast<std::vector<Link>*>(member), {"name", "title", "label"}, report);
}

void read_kicker(Value value, void* member, Report& report) {
  std::vector<Link> names;
  read_names(value, names, {"name", "title", "label"}, report);
  if (!names.empty()) *static_cast<Text*>(member) = std::move(names.front().name);
}

void read_picture(Value value, void* member, Report& report) {
  static_cast<void>(read_any_picture(value, *static_cast<Image*>(member), report));
}

/// Sanity has {"current": "…"} in places where others have a text.
void read_slug(Value value, void* member, Report& report) {
  read_id(value.is(Kind::object) ? find(value, "current") : value, *static_cast<Text*>(member), report);
}

LEDE_REST_DATA constexpr Field k_fields[] = {
    {"id", id, offsetof(Article, id)},
    {"slug", other, offsetof(Article, id), nullptr, read_slug},
    {"_id", id, offsetof(Article, id)},
    {"url", text, offsetof(Article, url)},
    {"canonical", text, offsetof(Article, canonical)},
    {"canonicalUrl", text, offsetof(Article, canonical)},
    {"title", plain, offsetof(Article, headline)},
    {"headline", plain, offsetof(Article, headline)},
    {"lead", other, offsetof(Article, lead), nullptr, read_excerpt},
    {"excerpt", other, offsetof(Article, lead), nullptr, read_excerpt},
    {"description", other, offsetof(Article, lead), nullptr, read_lead},
    {"summary", other, offsetof(Article, lead), nullptr, read_lead},
    {"kicker", plain, offsetof(Article, kicker)},
    {"category", other, offsetof(Article, kicker), nullptr, read_kicker},
    {"categories", other, offsetof(Article, kicker), nullptr, read_kicker},
    {"author", other, offsetof(Article, authors), nullptr, read_people},
    {"authors", other, offsetof(Article, authors), nullptr, read_people},
    {"populatedAuthors", ignored}, // read below
    {"byline", plain, offsetof(Article, byline)},
    {"publishedAt", date, offsetof(Article, published)},
    {"published", date, offsetof(Article, published)},
    {"publishDate", date, offsetof(Article, published)},
    {"date", date, offsetof(Article, published)},
    {"updatedAt", date, offsetof(Article, modified)},
    {"_updatedAt", date, offsetof(Article, modified)},
    {"language", other, offsetof(Article, language), nullptr, into_text<read_language>},
    {"locale", other, offsetof(Article, language), nullptr, into_text<read_language>},
    {"mainImage", other, offsetof(Article, image), nullptr, read_picture},
    {"heroImage", other, offsetof(Article, image), nullptr, read_picture},
    {"image", other, offsetof(Article, image), nullptr, read_picture},
    {"tags", other, offsetof(Article, tags), nullptr, read_tags},
    {"keywords", other, offsetof(Article, tags), nullptr, read_tags},
};

} // namespace

Value find_body(Value article, bool (*is_body)(Value)) {
  for (const std::string_view name : {"body", "content", "text"}) {
    if (const Value value = find(article, name); is_body(value)) return value;
  }
  for (const Value value : article.children()) {
    if (is_body(value)) return value;
  }
  return {};
}

void read_around(Value object, Value body, Article& article, Report& report) {
  // What content systems keep for themselves.
  const std::string known = concat({body.key(), " meta createdAt created_at status type"});
  const Shape shape = {k_fields, Foreign{known}};
  read_object(object, &article, shape, report);
  // Payload says who the ids in `authors` are.
  if (const Value people = find(object, "populatedAuthors"); people.size() != 0) {
    article.authors.clear();
    read_people(people, &article.authors, report);
  }
}

bool read_any_picture(Value value, Image& image, Report& report) {
  if (value.is(Kind::string)) {
    read_string(value, image.url, report);
    return !image.empty();
  }
  if (value.is(Kind::array)) { // the first of several; a list in a list is none
    for (const Value child : value.children()) {
      if (!child.is(Kind::array) && !child.is(Kind::null)) return read_any_picture(child, image, report);
    }
    return false;
  }
  if (!value || value.is(Kind::null) || !expect(value, Kind::object, report)) return false;
  Value address = find_any(value, {"url", "src", "path", "image", "overlay_image", "sourceUrl", "source_url", "href",
                                   "original", "large", "full", "assetUrl", "image_url", "secure_url", "filename"});
  const Value inner = find_any(value, {"asset", "file", "fields"}); // Sanity, Editor.js and Contentful
  if (!address) address = find_any(inner, {"url", "src"});
  if (!address) address = find(find(inner, "file"), "url");
  read_string(address, image.url, report);
  if (image.empty()) {
    warn_missing(value, "url", report);
    return false;
  }
  // A linked asset of Contentful describes itself in its fields.
  const Value fields = find(value, "fields");
  if (fields.is(Kind::object)) {
    read_string(find(fields, "title"), image.alt, report);
    read_either(find(fields, "description"), image.text, report);
    const Value size = find_path(fields, "file details image");
    image.width = read_pixels(find(size, "width"), report);
    image.height = read_pixels(find(size, "height"), report);
    return true;
  }
  read_string(find_any(value, {"alt", "altText", "alt_text", "alternativeText"}), image.alt, report);
  read_either(find(value, "caption"), image.text, report);
  read_string(find_any(value, {"credit", "attribution"}), image.note, report);
  image.width = read_pixels(find(value, "width"), report);
  image.height = read_pixels(find(value, "height"), report);
  return true;
}

} // namespace lede::formats
