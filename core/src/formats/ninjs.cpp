// ninjs 1, 2 and 3, the JSON of news agencies. Version 1 has texts as members ("body_xhtml"); the others have lists of
// texts with a role and a content type. Version 3 has names in camel case.
#include <cstddef>
#include <string>

#include "base/limits.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/ninjs_items.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;
using namespace codec;

/// Reads Superdesk's authors; the byline beside them may be empty.
void read_authors(Value value, std::vector<Author>& authors, Report& report) {
  for (const Value person : value.children()) {
    if (authors.size() == limits::max_list_items) return warn_too_many(person, report);
    const Value name = person.is(Kind::object) ? find_any(person, {"name", "display_name", "byline"}) : person;
    if (!name) continue;
    Author& author = authors.emplace_back();
    read_plain(name, author.name, report);
    read_string(find(person, "avatar_url"), author.image, report);
    if (author.name.empty()) authors.pop_back();
  }
}

/// Reads bylines of the Associated Press: "By ANN LEE".
void read_bylines(Value value, std::vector<Author>& authors, Report& report) {
  for (const Value entry : value.children()) {
    if (authors.size() == limits::max_list_items) return warn_too_many(entry, report);
    std::string_view name = text_at(entry, "by");
    if (name.starts_with("By ") || name.starts_with("by ")) name.remove_prefix(3);
    if (name.empty()) continue;
    Author& author = authors.emplace_back();
    author.name = {std::string(name), entry.origin(), Markup::text};
    read_plain(find(entry, "title"), author.role, report);
  }
}

void read_service(Value value, Link& section, Report& report) {
  std::vector<Link> names;
  read_names(value, names, {"name"}, report);
  if (!names.empty()) section.name = std::move(names.front().name);
}

