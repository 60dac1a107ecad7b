// schema.org NewsArticle and related types as JSON-LD: an object, an array, a graph, a blog, or the scripts of a page.
// Everywhere, a name may be an object or an object a name, and a value may be a list with one item.
#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/adapters.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/fields.h"
#include "formats/json_ld_articles.h"
#include "formats/markdown_pieces.h"
#include "formats/repeated_lead.h"
#include "formats/settled_parts.h"
#include "formats/update_text.h"
#include "formats/usual_body.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

class Reader {
 public:
  Reader(Value item, Value root, Article& article, Report& report)
      : item_(item), root_(root), article_(article), report_(report) {}

  void read() {
    read_plain(one(find_any(item_, {"headline", "name"})), article_.headline, report_);
    read_plain(one(find(item_, "articleSection")), article_.kicker, report_);
    read_plain(one(find_any(item_, {"description", "abstract"})), article_.lead, report_);
    read_second_headline(one(find(item_, "alternativeHeadline")));
    Value identifier = one(find(item_, "identifier"));
    if (identifier.is(Kind::object)) identifier = one(find(identifier, "value")); // a PropertyValue
    read_id(identifier ? identifier : one(find(item_, "@id")), article_.id, report_);
    read_address(one(find(item_, "url")), article_.url);
    read_address(one(find(item_, "mainEntityOfPage")), article_.canonical);
    read_address(one(find(item_, "license")), article_.license);
    read_date(one(find(item_, "datePublished")), article_.published, report_);
    read_date(one(find(item_, "dateModified")), article_.modified, report_);
    read_language();
    read_people(find_any(item_, {"author", "creator"}), article_.authors);
    read_keywords(find(item_, "keywords"));
    read_image(one(find_any(item_, {"image", "primaryImageOfPage", "thumbnailUrl"})), article_.image);
    read_body();
    read_rating(one(find(item_, "aggregateRating")));
    read_comments();
    read_kinds();
    read_newsroom_notes(find(item_, "correction"), "correction", article_, report_);
    read_newsroom_notes(find(item_, "backstory"), "editorsNote", article_, report_);
  }

 private:
  /// Returns a single value: the first of a list, the target of a reference {"@id": …}, the text of {"@value": …}.
  [[nodiscard]] Value one(Value value) {
    if (value.is(Kind::array)) {
      Value first;
      for (const Value child : value.children()) {
        if (!first && !child.is(Kind::null)) first = child;
      }
      value = first;
    }
    value = resolve(value);
    const Value literal = find(value, "@value");
    return literal ? literal : value;
  }

  [[nodiscard]] Value resolve(Value value) {
    // Each reference costs a walk over the graph, so their number is limited.
    if (!value.is(Kind::object) || value.size() != 1 || ++resolved_ > limits::max_list_items) return value;
    const std::string_view id = text_at(value, "@id");
    std::size_t looked_at = 0;
    if (id.empty()) return value;
    const Value found = find_thing(root_.is(Kind::array) ? root_ : find(root_, "@graph"), id, looked_at);
    if (found) return found;
    // Each script of a page has a graph of its own.
    for (const Value script : (root_.is(Kind::array) ? root_ : Value()).children()) {
      if (const Value inside = find_thing(find(script, "@graph"), id, looked_at)) return inside;
    }
    return value;
  }

  static Value find_thing(Value things, std::string_view id, std::size_t& looked_at) {
    for (const Value thing : things.children()) {
      constexpr std::size_t k_most = 1000; // graphs of pages have about a dozen nodes
      if (++looked_at > k_most) break;
      if (thing.is(Kind::object) && thing.size() > 1 && text_at(thing, "@id") == id) return thing;
    }
    return {};
  }

  /// Reads a secondary title: the lead of an article that has none.
  void read_second_headline(Value title) {
    if (!title.is(Kind::string)) return;
    if (article_.lead.empty() && title.text() != article_.headline.value)
      return read_plain(title, article_.lead, report_);
    warn_of_second_headline(title, article_, report_);
  }

  void read_address(Value value, Text& text) {
    if (value.is(Kind::object)) value = find_any(value, {"url", "@id", "contentUrl"});
    if (value && !value.is(Kind::boolean)) read_string(one(value), text, report_); // mainEntityOfPage may be true
  }

