// Tables, pictures and addresses in the blocks of content systems.
#include "formats/usual_parts.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/usual_body.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

void write_row(Value cells, std::string_view element, BodyBuilder& body) {
  if (!cells.is(Kind::array)) return;
  body.start("tr", cells);
  for (const Value cell : cells.children()) {
    const Value text = cell.is(Kind::object) ? find_any(cell, {"value", "text", "content", "html", "label"}) : cell;
    body.start(element, cell);
    if (text.is(Kind::string)) {
      add_usual_line(text, body);
    } else if (text.is(Kind::number)) {
      body.text(text.text(), text);
    }
    body.end(element);
  }
  body.end("tr");
}

} // namespace

void add_usual_line(Value text, BodyBuilder& body) {
  if (looks_like_html(text.text())) return body.inline_html(text.text(), text);
  body.text(decode_references(text.text()), text);
}

bool add_usual_table(Value block, Value table, BodyBuilder& body) {
  if (table.is(Kind::object)) {
    block = table;
    table = find_any(table, {"rows", "tbody", "data", "body", "cells", "content"});
  }
  if (!table.is(Kind::array) || table.size() == 0) return false;
  body.start("table", table);
  write_row(find_any(block, {"thead", "headers", "header", "columns"}), "th", body);
  for (const Value row : table.children()) {
    const Value cells = row.is(Kind::array) ? row : find_any(row, {"cells", "body", "columns", "values", "items"});
    write_row(cells, "td", body);
  }
  body.end("table");
  return true;
}

Value usual_address_in(Value value) {
  if (value.is(Kind::object)) value = find_any(value, {"url", "cached_url", "href", "embed_url", "src"});
  return value.is(Kind::string) && !is_blank(value.text()) ? value : Value();
}

std::string usual_film_of(std::string_view name, std::string_view id) {
  constexpr std::string_view k_digits = "0123456789";
  constexpr std::string_view k_id = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  constexpr std::size_t k_youtube_size = 11;
  if (name.find("youtube") != std::string_view::npos && id.size() == k_youtube_size &&
      id.find_first_not_of(k_id) == std::string_view::npos)
    return concat({"https://www.youtube.com/watch?v=", id});
  if (name.find("vimeo") != std::string_view::npos && id.find_first_not_of(k_digits) == std::string_view::npos)
    return concat({"https://vimeo.com/", id});
  return {};
}

