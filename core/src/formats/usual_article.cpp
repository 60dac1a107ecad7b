// How the fields of a content system become an article.
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
#include "formats/rich_text.h"
#include "formats/text_kind.h"
#include "formats/usual_body.h"
#include "formats/usual_fields.h"
#include "formats/usual_names.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

/// "2024-01-01", 1704067200, {"$date": …}, {"iso": …}; a boolean says whether, and not when.
void read_moment(Value value, Text& out, Report& report) {
  if (value.is(Kind::array)) value = text_in(value); // XML that became JSON
  while (value.is(Kind::object)) {
    value = find_any(value, {"$date", "$numberLong", "iso", "date", "datetime", "value", "rendered", "seconds"});
  }
  if (value.is(Kind::string) || value.is(Kind::number)) read_date(value, out, report);
}

/// The sign that news interfaces leave where they cut a text: "… [+2345 chars]". @return where it begins, or npos.
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

class Reader {
 public:
  Reader(const UsualFields& fields, Article& article, Report& report)
      : fields_(fields), article_(article), report_(report), body_(article.body, report) {}

  void read(UsualFields::Body body) {
    if (body == UsualFields::Body::here) read_body();
    Value headline = fields_.first(Usual::headline);
    if (!headline) headline = fields_.first(Usual::name);
    read_line(headline, article_.headline);
    read_lead();
    read_id();
    read_address(Usual::url, article_.url);
    read_address(Usual::canonical, article_.canonical);
    read_authors();
    read_line(fields_.first(Usual::byline), article_.byline);
    read_first_moment(Usual::published, Usual::published_utc, article_.published);
    read_first_moment(Usual::modified, Usual::modified_utc, article_.modified);
    const Value language = text_in(fields_.first(Usual::language));
    if (language && language.text() != "*") read_language(language, article_.language, report_); // Joomla: "all"
    read_names();
    read_source();
    read_line(fields_.first(Usual::license), article_.license);
    read_parts();
    read_image();
    read_media();
    drop_repeated_image();
    warn_of_unknown();
  }

 private:
  void read_line(Value value, Text& out) {
    if (!value) return;
    const Value text = text_in(value);
    if (text.is(Kind::number)) return formats::read_id(text, out, report_);
    read_plain(text ? text : value, out, report_);
  }

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

  /// Joomla keeps what stands before "Read more" apart.
  static bool is_second_half(std::string_view chosen, std::string_view name) {
    return chosen == "introtext" && name == "fulltext";
  }

  /// Mostly it is the same text in another markup.
  static bool is_another_text(Value chosen, const UsualField& field) {
    return field.usual == Usual::body && chosen.is(Kind::string) && field.value.is(Kind::string) &&
           kind_of_text(chosen.text()) == kind_of_text(field.value.text()) &&
           !begins_with_excerpt(chosen.text(), field.value.text());
  }

