// ninjs 1, 2 and 3, the JSON of news agencies. Version 1 has texts as members ("body_xhtml"); the others have lists of
// texts with a role and a content type. Version 3 has names in camel case.
#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/loose_date.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/inner_document.h"
#include "formats/news_xml.h"
#include "formats/ninjs_items.h"
#include "formats/ninjs_media.h"
#include "formats/ninjs_texts.h"
#include "formats/repeated_lead.h"
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

/// Whether a version of the text is words alone, of which NITF loses nothing but bold and italic letters.
bool is_words(const ninjs::Variant& variant) {
  const std::string_view text = variant.value.text();
  if (text.find("://") != std::string_view::npos) return false; // a link
  if (variant.markup == Markup::markdown) return text.find_first_of("[]<>|#`") == std::string_view::npos;
  if (variant.markup != Markup::html) return true;
  for (std::size_t at = text.find('<'); at != std::string_view::npos; at = text.find('<', at + 1)) {
    std::string name(text.substr(at + 1, text.find_first_of(" \t\r\n/>", at + 2) - at - 1));
    lower_ascii(name);
    if (name.starts_with('/')) name.erase(0, 1);
    if (!has_word("p br div span b i em strong", name)) return false;
  }
  return true;
}

/// Takes the next word out of a text; an empty one at its end.
std::string_view take_word(std::string_view& text) {
  constexpr std::string_view k_space = " \t\r\n";
  text.remove_prefix(std::min(text.find_first_not_of(k_space), text.size()));
  const std::string_view word = text.substr(0, text.find_first_of(k_space));
  text.remove_prefix(word.size());
  return word;
}

/// Whether the text of a body has all words of another version in their order, and more. Agencies cut the other one,
/// or have it without its first paragraph.
bool has_more(const std::vector<Block>& body, const ninjs::Variant& other) {
  const bool is_html = other.markup == Markup::html;
  const std::string shown = is_html ? text_of_html(other.value.text()) : std::string(other.value.text());
  std::string_view rest = shown;
  std::string_view wanted = take_word(rest);
  std::size_t more = 0; // bytes of words
  for (const Block& block : body) {
    const auto* const rich = std::get_if<RichText>(&block);
    if (rich == nullptr) continue;
    const std::string text = text_of_html(rich->text.value);
    std::string_view words = text;
    for (std::string_view word = take_word(words); !word.empty(); word = take_word(words)) {
      if (word == wanted) {
        wanted = take_word(rest);
      } else {
        more += word.size();
      }
    }
  }
  return wanted.empty() && more > (is_html ? shown.size() / 20 : 0);
}

/// Reads the text of an agency that has it as NITF, and what the item itself does not say.
/// @param has_headline whether the item has one, and not only a title. @param variant another version of the text.
/// @return whether there is a text that can be read, and that has more than the other.
bool read_nitf(Value value, const ninjs::Variant& variant, bool has_headline, Article& article, BodyBuilder& body,
               Report& report) {
  Report inner_report(true);
  const Result<json::Document> document = read_news_xml(value.text(), inner_report);
  if (!document.ok()) return false;
  Value item = first_object(find(document.value().root(), "items"));
  if (!item) item = document.value().root();
  Article inner;
  k_newsml.read(item, document.value().root(), inner, inner_report);
  if (inner.body.empty() || (variant.value && !has_more(inner.body, variant))) return false;
  take_inner_warnings(std::move(inner_report), document.value(), value, report);
  const auto fill = [&](Text& own, Text& other) {
    if (!own.empty() || other.empty()) return;
    own = std::move(other);
    own.origin = value.origin();
  };
  if (!has_headline && !inner.headline.empty()) article.headline = {}; // a title is for the desk
  fill(article.headline, inner.headline);
  fill(article.lead, inner.lead);
  if (article.authors.empty()) fill(article.byline, inner.byline);
  fill(article.published, inner.published);
  for (Block& block : inner.body) {
    move_origins(block, value.origin());
    if (auto* const rich = std::get_if<RichText>(&block)) rich->stretches = {{0, value.origin(), false}};
    body.add(std::move(block), value);
  }
  if (article.image.empty() && !inner.image.empty()) {
    Block picture = std::move(inner.image);
    move_origins(picture, value.origin());
    article.image = std::move(std::get<Image>(picture));
  }
  return true;
}

/// Whether there is more in a value than dates, codes and addresses. The JSON's depth bounds the recursion.
bool has_words_for_readers(Value value) {
  if (value.is(Kind::string)) {
    const std::string_view text = ascii::trim(value.text());
    const bool is_code = text.find(' ') == std::string_view::npos && value.key() != "name" && value.key() != "names";
    return !text.empty() && !is_code && !parse_loose_date(text);
  }
  for (const Value part : value.children()) {
    if (has_words_for_readers(part)) return true;
  }
  return false;
}