constexpr auto k_fields = fields_of<Article>({
    {"uri", LEDE_MEMBER(Article, id), k_id}, // an id, even if it looks like an address
    {"guid", LEDE_MEMBER(Article, id), k_id},
    {"language", LEDE_MEMBER(Article, language), by<read_language>()},
    {"byline", LEDE_MEMBER(Article, byline), by<read_plain>()},
    {"by", LEDE_MEMBER(Article, byline), by<read_plain>()},
    {"versioncreated", LEDE_MEMBER(Article, published), k_date},
    {"versionCreated", LEDE_MEMBER(Article, published), k_date},
    {"subject", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
    {"subjects", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
    {"keywords", LEDE_MEMBER(Article, tags), by<read_named<Link>>()},
    {"authors", LEDE_MEMBER(Article, authors), by<read_authors>()},
    {"bylines", LEDE_MEMBER(Article, authors), by<read_bylines>()},
    {"source", LEDE_MEMBER(Article, source), k_text},
    {"service", LEDE_MEMBER(Article, section), by<read_service>()},
});
constexpr Shape k_item = {
    k_fields,
    Foreign{
        "headline headline_* headlines abstract body_* bodies description_* descriptions renditions associations name "
        "standard type mimetype mimeType contenttype contentType representationtype representationType profile "
        "version firstcreated firstCreated contentcreated contentCreated embargoed embargoedreason embargoedReason "
        "expires pubstatus pubStatus urgency priority copyrightholder copyrightHolder copyrightnotice "
        "copyrightNotice usageterms usageTerms rightsinfo rightsInfo ednote edNote person people organisation "
        "organisations place places event events object objects genre genres infosource infosources infoSources "
        "title located charcount charCount wordcount wordCount altids altIds trustindicator trustIndicators "
        "trustindicators plannedcoverage plannedCoverage eventDetails eventdetails newsCoverageStatus "
        "extra extra_items evolvedfrom products readtime slug anpa_category state _id _created _updated _etag _links "
        "_type family_id item_id original_creator version_creator task dateline word_count linked_in_packages "
        "language_name signals editorialpriority editorialtypes outputs ratings fixture audiences bookmarks downloads "
        "slugline coverage_id planning_id firstpublished sign_off sms_message fields_meta "
        "literal rel contactinfo contactInfo datelines digitalsourcetype digitalSourceType links"}};

/// One version of a text of the item.
struct Variant {
  Value value;
  Markup markup = Markup::text;
  int rank = k_none;
  static constexpr int k_none = 100;
};

bool contains(std::string_view text, std::string_view part) { return text.find(part) != std::string_view::npos; }

/// Finds the markup of a text from its content type. IPTC's own example has an invalid one ("body_xhtml"). If there is
/// none, the role may tell.
bool find_markup(std::string_view type, std::string_view role, Value value, Markup& markup) {
  std::string lower(type.empty() ? role : type);
  lower_ascii(lower);
  const bool says_html = contains(lower, "html") || contains(lower, "richtext");
  const bool says_markdown = !says_html && contains(lower, "markdown");
  if (!says_html && !says_markdown && (contains(lower, "xml") || contains(lower, "nitf"))) return false;
  const bool says_text = contains(lower, "text");
  if (says_markdown) {
    markup = Markup::markdown;
  } else {
    markup = says_html || (!says_text && looks_like_html(value.text())) ? Markup::html : Markup::text;
  }
  return true;
}

/// A text to look for: its members in version 1, its list in the others, and the preferred roles.
struct Wanted {
  std::string_view prefix;
  std::string_view list;
  std::string_view roles;
  Markup markup; ///< The preferred markup.
};
constexpr Wanted k_body = {"body_", "bodies", "main", Markup::html};
constexpr Wanted k_description = {"description_", "descriptions", "main text summary caption", Markup::text};
constexpr Wanted k_headline = {"headline_", "headlines", "main", Markup::text};

void consider(Value value, std::string_view role, std::string_view type, const Wanted& wanted, Variant& best,
              Report& report) {
  if (!value || value.is(Kind::null) || !expect(value, Kind::string, report) || value.text().empty()) return;
  Variant variant{value};
  if (!find_markup(type, role, value, variant.markup)) return;
  std::size_t place = 0;
  for (; place < 8 && word_at(wanted.roles, place) != role; ++place) {
  }
  variant.rank = static_cast<int>(place) + (variant.markup == wanted.markup ? 0 : 20);
  if (variant.rank < best.rank) best = variant;
}

Variant choose(Value item, const Wanted& wanted, Report& report) {
  Variant best;
  for (const Value member : item.children()) {
    const std::string_view name = member.key();
    if (name.starts_with(wanted.prefix)) consider(member, name.substr(wanted.prefix.size()), {}, wanted, best, report);
  }
  const Value list = find(item, wanted.list);
  if (!list || !expect(list, Kind::array, report)) return best;
  for (const Value entry : list.children()) {
    if (!expect(entry, Kind::object, report)) continue;
    const std::string_view type = text_at(entry, "contenttype");
    consider(find(entry, "value"), text_at(entry, "role"), type.empty() ? text_at(entry, "contentType") : type, wanted,
             best, report);
  }
  return best;
}

void set(const Variant& variant, Text& text) {
  if (!variant.value) return;
  text.value = variant.value.text();
  text.origin = variant.value.origin();
  text.markup = variant.markup;
}

void read_headline(Value item, Text& headline, Report& report) {
  read_string(find(item, "headline"), headline, report);
  if (!headline.empty()) return;
  if (const Variant variant = choose(item, k_headline, report); variant.value) {
    read_plain(variant.value, headline, report);
  } else {
    read_string(find(item, "title"), headline, report);
  }
}

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

bool read_picture(Value item, Image& image, Report& report) {
  const Value rendition = find_picture(find(item, "renditions"), report);
  if (!rendition) return false;
  read_string(find(rendition, "href"), image.url, report);
  image.width = read_pixels(find(rendition, "width"), report);
  image.height = read_pixels(find(rendition, "height"), report);
  return true;
}

/// Adds a sound or a film.
void add_medium(Value item, BodyBuilder& body) {
  const std::string_view type = text_at(item, "type");
  if (type != "audio" && type != "video") return;
  for (const Value rendition : find(item, "renditions").children()) {
    const std::string_view address = text_at(rendition, "href");
    if (address.empty() || !type_of_rendition(rendition).starts_with(type)) continue;
    body.start(type, rendition, {{"src", address}});
    return body.end(type);
  }
}

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
      const std::string_view type = text_at(item, "type");
      if (type == "text" || type == "composite") add_related(item);
      if ((type == "video" || type == "audio") && !is_in(markup, item)) add_medium(item, body);
      if (is_in(markup, item)) continue;
      if (type != "picture" || (main && item.origin().value_index == main.origin().value_index)) continue;
      Image& image = more.emplace_back();
      if (read_picture(item, image, report_)) {
        read_texts(item, image);
      } else {
        more.pop_back();
      }
    }
    if (!more.empty()) body.add<Gallery>(list).images = std::move(more);
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
    read_string(find_any(item, {"by", "byline"}), image.credit, report_);
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
};

