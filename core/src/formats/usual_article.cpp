// Turns the fields of a content system into an article.
#include <algorithm>
#include <string>
#include <utility>

#include "base/limits.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/article_kind.h"
#include "formats/body.h"
#include "formats/body_article.h"
#include "formats/excerpt.h"
#include "formats/fields.h"
#include "formats/markdown_text.h"
#include "formats/repeated_lead.h"
#include "formats/rich_text.h"
#include "formats/text_kind.h"
#include "formats/usual_body.h"
#include "formats/usual_fields.h"
#include "formats/usual_media.h"
#include "formats/usual_names.h"
#include "formats/usual_parts.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// Reads a date: "2024-01-01", 1704067200, {"$date": …}, {"iso": …}. A boolean is ignored: it says only whether the
/// article is published.
void read_moment(Value value, Text& out, Report& report) {
  if (value.is(Kind::array)) value = text_in(value); // JSON converted from XML
  while (value.is(Kind::object)) {
    value = find_any(value, {"$date", "$t", "$numberLong", "iso", "date", "datetime", "value", "rendered", "seconds"});
  }
  if (value.is(Kind::string) || value.is(Kind::number)) read_date(value, out, report);
}

class Reader {
 public:
  Reader(const UsualFields& fields, Article& article, Report& report)
      : fields_(fields), article_(article), report_(report), body_(article.body, report) {}

  void read(UsualFields::Body body) {
    if (body == UsualFields::Body::here) read_body();
    Value headline = fields_.first(Usual::headline);
    if (!headline) headline = fields_.first(Usual::name);
    read_usual_line(headline, article_.headline, report_);
    read_lead();
    read_id();
    read_address(Usual::url, article_.url);
    read_address(Usual::canonical, article_.canonical);
    read_authors();
    read_usual_line(fields_.first(Usual::byline), article_.byline, report_);
    read_first_moment(Usual::published, Usual::published_utc, article_.published);
    read_first_moment(Usual::modified, Usual::modified_utc, article_.modified);
    const Value language = text_in(fields_.first(Usual::language));
    // Joomla's "*" and Storyblok's "default" mean no particular language.
    if (language && !has_word("* default", language.text())) read_language(language, article_.language, report_);
    if (article_.language.empty() && !fields_.language().empty()) article_.language.value = fields_.language();
    const std::string_view wanted = article_.wanted_language;
    if (fields_.has_translations() && (wanted.empty() || !article_.language.value.starts_with(wanted.substr(0, 2)))) {
      report_.warn(messages::several_languages, {quote(article_.language.value)}, headline.origin());
    }
    read_names();
    read_source();
    read_usual_line(fields_.first(Usual::license), article_.license, report_);
    read_parts();
    warn_of_headlines();
    read_usual_media(fields_, article_, body_, report_);
    warn_of_unknown();
  }

 private:
  // The text

  void read_body() {
    UsualField chosen = {};
    for (const Usual usual : {Usual::html, Usual::markdown, Usual::plain_text, Usual::body}) {
      for (const UsualField& field : fields_.all(usual)) {
        const bool is_part = chosen.value && chosen.usual == usual && chosen.rank == field.rank;
        if (!chosen.value || is_part || is_second_half(chosen.name, field.name)) {
          const std::size_t before = article_.body.size();
          add_body(usual, field.value);
          if (!chosen.value && article_.body.size() > before) chosen = field;
        } else if (is_another_text(chosen.value, field)) {
          warn_invalid(field.value, messages::second_body, report_);
        }
      }
    }
  }

  /// Whether a field is the second half of the text: Joomla stores the text before "Read more" separately.
  static bool is_second_half(std::string_view chosen, std::string_view name) {
    return chosen == "introtext" && name == "fulltext";
  }

  /// Whether a field is another text: mostly, a second text field is the same text in another markup.
  [[nodiscard]] bool is_another_text(Value chosen, const UsualField& field) const {
    return field.usual == Usual::body && !fields_.has_translations() && chosen.is(Kind::string) &&
           field.value.is(Kind::string) && kind_of_text(chosen.text()) == kind_of_text(field.value.text()) &&
           !begins_with_excerpt(chosen.text(), field.value.text());
  }

  void add_body(Usual usual, Value value) {
    if (read_rich_text(value, body_, report_)) return;
    const Value text = value.is(Kind::string) ? value : Value();
    if (text && is_json_text(text.text())) {
      return warn_invalid(value, messages::body_is_json, report_);
    }
    const std::size_t before = article_.body.size();
    if (text && (usual == Usual::html || (usual == Usual::plain_text && begins_with_block(text.text())))) {
      body_.add_html(text);
    } else if (text && usual == Usual::markdown) {
      body_.add_markdown(text);
      if (!body_.was_thrown()) expand_markdown(text, article_.body.back(), true, report_);
    } else if (text && usual == Usual::plain_text) {
      body_.add_text(text);
    } else {
      add_usual_body(value, body_, report_);
    }
    if (article_.body.size() > before) take_cut_sign(article_.body.back(), value);
  }