/// Tells what readers of an invitation miss. Places alone are for search engines.
void warn_of_event(Value item, Report& report) {
  for (const std::string_view name : {"eventDetails", "eventdetails"}) {
    if (const Value event = find(item, name); has_words_for_readers(event))
      report.warn(messages::words_left_out, {quote(name)}, event.origin());
  }
  for (const Value place : find(item, "places").children()) {
    const Value contact = find_any(place, {"contactInfo", "contactinfo"});
    if (contact.size() > 0) return report.warn(messages::words_left_out, {quote("places")}, contact.origin());
  }
}

/// Tells which of a newsroom's own fields have a text that is not shown.
void warn_of_extra(Value extra, const Article& article, Report& report) {
  constexpr std::ptrdiff_t k_least = 2; // spaces
  for (const Value member : extra.children()) {
    if (!member.is(Kind::string)) continue;
    const std::string words = text_of_html(member.text());
    const bool is_headline = member.key().starts_with("sub") || member.key().starts_with("deck");
    const bool is_text = (is_headline && !words.empty()) ||
                         (std::count(words.begin(), words.end(), ' ') >= k_least && !parse_loose_date(words));
    const bool is_shown = words == article.headline.value || words == text_of_html(article.lead.value);
    if (is_text && !is_shown) report.warn(messages::words_left_out, {quote(member.key())}, member.origin());
  }
}

void read_texts(Value item, Article& article, Report& report) {
  ninjs::read_headline(item, article.headline, report);
  const bool is_picture = has_word("picture graphic", text_at(item, "type"));
  if (is_picture && ninjs::read_picture(item, article.image, report)) {
    set(choose(item, ninjs::k_description, report), article.image.caption);
    return ninjs::read_credit(item, article.image, report);
  }
  set(choose(item, ninjs::k_description, report), article.lead);
  if (article.byline.empty() && article.authors.empty()) read_plain(ninjs::find_byline(item), article.byline, report);
  if (article.lead.value == article.byline.value) article.lead = {};
  if (article.lead.empty()) read_either(find(item, "abstract"), article.lead, report); // as Superdesk stores an item
}

/// Adds the body. @return its markup.
std::string_view read_body(Value item, Article& article, BodyBuilder& body, Report& report) {
  const ninjs::Variant variant = choose(item, ninjs::k_body, report);
  const Value nitf = ninjs::find_nitf(item);
  const bool has_headline = has_any(item, "headline headlines");
  const bool is_wanted = nitf && (!variant.value || is_words(variant));
  if (is_wanted && read_nitf(nitf, variant, has_headline, article, body, report)) return nitf.text();
  if (variant.value && variant.markup == Markup::html) {
    body.add_html(variant.value);
  } else if (variant.value && variant.markup == Markup::markdown) {
    body.add_markdown(variant.value);
  } else if (variant.value) {
    body.add_text(variant.value);
  }
  return variant.value.text();
}

bool has_body(Value item) {
  Report unread(false);
  return ninjs::find_nitf(item) || choose(item, ninjs::k_body, unread).value;
}

void read(Value item, Value /*root*/, Article& article, Report& report) {
  read_object(item, article, k_item, report);
  read_texts(item, article, report);
  BodyBuilder body(article.body, report);
  // The text of a package is that of its main item.
  const Value main = has_body(item) ? Value() : main_item_of(item);
  const Value below = ninjs::find_subheadline(item);
  if (below && !article.lead.empty() && below.text() != article.headline.value) body.element("p", below);
  const std::string_view markup = read_body(main ? main : item, article, body, report);
  if (below && article.lead.empty() && !says(article, below.text())) read_plain(below, article.lead, report);
  if (const Value footer = find(item, "body_footer"); footer.is(Kind::string) && !footer.text().empty())
    body.add_html(footer);
  for (const std::string_view name : {"firstpublished", "firstcreated", "_updated", "_created"}) {
    if (article.published.empty()) read_date(find(item, name), article.published, report);
  }
  ninjs::add_medium(item, body);
  const std::string_view type = text_at(item, "type");
  if (type != "audio" && type != "video" && article.image.empty() && ninjs::read_picture(item, article.image, report))
    ninjs::read_credit(item, article.image, report);
  ninjs::read_associations(item, main, markup, article, body, report);
  read_embeds(find(item, "extra"), markup, body);
  warn_of_extra(find(item, "extra"), article, report);
  warn_of_event(item, report);
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
