// NewsML-G2 and NITF. Reads the document that news_xml.cpp builds from them.
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/news_xml.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

constexpr auto k_item_fields = fields_of<Article>({
    {"id", LEDE_MEMBER(Article, id), k_id},
    {"headline", LEDE_MEMBER(Article, headline), k_text},
    {"lead", LEDE_MEMBER(Article, lead), k_text},
    {"byline", LEDE_MEMBER(Article, byline), k_text},
    {"authors", LEDE_MEMBER(Article, authors), by<read_named<Author>>()},
    {"published", LEDE_MEMBER(Article, published), k_date},
    {"modified", LEDE_MEMBER(Article, modified), k_date},
    {"language", LEDE_MEMBER(Article, language), by<read_language>()},
    {"source", LEDE_MEMBER(Article, source), k_text},
    {"tags", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
});
constexpr Shape k_item = {k_item_fields, Foreign{"*"}};

bool is_list(Value root) { return !root.is_json() && root.find("agency") && root.find("items").is(Kind::array); }

Likeness recognise(Value root) {
  if (!root || root.is_json()) return Likeness::none;
  return is_list(root) || root.find("newsItem") ? Likeness::certain : Likeness::none;
}

void list(Value root, std::vector<Value>& items) {
  if (!is_list(root)) return;
  for (const Value item : root.find("items").children()) items.push_back(item);
}

class Reader {
 public:
  Reader(Article& article, Report& report) : article_(article), report_(report), body_(article.body, report) {}

  void read(Value item) {
    read_object(item, article_, k_item, report_);
    for (const Value medium : find(item, "media").children()) read_medium(medium);
    for (const Value part : find(item, "parts").children()) read_part(part);
    for (Image& image : pictures_) {
      body_.add<Image>({}) = std::move(image);
    }
  }

 private:
  void read_part(Value part) {
    if (const Value html = find(part, "html")) return body_.add_html(html);
    if (const Value text = find(part, "text")) return body_.add_text(text);
    if (const Value text = find(part, "either")) return add_html_or_text(text, body_);
    if (const Value line = find(part, "subhead")) return body_.element("h2", line);
    if (const Value title = find(part, "title")) return read_reference(part, title);
    if (is_picture(part) && article_.image.empty()) return read_picture(part, article_.image);
    if (!is_picture(part)) return read_film(part);
    Image& block = body_.add<Image>(part);
    read_picture(part, block);
  }

  /// Reads the reference to an item of a package as a link.
  void read_reference(Value part, Value title) {
    const Value address = find(part, "url");
    body_.start("h3", title);
    if (address) body_.start("a", address, {{"href", address.text()}});
    body_.text(title.text(), title);
    if (address) body_.end("a");
    body_.end("h3");
    if (const Value note = find(part, "note")) body_.element("p", note);
  }

  static bool is_picture(Value medium) {
    const std::string_view type = text_at(medium, "type");
    return type.empty() || type.starts_with("image");
  }

  void read_picture(Value medium, Image& image) {
    read_string(find(medium, "url"), image.url, report_);
    read_string(find(medium, "alt"), image.alt, report_);
    read_string(find(medium, "caption"), image.caption, report_);
    read_string(find(medium, "credit"), image.credit, report_);
    image.width = read_pixels(find(medium, "width"), report_);
    image.height = read_pixels(find(medium, "height"), report_);
  }

  void read_film(Value medium) {
    const Value address = find(medium, "url");
    if (text_at(medium, "type").starts_with("audio")) {
      body_.start("p", medium);
      body_.start("audio", address, {{"src", address.text()}});
      body_.end("audio");
      return body_.end("p");
    }
    Embed& embed = body_.add<Embed>(medium);
    read_string(address, embed.url, report_);
    read_string(find(medium, "caption"), embed.title, report_);
  }

  /// Makes the first picture the main one and adds other media after the text.
  void read_medium(Value medium) {
    if (!find(medium, "url")) { // a caption for the item's own picture
      if (article_.image.empty()) return;
      read_string(find(medium, "caption"), article_.image.caption, report_);
      return read_string(find(medium, "credit"), article_.image.credit, report_);
    }
    if (!is_picture(medium)) return read_film(medium);
    if (article_.image.empty()) return read_picture(medium, article_.image);
    if (pictures_.size() < limits::max_list_items) read_picture(medium, pictures_.emplace_back());
  }

  Article& article_;
  Report& report_;
  BodyBuilder body_;
  std::vector<Image> pictures_;
};

void read(Value item, Value /*root*/, Article& article, Report& report) {
  if (!is_list(item)) Reader(article, report).read(item); // a list: the message has no items
}

} // namespace

constexpr Format k_newsml = {
    .name = "newsml",
    .aliases = "newsml-g2 nitf",
    .recognise = recognise,
    .read = read,
    .list = list,
    .recognise_text = is_news_xml,
    .parse = read_news_xml,
};

} // namespace lede::formats
