#include "formats/ninjs_media.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/expectations.h"
#include "formats/ninjs_texts.h"
#include "formats/values.h"

namespace lede::formats::ninjs {
namespace {

using json::Kind;
using json::Value;

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

std::string_view type_of_rendition(Value rendition) {
  const Value type = find_any(rendition, {"mimetype", "contenttype", "contentType"});
  return type.is(Kind::string) ? type.text() : std::string_view();
}

/// Returns the smallest rendition that is wide enough, else the widest.
Value find_picture(Value renditions, Report& report) {
  constexpr int k_wide_enough = 1000; // pixels
  Value best;
  int best_width = -1;
  for (const Value rendition : renditions.children()) {
    const std::string_view type = type_of_rendition(rendition);
    const std::string_view address = text_at(rendition, "href");
    if (address.empty() || contains(type, "tif") || address.ends_with(".nitf") || address.ends_with(".xml")) continue;
    if (!type.empty() && !type.starts_with("image/")) continue;
    // The Associated Press gives the type of medium, not a content type.
    if (has_word("text video audio", text_at(rendition, "type"))) continue;
    const int width = read_pixels(find(rendition, "width"), report);
    const bool is_better =
        best_width < k_wide_enough ? width > best_width : width >= k_wide_enough && width < best_width;
    if (!is_better) continue;
    best = rendition;
    best_width = width;
  }
  return best;
}

} // namespace

bool read_picture(Value item, Image& image, Report& report) {
  const Value rendition = find_picture(find(item, "renditions"), report);
  if (!rendition) return false;
  read_string(find(rendition, "href"), image.url, report);
  image.width = read_pixels(find(rendition, "width"), report);
  image.height = read_pixels(find(rendition, "height"), report);
  return true;
}

void read_credit(Value item, Image& image, Report& report) {
  read_string(find_any(item, {"by", "byline"}), image.credit, report);
  if (image.credit.empty()) read_string(find_any(item, {"creditline", "creditLine"}), image.credit, report);
  if (image.credit.empty()) read_string(find_credit(item), image.credit, report);
  if (image.caption.value == image.credit.value) image.caption = {}; // an item that has no other text
}

namespace {

/// Returns the file of a film or sound; a missing value if the item is none or has no file.
Value find_medium(Value item) {
  const std::string_view type = text_at(item, "type");
  if (type != "audio" && type != "video") return {};
  for (const Value rendition : find(item, "renditions").children()) {
    if (!text_at(rendition, "href").empty() && type_of_rendition(rendition).starts_with(type)) return rendition;
  }
  return {};
}

} // namespace

void add_medium(Value item, BodyBuilder& body) {
  const Value rendition = find_medium(item);
  if (!rendition) return;
  body.start(text_at(item, "type"), rendition, {{"src", text_at(rendition, "href")}});
  body.end(text_at(item, "type"));
}

namespace {

class Associations {
 public:
  Associations(Article& article, Report& report) : article_(article), report_(report) {}

  /// @param markup of the body, which may contain some of the pictures and films.
  void read(Value list, BodyBuilder& body, std::string_view markup) {
    if (!list || (!list.is(Kind::object) && !expect(list, Kind::array, report_))) return;
    for (const Value member : list.children()) {
      if (member.is(Kind::array)) read(member, body, markup); // Superdesk: {"image": [{…}, {…}]}
    }
    const Value main = article_.image.empty() ? find_main(list, markup) : Value();
    if (main) read_main(main);
    if (main) static_cast<void>(is_new(main));
    add_items(list, main, body, markup);
  }

  /// Reads Superdesk's named lists: galleries, related articles.
  void read_extra(Value lists, BodyBuilder& body, std::string_view markup) {
    for (const Value list : lists.children()) {
      if (const Value items = find(list, "items")) add_items(items, Value(), body, markup);
    }
  }

 private:
  void add_items(Value list, Value main, BodyBuilder& body, std::string_view markup) {
    std::vector<Image> more;
    for (const Value item : list.children()) {
      if (!item.is(Kind::object) || more.size() == limits::max_list_items) continue;
      const bool is_main = main && item.origin().value_index == main.origin().value_index;
      if (is_main || !is_new(item)) continue;
      const std::string_view type = text_at(item, "type");
      if (type == "text" || type == "composite") add_related(item);
      if (is_in(markup, item)) continue;
      if (type == "video" || type == "audio") add_medium_with_words(item, body);
      if (type != "picture" && type != "graphic") continue;
      Image& image = more.emplace_back();
      const bool is_read = read_picture(item, image, report_);
      if (is_read) read_texts(item, image);
      if (!is_read || (type == "graphic" && is_sign(image))) more.pop_back();
    }
    if (!more.empty()) body.add<Gallery>(list).images = std::move(more);
  }

