// Arc ANS: the stories, galleries, films and pictures of Arc XP. The texts of its elements are HTML.
// @see https://github.com/washingtonpost/ans-schema
#include <cstddef>
#include <string>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/ans_body.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

void read_basic(Value value, Text& text, Report& report) {
  if (expect(value, Kind::object, report)) read_plain(find(value, "basic"), text, report);
}

/// Reads the subheadline, else the description, as the lead.
void read_lead(Value value, Text& text, Report& report) {
  if (expect(value, Kind::object, report) && text.empty()) read_either(find(value, "basic"), text, report);
}

void read_label(Value value, Text& label, Report& report) {
  if (!expect(value, Kind::object, report)) return;
  read_plain(find_path(value, "basic text"), label, report);
  for (const Value other : value.children()) { // "exclusive"
    const bool is_shown = find(other, "text").is(Kind::string) && find(other, "display").boolean();
    if (label.empty() && is_shown) read_plain(find(other, "text"), label, report);
  }
}

constexpr auto k_fields = fields_of<Article>({
    {"_id", LEDE_MEMBER(Article, id), k_id},
    {"language", LEDE_MEMBER(Article, language), by<read_language>()},
    {"headlines", LEDE_MEMBER(Article, headline), by<read_basic>()},
    {"label", LEDE_MEMBER(Article, kicker), by<read_label>()},
    {"subheadlines", LEDE_MEMBER(Article, lead), by<read_lead>()},
    {"canonical_url", LEDE_MEMBER(Article, canonical), k_text},
    {"last_updated_date", LEDE_MEMBER(Article, modified), k_date},
});
constexpr Shape k_story = {
    k_fields,
    Foreign{"type subtype version alignment channels copyright created_date embargo_date display_date publish_date "
            "first_publish_date credits vanity_credits description taxonomy promo_items related_content "
            "content_elements content content_aliases content_restrictions corrections owner planning workflow "
            "pitches revision publishing source website website_url websites short_url slug status syndication "
            "promo_image tracking variations rendering_guides additional_properties location geo address editor_note "
            "distributor contributors comments canonical_website scheduling seo_filename url caption subtitle "
            "alt_text width height licensable image_type focal_point auth duration streams video_type embed_html "
            "transcript video_location creditIPTC credit_iptc rich_attributes voice_transcripts"}};

void read_authors(Value story, Article& article, Report& report) {
  // If there are vanity credits, these are the names to show.
  Value people = find_path(story, "vanity_credits by");
  if (people.size() == 0) people = find_path(story, "credits by");
  if (!people || !expect(people, Kind::array, report)) return;
  for (const Value person : people.children()) {
    if (article.authors.size() == limits::max_list_items) return warn_too_many(person, report);
    if (!expect(person, Kind::object, report)) continue;
    Author& author = article.authors.emplace_back();
    read_plain(find_any(person, {"name", "byline"}), author.name, report);
    read_plain(find(person, "role"), author.role, report);
    read_string(find(person, "url"), author.url, report);
    read_string(find_path(person, "image url"), author.image, report);
    const Value original = find_path(person, "additional_properties original");
    read_either(find_any(original, {"bio", "longBio"}), author.bio, report);
    if (author.bio.empty()) read_either(find_any(person, {"bio", "long_bio", "description"}), author.bio, report);
    if (author.name.empty()) article.authors.pop_back();
  }
}

void read_taxonomy(Value taxonomy, Article& article, Report& report) {
  if (!taxonomy || !expect(taxonomy, Kind::object, report)) return;
  const Value tags = find(taxonomy, "tags");
  read_names(tags, article.tags, {"text", "description", "slug", "_id"}, report);
  if (article.tags.empty()) read_names(find(taxonomy, "keywords"), article.tags, {"keyword"}, report);
  read_plain(find_path(taxonomy, "primary_section name"), article.section.name, report);
}

/// Returns the promotion item to show: `lead_art`, else `basic`, as in Arc's own themes.
Value find_promotion(Value story) {
  const Value items = find(story, "promo_items");
  return find_any(items, {"lead_art", "basic"});
}

/// Reads the picture of the promotion item: the picture itself, the first of a gallery, or that of a film.
void read_promotion(Value item, Image& image, Report& report) {
  if (!item || !expect(item, Kind::object, report)) return;
  if (text_at(item, "type") == "video") item = find_promotion(item);
  if (text_at(item, "type") == "gallery") {
    const Value first = first_object(find(item, "content_elements"));
    item = first ? first : find_promotion(item);
  }
  if (text_at(item, "type") == "image" && !ans::read_image(item, image, report)) image = {};
}