/// Lists the items of a response of Superdesk or of an agency's search.
void list(Value root, std::vector<Value>& items) {
  Value found = find_any(root, {"_items", "items", "item"});
  if (!found.is(Kind::array)) found = find(root, "hits");
  if (found.is(Kind::object)) found = find(found, "hits"); // as in Elasticsearch
  // The Associated Press has {"data": {"item": …}} and {"data": {"items": [{"meta": …, "item": …}]}}.
  const Value data = find(root, "data");
  if (const Value item = find(data, "item"); !found && has_any(item, "headline headlines"))
    return items.push_back(item);
  if (!found) found = find(data, "items");
  for (const Value item : found.children()) {
    const Value inner = find_any(item, {"_source", "item"});
    if (item.is(Kind::object)) items.push_back(inner.is(Kind::object) ? inner : item);
  }
}

/// Reads Superdesk's fields of the type "embed", which are beside the body:
/// {"extra": {"film": {"embed": "<iframe …>", "description": "…"}}}.
void read_embeds(Value fields, std::string_view markup, BodyBuilder& body) {
  for (const Value field : fields.children()) {
    const Value embed = find(field, "embed");
    if (!embed.is(Kind::string) || embed.text().empty() || markup.find(embed.text()) != std::string_view::npos)
      continue;
    body.add_html(embed);
    if (const Value words = find(field, "description"); words.is(Kind::string)) body.add_text(words);
  }
}

void read(Value item, Value /*root*/, Article& article, Report& report) {
  read_object(item, article, k_item, report);
  read_headline(item, article.headline, report);
  set(choose(item, k_description, report), article.lead);
  if (article.lead.empty()) read_either(find(item, "abstract"), article.lead, report); // as Superdesk stores an item

  BodyBuilder body(article.body, report);
  Variant variant = choose(item, k_body, report);
  // The text of a package is that of its main item.
  const Value main = variant.value ? Value() : main_item_of(item);
  if (main) variant = choose(main, k_body, report);
  if (variant.value && variant.markup == Markup::html) {
    body.add_html(variant.value);
  } else if (variant.value && variant.markup == Markup::markdown) {
    body.add_markdown(variant.value);
  } else if (variant.value) {
    body.add_text(variant.value);
  }
  if (const Value footer = find(item, "body_footer"); footer.is(Kind::string) && !footer.text().empty())
    body.add_html(footer);
  for (const std::string_view name : {"firstpublished", "firstcreated", "_updated", "_created"}) {
    if (article.published.empty()) read_date(find(item, name), article.published, report);
  }
  add_medium(item, body);
  const std::string_view type = text_at(item, "type");
  if (type != "audio" && type != "video" && read_picture(item, article.image, report)) {
    read_string(find_any(item, {"by", "byline"}), article.image.credit, report);
  }
  Associations associations(article, report);
  associations.read(find(item, "associations"), body, variant.value.text());
  associations.read_extra(find(item, "extra_items"), body, variant.value.text());
  associations.read(find(main, "associations"), body, variant.value.text());
  read_embeds(find(item, "extra"), variant.value.text(), body);
}

} // namespace

constexpr Format k_ninjs = {
    .name = "ninjs",
    .aliases = "ninjs-1 ninjs-2 ninjs-3 superdesk",
    .recognise = ninjs_likeness,
    .read = read,
    .list = list,
};

} // namespace lede::formats