  void add_body(Usual usual, Value value) {
    if (read_rich_text(value, body_, report_)) return;
    const Value text = value.is(Kind::string) ? value : Value();
    if (text && is_json_text(text.text())) {
      return warn_invalid(value, messages::body_is_json, report_);
    }
    const std::size_t before = article_.body.size();
    if (text && usual == Usual::html) {
      body_.add_html(text);
    } else if (text && usual == Usual::markdown) {
      body_.add_markdown(text);
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

  /// What the text does not begin with: systems write excerpts by themselves.
  void read_lead() {
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
      if (!text.is(Kind::string) || is_blank(text.text())) {
        if (!text) read_rich_lead(value);
      } else if (!begins_with_excerpt(beginning, text.text())) {
        read_lead_text(text);
      }
      if (!article_.lead.empty()) return;
    }
  }

  void read_lead_text(Value text) {
    const TextKind kind = kind_of_text(text.text());
    read_string(text, article_.lead, report_, kind == TextKind::html ? Markup::html : Markup::text);
    if (kind == TextKind::text) article_.lead.value = decode_references(article_.lead.value);
    if (kind == TextKind::markdown) article_.lead.markup = Markup::markdown;
  }

  /// Blocks of text: their words.
  void read_rich_lead(Value value) {
    std::string words = words_of_rich_text(value);
    if (!is_blank(words)) article_.lead = {std::move(words), value.origin(), Markup::text};
  }

  // What stands around it

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

  /// The best that is a date. Only if none is, the first is reported.
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

  /// The first category is the kicker; others are tags.
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

  /// What few articles have.
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

  // Pictures, films and sound

  void read_image() {
    for (const UsualField& field : fields_.all(Usual::image)) {
      const Value value = field.value;
      if (value.is(Kind::number)) {
        warn_invalid(value, messages::picture_is_number, report_);
        continue;
      }
      if (value.is(Kind::string) && value.text().find_first_of("{<\n") != std::string_view::npos) {
        warn_invalid(value, messages::expected_picture_address, report_);
        continue;
      }
      Image image;
      Report unheard(false);
      if (!read_any_picture(value, image, unheard) && !read_any_picture(linked_in(value), image, unheard)) continue;
      article_.image = std::move(image);
      break;
    }
    const Value best = fields_.first(Usual::image);
    if (article_.image.empty() && best.is(Kind::object)) {
      static_cast<void>(read_any_picture(best, article_.image, report_));
    }
    if (article_.image.empty()) return;
    if (article_.image.alt.empty()) read_line(fields_.first(Usual::image_alt), article_.image.alt);
    if (article_.image.caption.empty())
      read_either(text_in(fields_.first(Usual::image_caption)), article_.image.caption, report_);
    if (article_.image.credit.empty()) read_line(fields_.first(Usual::image_credit), article_.image.credit);
  }

  [[nodiscard]] bool has(std::string_view address) const {
    if (article_.image.url.value == address) return true;
    for (const Block& block : article_.body) {
      const Text* const text = text_of_block(block);
      if (url_of_block(block) == address || (text != nullptr && text->value.find(address) != std::string::npos))
        return true;
    }
    return false;
  }

  void read_media() {
    std::vector<Image> pictures;
    for (const UsualField& field : fields_.all(Usual::image)) { // each may be a list, too
      const Value list = list_in(field.value);
      for (const Value value : (list.is(Kind::array) ? list : Value()).children()) add_picture(value, pictures);
    }
    for (const UsualField& field : fields_.all(Usual::pictures)) {
      const Value list = list_in(field.value);
      if (list.is(Kind::string) && field.name == "images") warn_invalid(list, messages::expected_pictures, report_);
      if (list.is(Kind::object)) add_file(list, pictures);
      for (const Value value : (list.is(Kind::array) ? list : Value()).children()) add_file(value, pictures);
    }
    if (article_.image.empty() && !pictures.empty()) {
      article_.image = std::move(pictures.front());
      pictures.erase(pictures.begin());
    }
    if (!pictures.empty()) {
      body_.add<Gallery>({}).images = std::move(pictures);
    }
    for (const UsualField& film : fields_.all(Usual::film)) add_film(film.value);
    for (const UsualField& sound : fields_.all(Usual::sound)) add_sound(sound.value);
  }

  /// Whether a text shows a picture, and does not merely link to it.
  static bool shows(std::string_view text, std::string_view address) {
    const std::size_t at = text.find(address);
    if (at == std::string_view::npos) return false;
    const std::string_view before = text.substr(0, at);
    return before.ends_with("src=\"") || before.ends_with("src='") || before.ends_with("](");
  }

  /// Of a picture that stands in the text as well, the one in the text has its place and perhaps a caption.
  void drop_repeated_image() {
    if (article_.image.empty()) return;
    for (const Block& block : article_.body) {
      const auto* const rich = std::get_if<RichText>(&block);
      const std::string& url = article_.image.url.value;
      const bool is_there = rich != nullptr ? shows(rich->text.value, url) : url_of_block(block) == url;
      if (is_there) return void(article_.image = {});
    }
  }

  /// What a feed names beside the text is a picture, a sound or a film. In XML that became JSON, attributes stand in an
  /// object of their own.
  void add_file(Value value, std::vector<Image>& pictures) {
    if (const Value attributes = find(value, "$"); attributes.is(Kind::object)) value = attributes;
    constexpr std::size_t k_most = 50; // each is looked for in the text
    if (++files_ > k_most) return;
    const Value type = find_any(value, {"type", "@type", "@_type", "medium", "@medium"});
    if (type.text().starts_with("audio")) return add_sound(value);
    if (type.text().starts_with("video")) return add_film(value);
    add_picture(value, pictures);
  }

  void add_picture(Value value, std::vector<Image>& pictures) {
    constexpr std::size_t k_most = 50; // each is looked for in the text
    Image image;
    Report unheard(false);
    const bool is_other = text_at(value, "type") == "video" || text_at(value, "type") == "audio";
    if (pictures.size() == k_most || is_other) return;
    if (!read_any_picture(value, image, unheard) && !read_any_picture(linked_in(value), image, unheard)) return;
    if (!has(image.url.value)) pictures.push_back(std::move(image));
  }

  static Value address_in(Value value) {
    if (value.is(Kind::object))
      value = find_any(value, {"url", "src", "href", "link", "@url", "@_url", "embedUrl", "embed_url"});
    const bool is_address = value.is(Kind::string) && value.text().find("//") != std::string_view::npos &&
                            value.text().find_first_of(" <") == std::string_view::npos;
    return is_address ? value : Value();
  }

  void add_film(Value film) {
    if (film.is(Kind::string) && looks_like_html(film.text())) return body_.add_html(film);
    const Value address = address_in(film);
    if (!address || has(address.text())) return;
    read_string(address, body_.add<Embed>(film).url, report_);
  }

  void add_sound(Value sound) {
    const Value address = address_in(sound);
    if (!address || has(address.text())) return;
    body_.start("p", sound);
    body_.start("audio", address, {{"src", address.text()}});
    body_.end("audio");
    body_.end("p");
  }

  void warn_of_unknown() {
    for (const UsualField& field : fields_.all(Usual::unknown)) {
      report_.warn(messages::unknown_field, {quote(field.name)}, field.value.origin(), json::k_at_key);
    }
  }

  const UsualFields& fields_;
  Article& article_;
  Report& report_;
  BodyBuilder body_;
  std::size_t files_ = 0; // beside the text
};

} // namespace

void UsualFields::read(Article& article, Report& report, Body body) const { Reader(*this, article, report).read(body); }

} // namespace lede::formats
