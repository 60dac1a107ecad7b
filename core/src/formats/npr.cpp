// Stories of NPR's Content Distribution Service.
#include "formats/npr.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/repeats.h"
#include "formats/tree_reader.h"
#include "formats/usual_body.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::string_view k_asset = "#/assets/";

/// Whether a link is of one of several relations: {"href": …, "rels": ["primary"]}.
bool has_relation(Value link, std::string_view names) {
  for (const Value relation : find(link, "rels").children()) {
    if (relation.is(Kind::string) && has_word(names, relation.text())) return true;
  }
  return false;
}

/// Returns the link with one of the relations, else the first link.
Value best_link(Value links, std::string_view names) {
  Value best;
  for (const Value link : links.children()) {
    if (!best || (has_relation(link, names) && !has_relation(best, names))) best = link;
  }
  return best;
}

/// Returns the type of an asset: "youtube-video" of its profile "/v1/profiles/youtube-video".
std::string_view type_of_asset(Value asset) {
  for (const Value profile : find(asset, "profiles").children()) {
    const std::string_view address = text_at(profile, "href");
    if (has_relation(profile, "type")) return address.substr(address.rfind('/') + 1);
  }
  return {};
}

class Reader {
 public:
  Reader(Value story, Article& article, Report& report)
      : story_(story), article_(article), report_(report), body_(article.body, report), repeats_(story) {
    for (const Value asset : find(story, "assets").children()) assets_.push_back(asset);
    std::stable_sort(assets_.begin(), assets_.end(), [](Value a, Value b) { return a.key() < b.key(); });
  }

  void read() {
    read_fields();
    for (const Value link : find(story_, "bylines").children()) read_byline(link);
    const Value layout = find(story_, "layout");
    read_layout(layout, 0);
    for (const std::string_view name : {"audio", "videos"}) {
      for (const Value link : find(story_, name).children()) {
        if (!has_shown(link)) read_link(link, 0);
      }
    }
    read_main_picture();
    for (const Value link : find(story_, "corrections").children()) {
      read_newsroom_notes(asset_of(link), "correction", article_, report_);
    }
  }

 private:
  void read_fields() {
    UsualFields fields;
    for (const std::string_view name : {"id", "title", "teaser", "subtitle", "publishDateTime", "language"}) {
      if (const Value value = find(story_, name)) fields.add(name, value);
    }
    for (const std::string_view name : {"editorialLastModifiedDateTime", "editorialMajorUpdateDateTime"}) {
      if (const Value value = find(story_, name); value && !modified_) modified_ = value;
    }
    if (modified_) fields.add("modified", modified_);
    const Value page = best_link(find(story_, "webPages"), "canonical");
    if (const Value address = find(page, "href")) fields.add("url", address);
    fields.finish();
    fields.read(article_, report_, UsualFields::Body::elsewhere);
  }

  [[nodiscard]] Value asset_of(Value link) {
    const std::string_view address = text_at(link, "href");
    if (!address.starts_with(k_asset)) return find(link, "embed");
    const std::string_view key = address.substr(k_asset.size());
    const auto at = std::lower_bound(assets_.begin(), assets_.end(), key,
                                     [](Value asset, std::string_view wanted) { return asset.key() < wanted; });
    const bool is_there = at != assets_.end() && at->key() == key;
    return is_there && repeats_.allow(*at, link, report_) ? *at : Value();
  }

  void read_byline(Value link) {
    Value asset = asset_of(link);
    if (const Value documents = find(asset, "bylineDocuments"); documents.size() != 0 && !find(asset, "name")) {
      asset = find(first_object(documents), "embed");
    }
    const Value name = find_any(asset, {"name", "title"});
    if (!name.is(Kind::string)) return warn_missing(link, "name", report_);
    if (article_.authors.size() < limits::max_list_items)
      read_plain(name, article_.authors.emplace_back().name, report_);
  }

  void read_layout(Value layout, int depth) {
    for (const Value link : layout.children()) read_link(link, depth);
  }

  /// Whether a link's asset was shown before. Remembers it, so that no asset is shown twice.
  [[nodiscard]] bool has_shown(Value link) const {
    return std::find(shown_.begin(), shown_.end(), text_at(link, "href")) != shown_.end();
  }

  void read_link(Value link, int depth) {
    constexpr int k_deepest = 4; // an asset that refers to itself would never end
    constexpr std::size_t k_most_files = 200;
    const Value asset = asset_of(link);
    // Lists may be nested; together they are limited to the length of a body.
    const bool is_too_far = ++links_ > limits::max_blocks || depth == k_deepest;
    if (!asset.is(Kind::object) || is_too_far) return warn_missing(link, "asset", report_);
    const bool is_file = find(asset, "enclosures") || find(asset, "videoId");
    if (is_file && shown_.size() < k_most_files) shown_.push_back(text_at(link, "href"));
    if (!read_asset(asset, depth)) warn_unknown_block(asset, type_of_asset(asset), report_);
  }