  void take_cut_sign(Block& block, Value value) {
    Text* const written = text_of_block(block);
    if (written == nullptr) return;
    std::string& text = written->value;
    std::string end;
    if (text.ends_with("</p>")) {
      end = "</p>";
      text.resize(text.size() - end.size());
    }
    if (const std::size_t sign = cut_sign_in(text); sign != std::string::npos) {
      report_.warn(messages::text_cut_by_source, {std::string_view(text).substr(sign), quote(value.text())},
                   value.origin());
      text.resize(sign);
    }
    text += end;
  }

  /// Reads the best lead that the text does not begin with: systems generate excerpts. If there is none, reads such an
  /// excerpt.
  void read_lead() {
    Value excerpt;
    constexpr std::size_t k_looked_at = 16'384; // bytes of the text
    std::string beginning;
    for (const Block& block : article_.body) {
      const Text* const text = text_of_block(block);
      if (text != nullptr && beginning.size() < k_looked_at)
        beginning += concat({std::string_view(text->value).substr(0, k_looked_at), " "});
    }
    for (const UsualField& field : fields_.all(Usual::lead)) {
      const Value value = field.value;
      const Value text = text_in(value);
      if (!article_.lead.empty()) {
        if (is_whole_text(text)) {
          add_body(Usual::body, text);
          continue;
        }
        if (!fields_.has_translations()) warn_of_second_lead(field.name, text, article_, report_);
        continue;
      }
      if (!text.is(Kind::string) || is_blank(text.text())) {
        if (!text) read_rich_lead(value);
      } else if (!begins_with_excerpt(beginning, text.text())) {
        read_lead_text(text);
      } else if (!excerpt) {
        excerpt = text;
      }
    }
    if (article_.lead.empty() && excerpt) read_lead_text(excerpt);
  }

  /// Whether a second lead is the text, which interfaces for machines call "summary": there is no other text.
  [[nodiscard]] bool is_whole_text(Value text) const {
    constexpr std::size_t k_longer = 3; // times the lead
    return article_.body.empty() && text.is(Kind::string) && text.text().size() > k_longer * article_.lead.value.size();
  }

  void read_lead_text(Value text) {
    const TextKind kind = kind_of_text(text.text());
    read_string(text, article_.lead, report_, kind == TextKind::html ? Markup::html : Markup::text);
    if (kind == TextKind::text) article_.lead.value = decode_references(article_.lead.value);
    if (kind == TextKind::markdown || text.key() == "markdown") article_.lead.markup = Markup::markdown;
  }

  /// Reads a lead of rich text as plain text.
  void read_rich_lead(Value value) {
    std::string words = words_of_rich_text(value);
    if (!is_blank(words)) article_.lead = {std::move(words), value.origin(), Markup::text};
  }

  // The fields around it

  void read_id() {
    for (const UsualField& field : fields_.all(Usual::id)) {
      Value value = field.value;
      if (value.is(Kind::array)) value = text_in(value);
      if (value.is(Kind::object)) value = find_any(value, {"$oid", "current", "#text", "_", "value"});
      if (value.is(Kind::string) || value.is(Kind::number)) return formats::read_id(value, article_.id, report_);
    }
  }

  void read_address(Usual usual, Text& out) {
    for (const UsualField& field : fields_.all(usual)) {
      const Value address = field.value.is(Kind::array) ? text_in(field.value) : field.value;
      if (address.is(Kind::string)) return read_string(address, out, report_);
    }
  }

  void read_authors() {
    std::size_t rank = 0;
    for (const UsualField& field : fields_.all(Usual::authors)) {
      const Value value = field.value;
      if (!article_.authors.empty() && field.rank != rank) return;
      rank = field.rank;
      if (value.is(Kind::string) && (value.text().starts_with("By ") || value.text().starts_with("by ")))
        return read_plain(value, article_.byline, report_);
      read_people(value, field.name == "authors", article_.authors, report_);
    }
  }

  /// Reads the best field that is a date. If none is, the first is reported.
  void read_first_moment(Usual usual, Usual usual_utc, Text& out) {
    Report unheard(false);
    if (const Value utc = fields_.first(usual_utc)) read_moment_beside_utc(fields_.first(usual), utc, out, unheard);
    if (!out.empty()) return;
    const std::vector<UsualField> moments = fields_.all(usual);
    for (const UsualField& field : moments) {
      read_moment(field.value, out, unheard);
      if (!out.empty()) return;
    }
    if (!moments.empty()) read_moment(moments.front().value, out, report_);
  }