  void read_language() {
    Value value = one(find(item_, "inLanguage"));
    if (value.is(Kind::object)) value = find_any(value, {"alternateName", "name"});
    formats::read_language(value, article_.language, report_);
  }

  void read_people(Value value, std::vector<Author>& people) {
    if (!value) return;
    if (value.is(Kind::array)) {
      for (const Value child : value.children()) {
        if (people.size() == limits::max_list_items) return warn_too_many(child, report_);
        if (!child.is(Kind::array)) read_people(child, people);
      }
      return;
    }
    value = resolve(value);
    const bool is_object = value.is(Kind::object);
    const Value names = find(value, "name"); // of several people in one
    if (names.is(Kind::array) && !first_object(names)) return read_names(names, people, {"name"}, report_);
    Author& author = people.emplace_back();
    read_plain(is_object ? one(find(value, "name")) : value, author.name, report_);
    if (is_object && author.name.empty()) {
      const std::string_view given = text_at(value, "givenName");
      const std::string_view family = text_at(value, "familyName");
      author.name.value = concat({given, given.empty() || family.empty() ? "" : " ", family});
      author.name.origin = value.origin();
    }
    if (author.name.empty()) return people.pop_back();
    if (!is_object) return;
    read_plain(one(find(value, "jobTitle")), author.role, report_);
    read_address(one(find_any(value, {"url", "sameAs"})), author.url);
    read_address(one(find(value, "image")), author.image);
    if (const Value about = one(find(value, "description")); about.is(Kind::string))
      read_either(about, author.bio, report_);
  }

  void read_kinds() {
    const Value type = find(item_, "@type");
    read_kind(json_ld_local_name(type.text()), article_);
    for (const Value one : (type.is(Kind::array) ? type : Value()).children())
      read_kind(json_ld_local_name(one.text()), article_);
    if (is_coverage_over()) unset_label(article_, ArticleLabel::live);
    const Value access = one(find(item_, "isAccessibleForFree"));
    const std::string_view word = json_ld_local_name(access.text());
    if (access.is(Kind::boolean) || has_word("True true False false", word)) {
      const bool is_free = access.boolean() || word == "True" || word == "true";
      article_.access = is_free ? Access::free : Access::subscribers;
    }
    article_.reading_minutes = reading_minutes(one(find(item_, "timeRequired")));
    const Value sponsor = one(find(item_, "sponsor"));
    if (!sponsor) return;
    read_plain(sponsor.is(Kind::object) ? one(find(sponsor, "name")) : sponsor, article_.sponsor.name, report_);
    if (sponsor.is(Kind::object)) read_address(one(find(sponsor, "url")), article_.sponsor.url);
  }

  /// Whether a live article names an end that is before the newest date in the document. The core has no clock.
  bool is_coverage_over() {
    const Value end = one(find(item_, "coverageEndTime"));
    if (!end.is(Kind::string)) return false;
    Text over;
    read_date(end, over, report_);
    const auto is_later = [&](const Text& date) { return is_before(over, date); };
    return is_later(article_.modified) || is_later(article_.published) ||
           std::any_of(article_.updates.begin(), article_.updates.end(),
                       [&](const Update& update) { return is_later(update.published); });
  }

  void read_keywords(Value value) {
    if (value.is(Kind::string)) return split_names(value, ',', article_.tags);
    read_names(value, article_.tags, {"name"}, report_);
  }

  void read_image(Value value, Image& image) {
    if (!value) return;
    read_address(value.is(Kind::object) ? one(find_any(value, {"url", "contentUrl", "@id"})) : value, image.url);
    image.url.value = decode_references(image.url.value); // templates escape it as for an attribute
    read_either(one(find_any(value, {"caption", "description"})), image.caption, report_);
    const Value credit = one(find_any(value, {"creditText", "creator", "copyrightHolder"}));
    read_plain(credit.is(Kind::object) ? find(credit, "name") : credit, image.credit, report_);
    image.width = read_length(one(find(value, "width")));
    image.height = read_length(one(find(value, "height")));
  }

  /// Reads a length: 600, "600", "600px", or {"@type": "QuantitativeValue", "value": 600}.
  int read_length(Value value) { return read_pixels(value.is(Kind::object) ? find(value, "value") : value, report_); }

  void add_text(Value value, BodyBuilder& body) {
    if (!value || !expect(value, Kind::string, report_)) return;
    add_html_or_text(value, body);
  }