  /// Whether a graphic may be only a logo.
  static bool is_sign(const Image& image) {
    constexpr int k_wide = 600; // pixels
    return image.caption.empty() && image.width < k_wide;
  }

  /// Adds a film or sound with its headline, description and credit below it.
  void add_medium_with_words(Value item, BodyBuilder& body) {
    Text headline;
    Image words;
    read_headline(item, headline, report_);
    read_texts(item, words);
    if (headline.value == words.caption.value) headline = {};
    const bool has_words = !headline.empty() || !words.caption.empty() || !words.credit.empty();
    if (!has_words) return add_medium(item, body);
    if (!find_medium(item)) return report_.warn(messages::words_left_out, {quote(item.key())}, item.origin());
    body.start("figure", item);
    add_medium(item, body);
    body.start("figcaption", item);
    const auto add = [&](std::string_view element, const Text& text) {
      if (text.empty()) return;
      body.start(element, item);
      if (text.markup == Markup::html) {
        body.inline_html(text.value, item);
      } else {
        body.text(text.value, item);
      }
      body.end(element);
      body.text(" ", item);
    };
    add("b", headline);
    add("span", words.caption);
    add("small", words.credit);
    body.end("figcaption");
    body.end("figure");
  }

  /// Whether an item has not been read yet. Superdesk has those of a gallery in two lists.
  bool is_new(Value item) {
    std::string_view id = text_at(item, "guid");
    for (const std::string_view name : {"uri", "_id"}) {
      if (id.empty()) id = text_at(item, name);
    }
    if (id.empty()) return true;
    std::string key(id); // an item may have the id of another one by mistake
    for (const Value rendition : find(item, "renditions").children()) {
      if (const std::string_view address = text_at(rendition, "href"); !address.empty()) {
        key += address;
        break;
      }
    }
    return seen_.insert(std::move(key)).second;
  }

  /// Whether the body contains one of the item's renditions.
  static bool is_in(std::string_view markup, Value item) {
    for (const Value rendition : find(item, "renditions").children()) {
      const std::string_view address = text_at(rendition, "href");
      if (!address.empty() && contains(markup, address)) return true;
    }
    return false;
  }

  /// Returns Superdesk's featured item; else a picture rather than a graphic, which may be only a logo.
  Value find_main(Value list, std::string_view markup) {
    const Value featured = find_any(list, {"featuremedia", "featureMedia", "featuredmedia", "main"});
    if (featured.is(Kind::object) && text_at(featured, "type") != "video" && text_at(featured, "type") != "audio" &&
        find_picture(find(featured, "renditions"), report_)) {
      return featured;
    }
    Value in_body; // used if there is no other
    for (const std::string_view wanted : {"picture", "graphic", ""}) {
      for (const Value item : list.children()) {
        if (text_at(item, "type") != wanted || !find_picture(find(item, "renditions"), report_)) continue;
        if (!is_in(markup, item)) return item;
        if (!in_body) in_body = item;
      }
    }
    return in_body;
  }

  void read_main(Value item) {
    if (read_picture(item, article_.image, report_)) read_texts(item, article_.image);
  }

  void read_texts(Value item, Image& image) {
    set(choose(item, k_description, report_), image.caption);
    read_credit(item, image, report_);
    read_string(find_any(item, {"alt_text", "altText"}), image.alt, report_); // Superdesk's
  }

  void add_related(Value item) {
    if (article_.related.size() == limits::max_list_items) return;
    Teaser& teaser = article_.related.emplace_back();
    read_headline(item, teaser.headline, report_);
    if (teaser.headline.empty()) return article_.related.pop_back();
    if (const Variant summary = choose(item, k_description, report_); summary.value) {
      read_plain(summary.value, teaser.summary, report_);
    }
    read_date(find_any(item, {"versioncreated", "versionCreated"}), teaser.published, report_);
  }

  Article& article_;
  Report& report_;
  std::set<std::string> seen_; // ids, each with the item's first address
};

} // namespace

void read_associations(Value item, Value main_item, std::string_view markup, Article& article, BodyBuilder& body,
                       Report& report) {
  Associations associations(article, report);
  associations.read(find(item, "associations"), body, markup);
  associations.read_extra(find(item, "extra_items"), body, markup);
  associations.read(find(main_item, "associations"), body, markup);
}

} // namespace lede::formats::ninjs