  /// Reads names. The first category becomes the kicker, the others become tags.
  void read_names() {
    std::vector<Link> tags;
    for (const Value value : fields_.parts(Usual::tags)) read_words(value, tags, report_);
    for (Link& tag : tags) add_tag(std::move(tag));
    for (const UsualField& field : fields_.all(Usual::kicker)) {
      std::vector<Link> names;
      if (!field.value.is(Kind::number)) read_words(field.value, names, report_);
      if (names.empty()) continue;
      if (article_.kicker.empty()) {
        article_.kicker = std::move(names.front().name);
        names.erase(names.begin());
      }
      for (Link& name : names) add_tag(std::move(name));
    }
  }

  void add_tag(Link&& tag) {
    if (tag.name.value == article_.kicker.value || article_.tags.size() >= limits::max_list_items) return;
    for (const Link& other : article_.tags) {
      if (other.name.value == tag.name.value) return;
    }
    article_.tags.push_back(std::move(tag));
  }

  /// Reads the parts that few articles have.
  void read_parts() {
    read_kind(fields_.first(Usual::kind).text(), article_);
    for (const UsualField& field : fields_.all(Usual::reading_time)) {
      if (article_.reading_minutes == 0) article_.reading_minutes = reading_minutes(field.value);
    }
    const Value points = fields_.first(Usual::key_points);
    for (const Value point : (points.is(Kind::array) ? points : Value()).children()) {
      const Value text = point.is(Kind::object) ? find_any(point, {"text", "title", "point", "value"}) : point;
      if (!text.is(Kind::string) || is_blank(text.text())) continue;
      if (article_.key_points.size() == limits::max_list_items) break;
      read_either(text, article_.key_points.emplace_back().text, report_);
    }
    const Value sponsor = linked_in(fields_.first(Usual::sponsor));
    const Value name = sponsor.is(Kind::object) ? find_any(sponsor, {"name", "title"}) : sponsor;
    if (name.is(Kind::string)) read_plain(name, article_.sponsor.name, report_);
    const Value site = find_any(sponsor, {"url", "link", "website"});
    if (sponsor.is(Kind::object) && site.is(Kind::string)) read_string(site, article_.sponsor.url, report_);
    read_newsroom_notes(fields_.first(Usual::correction), "correction", article_, report_);
  }

  void read_source() {
    for (const UsualField& field : fields_.all(Usual::source)) {
      const Value value = field.value;
      const Value name = value.is(Kind::object) ? find_any(value, {"name", "title", "label", "id"}) : value;
      if (name.is(Kind::string)) return read_plain(name, article_.source, report_);
    }
  }

  /// Tells which headlines are not shown.
  void warn_of_headlines() {
    if (fields_.has_translations()) return;
    for (const UsualField& field : fields_.all(Usual::headline))
      warn_of_second_headline(text_in(field.value), article_, report_);
  }

  /// Whether a field's text is for machines, for other sites, or for editors: "push_text".
  static bool is_for_others(std::string_view field) {
    std::string name(field);
    lower_ascii(name);
    return has_name_part(name,
                         "search keyword keywords prompt embargo ednote instruction instructions tweet push social "
                         "twitter facebook plain ngram ngrams csv");
  }

  /// Whether a field of an unknown name has a text that the article does not say.
  bool is_text_for_readers(const UsualField& field) const {
    constexpr std::ptrdiff_t k_least = 11; // spaces
    const Value value = text_in(field.value);
    if (!value.is(Kind::string) || is_usual_setting(field.name) || is_for_others(field.name) ||
        value.text().find_first_of("{}") != std::string_view::npos)
      return false;
    const std::string words = text_of_html(value.text());
    return std::count(words.begin(), words.end(), ' ') >= k_least && !says(article_, words);
  }

  void warn_of_unknown() {
    for (const UsualField& field : fields_.all(Usual::unknown)) {
      if (is_text_for_readers(field)) {
        report_.warn(messages::words_left_out, {quote(field.name)}, field.value.origin());
        continue;
      }
      report_.warn(messages::unknown_field, {quote(field.name)}, field.value.origin(), json::k_at_key);
    }
  }

  const UsualFields& fields_;
  Article& article_;
  Report& report_;
  BodyBuilder body_;
};

} // namespace

void UsualFields::read(Article& article, Report& report, Body body) const { Reader(*this, article, report).read(body); }

} // namespace lede::formats