  void read_body() {
    BodyBuilder body(article_.body, report_);
    const Value text = find_any(item_, {"articleBody", "text"});
    if (!text.is(Kind::array)) add_text(one(text), body);
    for (const Value part : (text.is(Kind::array) ? text : Value()).children()) {
      if (!part.is(Kind::null)) add_text(one(part), body);
    }
    for (const std::string_view name : {"image", "associatedMedia"})
      for (const Value picture : list_of(find(item_, name))) add_picture(resolve(picture), body);
    for (const std::string_view name : {"video", "audio"})
      for (const Value film : list_of(find(item_, name))) add_film(one(film), body);
    add_citations(body);
    const Value updates = find(item_, "liveBlogUpdate");
    if (updates.is(Kind::object)) return add_update(updates);
    for (const Value update : updates.children()) add_update(update);
  }

  static std::vector<Value> list_of(Value value) {
    std::vector<Value> values;
    if (value.is(Kind::object) || value.is(Kind::string)) values.push_back(value);
    for (const Value child : (value.is(Kind::array) ? value : Value()).children()) values.push_back(child);
    return values;
  }

  /// Adds a further picture. Pictures without a caption are mostly the main one in other sizes.
  void add_picture(Value picture, BodyBuilder& body) {
    const bool is_picture = picture.is(Kind::object) && json_ld_local_name(text_at(picture, "@type")) == "ImageObject";
    Image image;
    if (is_picture) read_image(picture, image);
    if (image.empty() || image.caption.empty() || image.caption.value == article_.image.caption.value) return;
    if (image.url.value == article_.image.url.value || is_in_text(image.url.value)) return;
    body.add<Image>(picture) = std::move(image);
  }

  /// Whether an address is in the text. After the first twenty questions the answer is yes, since each is a search.
  bool is_in_text(std::string_view address) {
    constexpr std::size_t k_most = 20;
    if (++searches_ > k_most) return true;
    return std::any_of(article_.body.begin(), article_.body.end(), [&](const Block& block) {
      const Text* const text = text_of_block(block);
      const bool is_linked = text != nullptr && text->value.find(address) != std::string::npos;
      return is_linked || url_of_block(block) == address;
    });
  }

  /// Adds a list of the works that an article cites: texts, addresses, or works with a name and an address.
  void add_citations(BodyBuilder& body) {
    bool is_open = false;
    std::size_t count = 0;
    for (const Value child : list_of(find(item_, "citation"))) {
      const Value work = resolve(child);
      const Value name = work.is(Kind::string) ? work : one(find_any(work, {"name", "headline", "text", "url", "@id"}));
      const Value address = work.is(Kind::string) ? work : one(find_any(work, {"url", "@id", "sameAs"}));
      if (!name.is(Kind::string) || is_blank(name.text())) continue;
      if (++count > limits::max_list_items) {
        warn_too_many(child, report_);
        break;
      }
      if (!std::exchange(is_open, true)) body.start("ul", child);
      body.start("li", child);
      if (is_web_address(address.text())) {
        body.start("a", address, {{"href", address.text()}});
        body.text(name.text(), name);
        body.end("a");
      } else {
        body.text(name.text(), name);
      }
      body.end("li");
    }
    if (is_open) body.end("ul");
  }

  /// Adds a film, unless the text has it.
  void add_film(Value film, BodyBuilder& body) {
    const Value address = film.is(Kind::string) ? film : one(find_any(film, {"embedUrl", "contentUrl", "url"}));
    if (!address.is(Kind::string) || (film.is(Kind::string) && !is_web_address(film.text()))) return;
    if (is_in_text(address.text())) return;
    Embed& embed = body.add<Embed>(film);
    read_string(address, embed.url, report_);
    read_plain(one(find(film, "name")), embed.title, report_);
    if (const Value still = one(find(film, "thumbnailUrl")); still.is(Kind::string))
      read_string(still, embed.image.url, report_);
  }