/// Reads the picture for cards, if the lead art is a film without one. Tells if the words of a picture are not shown.
void read_other_promotion(Value basic, Image& image, Report& report) {
  if (text_at(basic, "type") != "image") return;
  if (image.empty()) return read_promotion(basic, image, report);
  const std::string_view caption = text_at(basic, "caption");
  if (!caption.empty() && text_at(basic, "url") != image.url.value && caption != image.caption.value)
    report.warn(messages::words_left_out, {quote("promo_items.basic")}, basic.origin());
}

/// Reads related stories, if the document has more of them than their ids.
void read_related(Value list, Article& article, Report& report) {
  if (!list || !expect(list, Kind::array, report)) return;
  for (const Value story : list.children()) {
    if (article.related.size() == limits::max_list_items) return warn_too_many(story, report);
    if (!story.is(Kind::object) || !find_path(story, "headlines basic")) continue;
    Teaser& teaser = article.related.emplace_back();
    read_plain(find_path(story, "headlines basic"), teaser.headline, report);
    if (teaser.headline.empty()) {
      article.related.pop_back();
      continue;
    }
    read_string(find_any(story, {"canonical_url", "website_url"}), teaser.url, report);
    read_plain(find_path(story, "description basic"), teaser.summary, report);
    read_date(find_any(story, {"display_date", "publish_date"}), teaser.published, report);
    Image image;
    read_promotion(find_promotion(story), image, report);
    if (!image.empty()) teaser.image = std::move(image);
  }
}

Likeness recognise(Value root) {
  const bool has_type = has_word("story image gallery video audio", text_at(root, "type"));
  const std::string_view version = text_at(root, "version");
  if (has_type && version.size() > 3 && version.starts_with("0.")) return Likeness::certain;
  if (find_path(root, "headlines basic") || (has_type && root.find("content_elements"))) return Likeness::certain;
  return Likeness::none;
}

/// Lists the stories of a search result, a feed or a collection.
void list(Value root, std::vector<Value>& items) {
  if (has_word("story gallery video image", text_at(root, "type"))) return;
  std::vector<Value> stories;
  for (const Value child : find(root, "content_elements").children()) {
    if (child.is(Kind::object) && find(child, "headlines")) stories.push_back(child);
  }
  // A story may contain another one among its elements, so an object without a type of list is a story.
  const bool is_list = has_word("results collection story-feed", text_at(root, "type"));
  if (is_list || stories.size() == find(root, "content_elements").size()) items = std::move(stories);
}

void read(Value story, Value /*root*/, Article& article, Report& report) {
  read_object(story, article, k_story, report);
  if (const Value description = find(story, "description")) read_lead(description, article.lead, report);
  read_date(find_any(story, {"display_date", "first_publish_date", "publish_date"}), article.published, report);
  read_authors(story, article, report);
  read_newsroom_notes(find(story, "corrections"), "correction", article, report);
  const Value source = find(story, "source"); // mostly the name of the newsroom's own system
  if (has_word("wires wire affiliate partner", text_at(source, "source_type")))
    read_plain(find(source, "name"), article.source, report);
  read_kind(text_at(story, "subtype"), article);
  if (find_path(story, "owner sponsored").boolean()) set_label(article, ArticleLabel::sponsored);
  const std::string_view code = text_at(find(story, "content_restrictions"), "content_code");
  if (code == "free") article.access = Access::free;
  if (has_word("premium subscriber subscribers paid", code)) article.access = Access::subscribers;
  read_taxonomy(find(story, "taxonomy"), article, report);
  const Value promotion = find_promotion(story);
  read_promotion(promotion, article.image, report);
  read_other_promotion(find_path(story, "promo_items basic"), article.image, report);
  read_related(find_path(story, "related_content basic"), article, report);

  BodyBuilder body(article.body, report);
  // The other pictures of a gallery, or the film itself, come before the text.
  if (text_at(promotion, "type") == "gallery" || text_at(promotion, "type") == "video") {
    ans::read_lead_art(promotion, article, body, report);
  }
  const std::string_view type = text_at(story, "type");
  if (type == "image") {
    static_cast<void>(ans::read_image(story, article.image, report));
    if (article.headline.empty()) read_plain(find(story, "subtitle"), article.headline, report);
  } else if (type == "gallery") {
    ans::read_gallery(story, body, report);
  } else if (type == "video" || type == "audio") {
    if (article.image.empty()) read_promotion(find(story, "promo_image"), article.image, report); // in older versions
    ans::read_medium(story, !article.image.empty(), body, report);
    if (const Value elements = find(story, "content_elements")) ans::read_elements(elements, body, report);
  } else {
    ans::read_elements(find(story, "content_elements"), body, report);
  }
}

} // namespace

constexpr Format k_ans = {"ans", "arc arc-ans", recognise, read, list};

} // namespace lede::formats