bool is_usual_picture(Value block, Value named) {
  const Value address = usual_address_in(named);
  if (!address) return find(block, "image").is(Kind::object);
  const std::string_view path = address.text().substr(0, address.text().find_first_of("?#"));
  for (const std::string_view end : {".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".JPG", ".PNG"}) {
    if (path.ends_with(end)) return true;
  }
  return has_any(block, "alt altText alternativeText width image mime mimeType");
}

bool is_usual_decoration(std::string_view key) {
  std::string name(key);
  lower_ascii(name);
  for (const std::string_view part : {"icon", "logo", "avatar", "background", "mobile", "thumb", "seo", "author"}) {
    if (name.find(part) != std::string::npos) return true;
  }
  return false;
}

Value usual_picture_in(Value item) {
  if (item.is(Kind::string)) return item;
  const auto is_picture = [](Value value) {
    const Value address = find_any(value, {"url", "src", "filename"});
    return address.is(Kind::string) && !is_blank(address.text()) &&
           (has_any(value, "dimensions is_external_url") || is_usual_picture(value, address));
  };
  if (!item.is(Kind::object) || is_picture(item)) return item.is(Kind::object) ? item : Value();
  for (const Value member : item.children()) {
    const Value picture = member.is(Kind::array) ? first_object(member) : member;
    if (!is_usual_decoration(member.key()) && picture.is(Kind::object) && is_picture(picture)) return picture;
  }
  return {};
}

bool add_usual_gallery(Value pictures, BodyBuilder& body, Report& report) {
  if (!pictures.is(Kind::array)) return false;
  Gallery& gallery = body.add<Gallery>(pictures);
  for (const Value item : pictures.children()) {
    if (gallery.images.size() == limits::max_list_items) {
      warn_too_many(item, report);
      break;
    }
    const Value picture = usual_picture_in(item);
    const bool is_inside = picture.is(Kind::object) && picture.origin().value_index != item.origin().value_index;
    Image image;
    if (!read_any_picture(is_inside ? picture : item, image, report)) continue;
    for (const Value member : (is_inside ? item : Value()).children()) {
      if (member.key().find("caption") == std::string_view::npos || !image.caption.empty()) continue;
      const Value text = text_in(member);
      if (text.is(Kind::string)) read_either(text, image.caption, report);
    }
    gallery.images.push_back(std::move(image));
  }
  const bool has_any_picture = !gallery.images.empty();
  if (!has_any_picture) body.drop();
  return has_any_picture;
}

/// The depth of the JSON bounds the recursion.
bool add_pictures_in(Value value, BodyBuilder& body) {
  if (find(value, "publicUrl")) return add_picture(value, body);
  bool has_read = false;
  for (const Value child : value.children()) {
    if (child.is(Kind::object) || child.is(Kind::array)) has_read = add_pictures_in(child, body) || has_read;
  }
  return has_read;
}

bool is_for_readers(std::string_view name) {
  if (has_word(
          "value message description rendered answer question paragraphs brief extended data children md plain raw "
          "introtext fulltext __html #text #cdata-section __cdata _cdata _ $t",
          name))
    return true;
  std::string lower(name);
  lower_ascii(lower);
  for (const std::string_view begin : {"alt", "link", "button", "cta", "aria", "placeholder"}) {
    if (lower.starts_with(begin)) return false;
  }
  for (const std::string_view end : {"text", "html", "content", "contents", "body", "copy", "markup", "paragraph",
                                     "markdown", "quote", "caption", "storage"}) {
    if (lower.ends_with(end)) return true;
  }
  return false;
}

bool holds_blocks(std::string_view name) {
  return name.starts_with("colPos") || // TYPO3
         has_word(
             "children blocks items data fields attributes columns primary components component options "
             "variations elements element properties props contents embed cards slides panels tabs rows modules areas "
             "links nodes sections story-elements storyElements innerBlocks",
             name);
}

bool is_usual_sentence(std::string_view text) {
  const std::size_t first = text.find(' ');
  return first != std::string_view::npos && text.find(' ', first + 1) != std::string_view::npos &&
         text.find_first_of("{};=") == std::string_view::npos;
}

bool is_usual_setting(std::string_view name) {
  std::string lower(name);
  lower_ascii(lower);
  for (const std::string_view part :
       {"alt",     "internal",  "class",    "style", "seo",    "meta",  "placeholder", "aria",
        "success", "error",     "tracking", "css",   "script", "date",  "time",        "created",
        "updated", "published", "_at",      "id",    "type",   "image", "label",       "admin"}) {
    if (lower.find(part) != std::string::npos) return true;
  }
  return false;
}

std::size_t cut_sign_in(std::string_view text) {
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  if (end == std::string_view::npos || text[end] != ']') return std::string_view::npos;
  const std::size_t begin = text.rfind('[', end);
  constexpr std::string_view k_unit = " chars]";
  if (begin == std::string_view::npos || end + 1 - begin < k_unit.size() + 2) return std::string_view::npos;
  const std::string_view sign = text.substr(begin + 1, end - begin);
  const std::size_t digits = sign.starts_with('+') ? 1 : 0;
  const std::size_t digits_end = sign.find_first_not_of("0123456789", digits);
  return digits_end > digits && digits_end != std::string_view::npos && sign.substr(digits_end) == k_unit
             ? begin
             : std::string_view::npos;
}

} // namespace lede::formats