  /// Adds an update of a live blog: headline, date, author, text, picture.
  void add_update(Value value) {
    if (!expect(value, Kind::object, report_)) return;
    if (article_.updates.size() == limits::max_list_items) return warn_too_many(value, report_);
    Update update;
    read_plain(one(find_any(value, {"headline", "name"})), update.headline, report_);
    read_date(one(find_any(value, {"datePublished", "dateCreated", "dateModified"})), update.published, report_);
    std::vector<Author> people;
    read_people(find(value, "author"), people);
    std::string names;
    for (const Author& person : people) names += concat({names.empty() ? "" : ", ", person.name.value});
    std::string html;
    append_element("p", names, html);
    const Value text = one(find_any(value, {"articleBody", "description"}));
    append_update_text(text, html, report_);
    for (const Value picture : list_of(find(value, "image"))) append_picture(resolve(picture), html);
    for (const Value film : list_of(find(value, "video"))) append_frame(resolve(film), html);
    if (update.headline.empty() && html.empty()) return;
    update.text = {std::move(html), text ? text.origin() : value.origin(), Markup::html};
    article_.updates.push_back(std::move(update));
  }

  void append_picture(Value picture, std::string& html) {
    Image image;
    read_image(picture, image);
    if (image.empty()) return;
    html += "<figure><img src=\"";
    append_escaped_text(html, image.url.value);
    html += "\">";
    append_element("figcaption", image.caption.value, html);
    html += "</figure>";
  }

  void append_frame(Value film, std::string& html) {
    const Value address = film.is(Kind::string) ? film : one(find_any(film, {"embedUrl", "contentUrl", "url"}));
    if (!address.is(Kind::string)) return;
    html += "<iframe src=\"";
    append_escaped_text(html, address.text());
    html += "\" title=\"";
    append_escaped_text(html, one(find(film, "name")).text());
    html += "\"></iframe>";
  }

  /// Reads a rating. A scale other than 3 to 10 stars is converted to 5 stars.
  void read_rating(Value value) {
    if (!value || !expect(value, Kind::object, report_)) return;
    Rating& rating = article_.rating;
    const std::int64_t number = read_thousandths(one(find(value, "ratingValue")), report_);
    const std::int64_t count = read_thousandths(one(find_any(value, {"ratingCount", "reviewCount"})), report_);
    std::int64_t best = read_thousandths(one(find(value, "bestRating")), report_);
    if (best <= 0) best = 5000;
    rating.present = true;
    if (number < 0 || number > best) {
      if (number >= 0) warn_invalid(find(value, "ratingValue"), messages::expected_rating_up_to_best, report_);
      return;
    }
    const bool fits = best % 1000 == 0 && best >= 3000 && best <= 10'000;
    rating.best = fits ? static_cast<int>(best / 1000) : 5;
    rating.value_thousandths = fits ? number : number * 5000 / best;
    rating.count = count > 0 ? count / 1000 : 0;
  }

  void read_comments() {
    Comments& comments = article_.comments;
    const Value list = find(item_, "comment");
    const std::int64_t count = read_thousandths(one(find(item_, "commentCount")), report_);
    comments.present = list || count > 0;
    comments.count = count > 0 ? count / 1000 : 0;
    if (list.is(Kind::object)) return add_comment(list);
    for (const Value comment : list.children()) {
      if (comments.items.size() == limits::max_comments) return warn_too_many(comment, report_);
      add_comment(comment);
    }
  }

  void add_comment(Value value) {
    if (!expect(value, Kind::object, report_)) return;
    Comment& comment = article_.comments.items.emplace_back();
    read_either(one(find_any(value, {"text", "description"})), comment.text, report_);
    if (comment.text.empty()) return article_.comments.items.pop_back();
    read_id(one(find(value, "@id")), comment.id, report_);
    const Value author = one(find(value, "author"));
    read_plain(author.is(Kind::object) ? one(find(author, "name")) : author, comment.author, report_);
    read_date(one(find_any(value, {"datePublished", "dateCreated"})), comment.published, report_);
  }

  Value item_;
  Value root_;
  Article& article_;
  Report& report_;
  std::size_t resolved_ = 0;
  std::size_t searches_ = 0;
};

void read(Value item, Value root, Article& article, Report& report) { Reader(item, root, article, report).read(); }

} // namespace

constexpr Format k_schema_org = {
    .name = "schema-org",
    .aliases = "schemaorg schema.org json-ld",
    .recognise = recognise_json_ld,
    .read = read,
    .list = list_json_ld_articles,
    .recognise_text = may_have_json_ld,
    .parse = parse_json_ld,
};

} // namespace lede::formats
