// Medium's posts.
#include "formats/medium.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/fields.h"
#include "formats/repeats.h"
#include "formats/text_spans.h"
#include "formats/tree_reader.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::size_t k_most_spans = 500; // of a paragraph

enum class Part : std::uint8_t { text, item, quotation, code, picture, frame, card, rule };

struct ParagraphType {
  std::int64_t number; ///< The number of the type in the older API.
  std::string_view name;
  Part part;
  std::string_view element;
};

constexpr ParagraphType k_types[] = {
    {1, "P", Part::text, "p"},
    {2, "H2", Part::text, "h2"},
    {3, "H3", Part::text, "h2"},
    {4, "IMG", Part::picture, ""},
    {5, "HR", Part::rule, ""},
    {6, "BQ", Part::quotation, "blockquote"},
    {7, "PQ", Part::quotation, "blockquote"},
    {8, "PRE", Part::code, "pre"},
    {9, "ULI", Part::item, "ul"},
    {10, "OLI", Part::item, "ol"},
    {11, "IFRAME", Part::frame, ""},
    {13, "H4", Part::text, "h3"},
    {14, "MIXTAPE_EMBED", Part::card, ""},
    {15, "H1", Part::text, "h2"},
};

const ParagraphType* type_of_paragraph(Value paragraph) {
  const Value type = find(paragraph, "type");
  for (const ParagraphType& row : k_types) {
    if (type.is(Kind::string) ? type.text() == row.name : type.integer().value_or(0) == row.number) return &row;
  }
  return nullptr;
}

std::string_view element_of_markup(Value markup) {
  const Value type = find(markup, "type");
  const std::int64_t number = type.integer().value_or(0);
  if (number == 1 || type.text() == "STRONG") return "strong";
  if (number == 2 || type.text() == "EM") return "em";
  if (number == 3 || type.text() == "A") return "a";
  return number == 10 || type.text() == "CODE" ? "code" : std::string_view();
}

Value paragraphs_in(Value value) {
  const Value model = find(value, "bodyModel");
  return find(model ? model : value, "paragraphs");
}

class Reader {
 public:
  /// @param references the objects that the older API names by id.
  Reader(BodyBuilder& body, Report& report, Value references = {})
      : body_(body), report_(report), references_(references), repeats_(references) {}

  /// @param headline, lead left out if the text begins with them.
  void read(Value paragraphs, std::string_view headline = {}, std::string_view lead = {}) {
    std::size_t place = 0;
    for (const Value paragraph : paragraphs.children()) {
      if (!expect(paragraph, Kind::object, report_)) continue;
      const std::string_view text = text_at(paragraph, "text");
      const bool is_above = ++place <= 4 && !text.empty() && (text == headline || text == lead);
      if (!is_above) read_paragraph(paragraph);
    }
    close_list();
  }

 private:
  void read_paragraph(Value paragraph) {
    const ParagraphType* const type = type_of_paragraph(paragraph);
    if (type == nullptr || type->part != Part::item) close_list();
    if (type == nullptr) return read_unknown(paragraph);
    switch (type->part) {
      case Part::item: return read_item(paragraph, type->element);
      case Part::text: return write_element(type->element, paragraph);
      case Part::quotation: return read_quotation(paragraph);
      case Part::code: return read_code(paragraph);
      case Part::picture: return read_picture(paragraph);
      case Part::frame: return read_frame(paragraph);
      case Part::card: return read_card(paragraph);
      case Part::rule: return static_cast<void>(body_.add<Divider>(paragraph));
    }
  }

  void read_unknown(Value paragraph) {
    if (is_blank(text_at(paragraph, "text"))) {
      return warn_unknown_block(paragraph, find(paragraph, "type").text(), report_);
    }
    write_element("p", paragraph);
  }

  void write_element(std::string_view element, Value paragraph) {
    if (is_blank(text_at(paragraph, "text"))) return;
    body_.start(element, paragraph);
    write_text(paragraph);
    body_.end(element);
  }

  void write_text(Value paragraph, bool breaks = true) {
    const Value text = find(paragraph, "text");
    if (!text || !expect(text, Kind::string, report_)) return;
    std::vector<TextSpan> spans;
    for (const Value markup : find(paragraph, "markups").children()) {
      const std::string_view element = element_of_markup(markup);
      const std::int64_t begin = find(markup, "start").integer().value_or(-1);
      const Value address = find(markup, "href");
      if (element.empty() || begin < 0 || spans.size() == k_most_spans) continue;
      if (element == "a" && (!address.is(Kind::string) || address.text().empty())) continue; // a mention of a user
      spans.push_back({begin, find(markup, "end").integer().value_or(-1), element, address});
    }
    write_spans(text, std::move(spans), body_, breaks);
  }

  void read_item(Value paragraph, std::string_view list) {
    if (list_ != list) {
      close_list();
      body_.start(list, paragraph);
      list_ = list;
    }
    write_element("li", paragraph);
  }