  /// Reads an asset by its members, not by its type: there are more types than ways to show them.
  bool read_asset(Value asset, int depth) {
    const std::string_view type = type_of_asset(asset);
    if (type.ends_with("image") && read_picture(asset)) return true;
    if (type == "image-gallery" || type == "container" || type == "list" || type == "inset") {
      return read_parts(asset, depth);
    }
    if (const Value number = find_any(asset, {"videoId", "externalId"}); number && type.starts_with("youtube")) {
      const Value title = find_any(asset, {"headline", "title"});
      add_embed_block(concat({"https://www.youtube.com/watch?v=", number.text()}), title.text(), asset, body_);
      return true;
    }
    if (const Value html = find(asset, "html"); html.is(Kind::string)) {
      body_.add_html(html);
      return true;
    }
    if (const Value text = find(asset, "text"); text.is(Kind::string)) return read_text(text, type);
    if (const Value words = find(asset, "quote"); words.is(Kind::string)) {
      Quote& quote = body_.add<Quote>(words);
      read_either(words, quote.text, report_);
      read_string(find(asset, "attributionParty"), quote.cite, report_);
      return true;
    }
    if (find(asset, "enclosures").size() != 0) return read_file(asset, type);
    if (read_address(asset)) return true;
    return read_parts(asset, depth);
  }

  bool read_text(Value text, std::string_view type) {
    const bool is_heading = type.find("head") != std::string_view::npos;
    if (!is_heading && begins_with_block(text.text())) {
      body_.add_html(text);
      return true;
    }
    const std::string_view element = is_heading ? "h2" : "p";
    body_.start(element, text);
    if (looks_like_html(text.text())) {
      body_.inline_html(text.text(), text);
    } else {
      body_.text(decode_references(text.text()), text);
    }
    body_.end(element);
    return true;
  }

  bool read_parts(Value asset, int depth) {
    const Value parts = find_any(asset, {"layout", "items", "images"});
    if (!parts.is(Kind::array) || parts.size() == 0) return false;
    if (const Value title = find_any(asset, {"title", "introText"});
        title.is(Kind::string) && !is_blank(title.text())) {
      body_.element("h3", title);
    }
    for (const Value part : parts.children()) {
      if (links_ > limits::max_blocks) break;
      if (find(part, "href") && !find(part, "externalLink")) {
        read_link(part, depth + 1);
      } else if (++links_ > limits::max_blocks) {
        warn_too_many(part, report_);
      } else if (!read_address(part)) {
        add_usual_body(part, body_, report_);
      }
    }
    return true;
  }

  [[nodiscard]] bool to_image(Value asset, Image& image) const {
    const Value file = best_link(find(asset, "enclosures"), "primary");
    const Value address = find(file, "href");
    if (!address.is(Kind::string) || address.text().empty()) return false;
    read_string(address, image.url, report_);
    read_string(find(asset, "altText"), image.alt, report_);
    read_either(find(asset, "caption"), image.caption, report_);
    for (const std::string_view name : {"producer", "provider"}) {
      const Value person = find(asset, name);
      if (!person.is(Kind::string) || is_blank(person.text())) continue;
      if (image.credit.empty()) {
        read_string(person, image.credit, report_);
      } else if (image.credit.value != person.text()) {
        image.credit.value += concat({"/", person.text()});
      }
    }
    image.width = read_pixels(find(file, "width"), report_);
    image.height = read_pixels(find(file, "height"), report_);
    return true;
  }

  bool read_picture(Value asset) {
    Image image;
    if (!to_image(asset, image)) return false;
    body_.add<Image>(asset) = std::move(image);
    return true;
  }

  /// Reads the main picture, unless the text shows it.
  void read_main_picture() {
    const Value link = best_link(find(story_, "images"), "primary");
    if (!link || has_shown(link)) return;
    Image image;
    if (to_image(asset_of(link), image)) {
      article_.image = std::move(image);
    } else {
      warn_missing(link, "enclosures", report_);
    }
  }

  bool read_file(Value asset, std::string_view type) {
    const Value address = find(best_link(find(asset, "enclosures"), "primary download hls"), "href");
    if (!address.is(Kind::string)) return false;
    const bool is_film = type.find("video") != std::string_view::npos;
    const std::string_view element = is_film ? "video" : "audio";
    body_.start("figure", asset);
    body_.start(element, address, {{"src", address.text()}});
    body_.end(element);
    if (const Value title = find_any(asset, {"caption", "headline", "title"}); title.is(Kind::string)) {
      body_.element("figcaption", title);
    }
    body_.end("figure");
    return true;
  }

  /// Reads a link to another page or story.
  bool read_address(Value asset) {
    for (const std::string_view name : {"externalLink", "documentLink", "embeddedPlayerLink", "webPageLink"}) {
      const std::string_view address = text_at(find(asset, name), "href");
      if (address.find("://") == std::string_view::npos) continue;
      const Value words = find_any(asset, {"linkText", "title", "headline"});
      Embed& embed = body_.add<Embed>(asset);
      read_string(find(find(asset, name), "href"), embed.url, report_);
      if (words.is(Kind::string)) read_plain(words, embed.title, report_);
      return true;
    }
    const Value words = find_any(asset, {"linkText", "title", "headline"});
    if (!find(asset, "documentLink") || !words.is(Kind::string)) return false;
    body_.element("p", words);
    return true;
  }

  Value story_;
  Value modified_;
  Article& article_;
  Report& report_;
  BodyBuilder body_;
  Repeats repeats_;
  std::vector<Value> assets_; // sorted by their names
  std::vector<std::string_view> shown_;
  std::size_t links_ = 0; // followed so far, and parts of lists
};

} // namespace

bool is_npr_story(Value value) {
  const Value profile = first_object(find(value, "profiles"));
  return text_at(profile, "href").starts_with("/v1/profiles/") && find(value, "title").is(Kind::string) &&
         find(value, "assets").is(Kind::object) && find(value, "layout").is(Kind::array);
}

void read_npr_story(Value story, Article& article, Report& report) { Reader(story, article, report).read(); }

} // namespace lede::formats
