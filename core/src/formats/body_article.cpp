// Reads the fields that newsrooms put around a body in an editor's format.
#include "formats/body_article.h"

#include <algorithm>
#include <string>

#include "base/text.h"
#include "formats/fields.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Appends the text of rich text in the format of Contentful or Sanity. The depth of the JSON bounds the recursion.
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

/// Reads Joomla's object with an article's two pictures. Their addresses have the place of the file after a "#".
void read_joomla_picture(Value pictures, Image& image, Report& report) {
  for (const std::string_view name : {"image_fulltext", "image_intro"}) {
    if (image.url.value != text_at(pictures, name)) continue;
    read_string(find(pictures, concat({name, "_alt"})), image.alt, report);
    read_either(find(pictures, concat({name, "_caption"})), image.caption, report);
    image.url.value.resize(std::min(image.url.value.size(), image.url.value.find("#joomlaImage")));
    return;
  }
}

/// Returns the widest of several files of a picture, or the first if they name no width; nested lists are not read.
Value widest_of(Value pictures) {
  Value widest;
  std::int64_t width = -1;
  for (const Value child : pictures.children()) {
    const std::int64_t own = find(child, "width").integer().value_or(0);
    if (child.is(Kind::array) || child.is(Kind::null) || own <= width) continue;
    widest = child;
    width = own;
  }
  return widest;
}

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
  UsualFields fields;
  fields.collect(object, body);
  fields.read(article, report, UsualFields::Body::elsewhere);
}

std::string words_of_rich_text(Value value) {
  std::string words;
  collect_words(value, words);
  return words;
}

bool read_any_picture(Value value, Image& image, Report& report) {
  if (value.is(Kind::string)) {
    read_string(value, image.url, report);
    return !image.empty();
  }
  if (value.is(Kind::array)) return read_any_picture(widest_of(value), image, report);
  if (!value || value.is(Kind::null) || !expect(value, Kind::object, report)) return false;
  // Contentful's assets have their description in `fields`.
  const Value fields = find(value, "fields");
  const Value picture = fields.is(Kind::object) ? fields : value;
  const auto find_text = [picture](std::initializer_list<std::string_view> names) {
    return text_in(localised(find_any(picture, names)));
  };
  Value address =
      find_any(picture, {"url",         "src",        "path",       "image",    "overlay_image",  "sourceUrl",
                         "full_url",    "fullUrl",    "source_url", "href",     "original",       "large",
                         "full",        "assetUrl",   "image_url",  "imageUrl", "variantUrl",     "download_url",
                         "_publishUrl", "secure_url", "filename",   "URL",      "@url",           "@_url",
                         "@href",       "@_href",     "publicUrl",  "main",     "image_fulltext", "image_intro"});
  const Value file = localised(find_any(picture, {"asset", "file"})); // Sanity, Editor.js and Contentful
  if (!address) address = find_any(file, {"url", "src"});
  if (!address)
    address = find_any(picture, {"value", "properties", "meta", "renditions"}); // Wagtail, Sitecore, Umbraco, dpa
  if (address.is(Kind::object) || address.is(Kind::array)) { // recursion: bounded by the JSON's depth
    if (!read_any_picture(address, image, report)) return false;
    if (image.caption.empty()) read_either(find_text({"caption"}), image.caption, report);
    if (image.alt.empty()) read_string(find_text({"alt", "altText", "alt_text"}), image.alt, report);
    if (image.credit.empty())
      read_string(
          find_text({"creditline", "creditLine", "credit_line", "credit", "attribution", "copyright", "photographer"}),
          image.credit, report);
    return true;
  }
  read_string(address, image.url, report);
  if (image.empty()) {
    warn_missing(value, "url", report);
    return false;
  }
  read_string(find_text({"alt", "altText", "alt_text", "alternativeText", "alternateText", "label"}), image.alt,
              report);
  read_either(find_text({"caption"}), image.caption, report);
  if (fields.is(Kind::object) || text_at(picture, "__typename") == "Asset") {
    if (image.alt.empty()) read_string(find_text({"title"}), image.alt, report);
    if (image.caption.empty()) read_either(find_text({"description"}), image.caption, report);
  }
  if (const Value properties = find(picture, "properties"); find(picture, "publicUrl")) { // TYPO3
    read_string(text_in(find(properties, "alternative")), image.alt, report);
    read_either(text_in(find(properties, "description")), image.caption, report);
  }
  read_joomla_picture(picture, image, report);
  if (image.alt.empty() && text_at(picture, "type").starts_with("image/"))
    read_string(find_text({"description"}), image.alt, report); // Kontent.ai's assets
  read_string(find_text({"credit", "attribution", "copyright", "photographer"}), image.credit, report);
  if (text_at(picture, "filename").find("//") != std::string_view::npos) { // Storyblok's assets
    read_either(find_text({"title"}), image.caption, report);
    if (image.credit.empty()) read_string(find_text({"source"}), image.credit, report);
  }
  Value details = find_path(file, "details image");
  if (!details) details = find_any(picture, {"dimensions", "mediaDetails"}); // Prismic, WordPress
  if (!details) details = find_path(picture, "properties dimensions");
  const Value size = details.is(Kind::object) ? details : picture;
  image.width = read_pixels(find(size, "width"), report);
  image.height = read_pixels(find(size, "height"), report);
  return true;
}

} // namespace lede::formats