  void close_list() {
    if (!list_.empty()) body_.end(list_);
    list_ = {};
  }

  void read_quotation(Value paragraph) {
    body_.start("blockquote", paragraph);
    write_element("p", paragraph);
    body_.end("blockquote");
  }

  void read_code(Value paragraph) {
    body_.start("pre", paragraph);
    body_.start("code", paragraph);
    write_text(paragraph, false);
    body_.end("code");
    body_.end("pre");
  }

  void read_picture(Value paragraph) {
    const Value picture = find(paragraph, "metadata");
    const std::string_view id = text_at(picture, "id");
    if (id.empty()) {
      warn_missing(paragraph, "metadata.id", report_);
      return write_element("p", paragraph);
    }
    const std::string_view link = text_at(paragraph, "href");
    const Value width = find(picture, "originalWidth");
    const Value height = find(picture, "originalHeight");
    body_.start("figure", paragraph);
    if (!link.empty()) body_.start("a", paragraph, {{"href", link}});
    body_.start("img", picture,
                {{"src", address_of_picture(id)},
                 {"alt", text_at(picture, "alt")},
                 {"width", width.is(Kind::number) ? width.text() : std::string_view()},
                 {"height", height.is(Kind::number) ? height.text() : std::string_view()}});
    if (!link.empty()) body_.end("a");
    write_element("figcaption", paragraph);
    body_.end("figure");
  }

 public:
  static std::string address_of_picture(std::string_view id) { return concat({"https://miro.medium.com/v2/", id}); }

 private:
  /// Reads an embed: a film, a post, a piece of code. The newer API has its address in the paragraph.
  void read_frame(Value paragraph) {
    const Value frame = find(paragraph, "iframe");
    Value resource = find(frame, "mediaResource");
    const std::string_view id = text_at(frame, "mediaResourceId");
    if (!resource && !id.empty() && ++looked_up_ <= limits::max_list_items)
      resource = find(find(references_, "MediaResource"), id);
    if (!repeats_.allow(resource, frame, report_)) return write_element("p", paragraph);
    const Value address = find_any(resource, {"href", "iframeSrc", "originalUrl"});
    if (address.is(Kind::string) && !address.text().empty()) {
      add_embed_block(address.text(), text_at(resource, "title"), address, body_);
    } else {
      warn_missing(paragraph, "iframe.mediaResource.href", report_);
    }
    write_element("p", paragraph);
  }

  /// Reads a link card with the title and description of its target page.
  void read_card(Value paragraph) {
    const Value address = find_path(paragraph, "mixtapeMetadata href");
    bool has_link = false;
    for (const Value markup : find(paragraph, "markups").children()) {
      has_link = has_link || !text_at(markup, "href").empty();
    }
    if (has_link || !address.is(Kind::string)) return write_element("p", paragraph);
    body_.start("p", paragraph);
    body_.start("a", paragraph, {{"href", address.text()}});
    write_text(paragraph);
    body_.end("a");
    body_.end("p");
  }

  BodyBuilder& body_;
  Report& report_;
  Value references_;
  Repeats repeats_;
  std::string_view list_;     // the open list element
  std::size_t looked_up_ = 0; // number of look-ups in `references`
};

} // namespace

bool is_medium_text(Value value) {
  const Value first = first_object(paragraphs_in(value));
  return find(first, "text").is(Kind::string) && find(first, "type") && find(first, "markups").is(Kind::array);
}

bool is_medium_post(Value value) {
  return find(value, "title").is(Kind::string) && is_medium_text(find(value, "content"));
}

void read_medium_text(Value value, BodyBuilder& body, Report& report) {
  Reader(body, report).read(paragraphs_in(value));
}

void read_medium_post(Value post, Value root, Article& article, Report& report) {
  const Value content = find(post, "content");
  const Value references = find_path(root, "payload references");
  UsualFields fields;
  for (const Value member : post.children()) {
    const bool is_shown =
        UsualFields::has_meaning(member.key()) && !has_word("content license previewImage", member.key());
    if (is_shown && !member.is(Kind::null)) fields.add(member.key(), member);
  }
  const Value virtuals = find(post, "virtuals");
  for (const Value around : {content, virtuals}) {
    for (const std::string_view name : {"subtitle", "tags"}) {
      if (const Value value = find(around, name)) fields.add(name, value, 1);
    }
  }
  const std::string_view author = text_at(post, "creatorId");
  if (const Value person = author.empty() ? Value() : find(find(references, "User"), author)) {
    fields.add("author", person);
  }
  fields.finish();
  fields.read(article, report, UsualFields::Body::elsewhere);
  BodyBuilder body(article.body, report);
  Reader(body, report, references).read(paragraphs_in(content), article.headline.value, article.lead.value);
}

} // namespace lede::formats
