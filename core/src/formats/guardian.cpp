// The Guardian's content API: an item, or the response of a search.
// @see https://open-platform.theguardian.com/documentation/
#include <string>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

class Reader {
 public:
  Reader(Value item, Article& article, Report& report)
      : item_(item), fields_(find(item, "fields")), article_(article), body_(article.body, report), report_(report) {}

  void read() {
    read_plain(find_any(fields_, {"headline"}), article_.headline, report_);
    if (article_.headline.empty()) read_plain(find(item_, "webTitle"), article_.headline, report_);
    read_either(find_any(fields_, {"standfirst", "trailText"}), article_.lead, report_);
    read_id(find(item_, "id"), article_.id, report_);
    read_string(find(item_, "webUrl"), article_.url, report_);
    read_date(find(item_, "webPublicationDate"), article_.published, report_);
    if (const Value moment = find(fields_, "lastModified")) read_date(moment, article_.modified, report_);
    read_string(find(item_, "sectionName"), article_.section.name, report_);
    read_string(find(fields_, "publication"), article_.source, report_);
    read_language(find(fields_, "lang"), article_.language, report_);
    read_tags();
    if (article_.authors.empty()) read_plain(find(fields_, "byline"), article_.byline, report_);
    read_main_picture();
    read_body();
  }

 private:
  /// Reads the tags: authors, topics and the kind of article.
  void read_tags() {
    if (text_at(item_, "type") == "liveblog" && text_at(fields_, "liveBloggingNow") != "false")
      set_label(article_, ArticleLabel::live);
    for (const Value tag : find(item_, "tags").children()) {
      const std::string_view type = text_at(tag, "type");
      const std::string_view id = text_at(tag, "id");
      if (id.starts_with("tone/")) read_kind(id, article_);
      if (type == "contributor" && !add_named(tag, article_.authors)) return;
      if (type == "keyword" && !add_named(tag, article_.tags)) return;
    }
  }

  /// Adds a link to a list. @return false if the list is full.
  template <class Named>
  bool add_named(Value tag, std::vector<Named>& list) {
    if (list.size() == limits::max_list_items) {
      warn_too_many(tag, report_);
      return false;
    }
    Named& named = list.emplace_back();
    read_plain(find(tag, "webTitle"), named.name, report_);
    read_string(find(tag, "webUrl"), named.url, report_);
    if constexpr (requires { named.bio; }) {
      read_string(find(tag, "bylineImageUrl"), named.image, report_);
      read_either(find(tag, "bio"), named.bio, report_);
    }
    if (named.name.empty()) list.pop_back();
    return true;
  }

  /// Reads the largest file of a picture, with its caption, credit and alternative text.
  bool read_picture(Value element, Image& image) {
    Value best;
    std::int64_t most = -1;
    for (const Value asset : find(element, "assets").children()) {
      if (!find(asset, "file").is(Kind::string)) continue;
      const std::int64_t width = read_pixels(find(find(asset, "typeData"), "width"), report_);
      if (width <= most) continue;
      most = width;
      best = asset;
    }
    if (!best) return false;
    read_string(find(best, "file"), image.url, report_);
    const Value about = find(best, "typeData");
    const Value words = find(element, "imageTypeData") ? find(element, "imageTypeData") : about;
    image.width = read_pixels(find(about, "width"), report_);
    image.height = read_pixels(find(about, "height"), report_);
    read_plain(find_any(words, {"alt", "altText"}), image.alt, report_);
    read_either(find(words, "caption"), image.caption, report_);
    read_plain(find(words, "credit"), image.credit, report_);
    return true;
  }

  void read_main_picture() {
    const Value main = find_path(item_, "blocks main elements 0");
    if (text_at(main, "type") == "image" && read_picture(main, article_.image)) return;
    for (const Value element : find(item_, "elements").children()) {
      const bool is_main = text_at(element, "relation") == "main" && text_at(element, "type") == "image";
      if (is_main && read_picture(element, article_.image)) return;
    }
    const Value html = find(fields_, "main");
    if (html.is(Kind::string) && !is_blank(html.text())) return body_.add_html(html);
    read_string(find(fields_, "thumbnail"), article_.image.url, report_);
  }

  void read_body() {
    const Value blocks = find_path(item_, "blocks body");
    if (text_at(item_, "type") == "liveblog" && blocks.size() != 0) return read_updates(blocks);
    const Value html = find(fields_, "body");
    if (html.is(Kind::string) && !is_blank(html.text())) return body_.add_html(html);
    for (const Value block : blocks.children()) read_block(block);
    if (article_.body.empty()) {
      if (const Value text = find(fields_, "bodyText"); text.is(Kind::string)) body_.add_text(text);
    }
  }

  void read_block(Value block) {
    if (const Value html = find(block, "bodyHtml"); html.is(Kind::string) && !is_blank(html.text())) {
      return body_.add_html(html);
    }
    for (const Value element : find(block, "elements").children()) {
      const std::string_view type = text_at(element, "type");
      if (const Value html = find_path(element, "textTypeData html"); html.is(Kind::string)) {
        body_.add_html(html);
      } else if (type == "image") {
        if (!read_picture(element, body_.add<Image>(element))) body_.drop();
      } else if (const Value address = address_in(element)) {
        add_embed_block(address.text(), {}, address, body_);
      } else {
        warn_unknown_block(element, type, report_);
      }
    }
  }

  /// Returns the address of a film, post or map, from "videoTypeData", "tweetTypeData" and so on.
  static Value address_in(Value element) {
    for (const Value member : element.children()) {
      if (!member.key().ends_with("TypeData")) continue;
      const Value address = find_any(member, {"originalUrl", "url"});
      if (address.is(Kind::string) && !address.text().empty()) return address;
    }
    return {};
  }

  void read_updates(Value blocks) {
    for (const Value block : blocks.children()) {
      if (!expect(block, Kind::object, report_)) continue;
      if (article_.updates.size() == limits::max_list_items) return warn_too_many(block, report_);
      Update update;
      read_plain(find(block, "title"), update.headline, report_);
      read_date(find_any(block, {"firstPublishedDate", "publishedDate", "createdDate"}), update.published, report_);
      read_string(find(block, "bodyHtml"), update.text, report_, Markup::html);
      if (update.text.empty()) {
        warn_missing(block, "bodyHtml", report_);
      } else {
        article_.updates.push_back(std::move(update));
      }
    }
  }

  Value item_;
  Value fields_;
  Article& article_;
  BodyBuilder body_;
  Report& report_;
};

Likeness recognise(Value item) {
  const bool is_item = find(item, "webTitle").is(Kind::string) && has_any(item, "webUrl apiUrl");
  return is_item ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  const Value response = find(root, "response");
  const Value content = find(response, "content");
  if (recognise(content) == Likeness::certain) return items.push_back(content);
  for (const Value item : find_any(response, {"results"}).children()) {
    if (recognise(item) == Likeness::certain) items.push_back(item);
  }
}

void read(Value item, Value /*root*/, Article& article, Report& report) { Reader(item, article, report).read(); }

} // namespace

constexpr Format k_guardian = {"guardian", "capi guardian-capi", recognise, read, list};

} // namespace lede::formats
