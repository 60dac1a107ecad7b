// Turns the content elements of Arc ANS into blocks.
#include "formats/ans_body.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "formats/fields.h"
#include "formats/values.h"

namespace lede::formats::ans {
namespace {

using json::Kind;
using json::Value;

class ElementReader {
 public:
  ElementReader(BodyBuilder& body, Report& report) : body_(body), report_(report) {}

  void read(Value element) {
    static constexpr ElementType k_types[] = {
        {"text", &ElementReader::read_text},
        {"header", &ElementReader::read_header},
        {"raw_html", &ElementReader::read_raw_html},
        {"image", &ElementReader::read_image_element},
        {"gallery", &ElementReader::read_gallery_element},
        {"quote", &ElementReader::read_quote},
        {"blockquote", &ElementReader::read_quote},
        {"list", &ElementReader::read_list},
        {"divider", &ElementReader::read_divider},
        {"interstitial_link", &ElementReader::read_interstitial_link},
        {"link_list", &ElementReader::read_link_list},
        {"table", &ElementReader::read_table},
        {"code", &ElementReader::read_code},
        {"correction", &ElementReader::read_correction},
        {"oembed_response", &ElementReader::read_oembed},
        {"oembed", &ElementReader::read_oembed},
        {"reference", &ElementReader::read_reference},
        {"social_media", &ElementReader::read_oembed},
        {"video", &ElementReader::read_video},
        {"numeric_rating", &ElementReader::read_rating},
        {"element_group", &ElementReader::read_group},
        {"audio", &ElementReader::read_audio},
        {"copyright", &ElementReader::read_text},
        {"story", &ElementReader::read_story},
    };
    if (!expect(element, Kind::object, report_)) return;
    const Value type = find(element, "type");
    if (!type) return warn_missing(element, "type", report_);
    if (!expect(type, Kind::string, report_)) return;
    for (const ElementType& row : k_types) {
      if (row.name == type.text()) return (this->*row.read)(element);
    }
    warn_unknown_block(element, type.text(), report_);
    read_unknown(element);
  }

 private:
  struct ElementType {
    std::string_view name;
    void (ElementReader::*read)(Value element);
  };

  /// Reads the text of an unknown element, and the elements in it.
  void read_unknown(Value element) {
    for (const std::string_view name : {"title", "headline", "content", "text", "description", "caption"}) {
      const Value text = find(element, name);
      if (text.is(Kind::string) && !text.text().empty()) body_.add_html(text);
    }
    if (const Value inner = find(element, "content_elements")) read_all(inner);
  }

  /// The JSON's own depth bounds the recursion.
  void read_all(Value list) {
    if (!expect(list, Kind::array, report_)) return;
    for (const Value element : list.children()) read(element);
  }

  void read_group(Value element) {
    for (const std::string_view path : {"headlines basic", "title"}) {
      const Value title = find_path(element, path);
      if (!title.is(Kind::string) || title.text().empty()) continue;
      add_line("h2", title);
      break;
    }
    if (const Value inner = find(element, "content_elements")) read_all(inner);
  }

  void read_audio(Value element) {
    const Value address = find_any(first_object(find(element, "streams")), {"url"});
    if (!address.is(Kind::string)) return warn_missing(element, "streams[0].url", report_);
    if (const Value title = find_path(element, "headlines basic"); title.is(Kind::string)) add_line("p", title);
    body_.start("audio", element, {{"src", address.text()}});
    body_.end("audio");
  }

  void read_story(Value element) {
    SeeAlso& block = body_.add<SeeAlso>(element);
    Link& link = block.links.emplace_back();
    read_plain(find_path(element, "headlines basic"), link.name, report_);
    read_string(find_any(element, {"canonical_url", "website_url"}), link.url, report_);
    if (!link.name.empty()) return;
    warn_missing(element, "headlines.basic", report_);
    body_.drop();
  }

  /// Returns a member that has to be a text; warns if it is not.
  Value text_of(Value element, std::string_view name) {
    const Value text = find(element, name);
    if (!text) {
      warn_missing(element, name, report_);
      return {};
    }
    return expect(text, Kind::string, report_) ? text : Value();
  }

  void read_text(Value element) {
    if (const Value text = text_of(element, "content"); text && !text.text().empty()) body_.add_html(text);
  }

  void read_raw_html(Value element) {
    if (const Value text = text_of(element, "content")) body_.add_html(text);
  }

  void add_line(std::string_view element, Value text) {
    body_.start(element, text);
    body_.inline_html(text.text(), text);
    body_.end(element);
  }

  void read_header(Value element) {
    const Value text = text_of(element, "content");
    if (!text) return;
    const std::int64_t level = std::clamp<std::int64_t>(find(element, "level").integer().value_or(2), 1, 6);
    add_line(concat({"h", decimal(level)}), text);
  }

  void read_image_element(Value element) {
    if (!read_image(element, body_.add<Image>(element), report_)) body_.drop();
  }

  void read_gallery_element(Value element) {
    add_gallery_words(element, nullptr, body_, report_);
    read_gallery(element, body_, report_);
  }

  void read_divider(Value element) { body_.add<Divider>(element); }

  /// Reads a quotation, whose texts and lists are content elements, as a block of HTML.
  void read_quote(Value element) {
    Quote& quote = body_.add<Quote>(element);
    std::vector<Block> inner;
    BodyBuilder words(inner, report_);
    ElementReader reader(words, report_);
    for (const Value part : find(element, "content_elements").children()) {
      if (!expect(part, Kind::object, report_)) continue;
      if (const std::string_view type = text_at(part, "type"); type == "list") {
        reader.read_list(part);
      } else if (const Value text = find(part, "content"); text.is(Kind::string)) {
        if (!begins_with_block(text.text())) words.start("p", text);
        words.inline_html(text.text(), text);
        if (!begins_with_block(text.text())) words.end("p");
      } else {
        warn_unknown_block(part, type, report_);
      }
    }
    if (!inner.empty()) {
      auto& rich = std::get<RichText>(inner.front());
      quote.text = std::move(rich.text);
      quote.stretches = std::move(rich.stretches);
    } else {
      read_string(find(element, "content"), quote.text, report_, Markup::html);
    }
    read_plain(find_path(element, "citation content"), quote.cite, report_);
    if (!quote.text.empty()) return;
    warn_missing(element, "content_elements", report_);
    body_.drop();
  }

  /// The JSON's own depth bounds the recursion.
  void read_list(Value element) {
    const Value items = find(element, "items");
    if (!items) return warn_missing(element, "items", report_);
    if (!expect(items, Kind::array, report_)) return;
    const std::string_view name = text_at(element, "list_type") == "ordered" ? "ol" : "ul";
    body_.start(name, element);
    bool in_item = false;
    for (const Value item : items.children()) {
      if (!expect(item, Kind::object, report_)) continue;
      if (text_at(item, "type") == "list") { // a nested list belongs to the item before it
        if (!in_item) body_.start("li", item);
        in_item = true;
        read_list(item);
        continue;
      }
      const Value text = text_of(item, "content");
      if (!text) continue;
      if (in_item) body_.end("li");
      in_item = true;
      body_.start("li", item);
      body_.inline_html(text.text(), text);
    }
    if (in_item) body_.end("li");
    body_.end(name);
  }

  bool read_link(Value element, Link& link) {
    read_plain(find(element, "content"), link.name, report_);
    read_string(find(element, "url"), link.url, report_);
    if (link.name.empty()) link.name = link.url;
    if (link.name.empty()) warn_missing(element, "content", report_);
    return !link.name.empty();
  }

  void read_interstitial_link(Value element) {
    SeeAlso& block = body_.add<SeeAlso>(element);
    if (!read_link(element, block.links.emplace_back())) body_.drop();
  }

  void read_link_list(Value element) {
    if (const Value title = find(element, "title"); title.is(Kind::string)) {
      body_.start("p", title);
      body_.element("strong", title);
      body_.end("p");
    }
    const Value items = find(element, "items");
    if (!items || !expect(items, Kind::array, report_)) return;
    SeeAlso& block = body_.add<SeeAlso>(element);
    for (const Value item : items.children()) {
      if (block.links.size() == limits::max_list_items) return warn_too_many(item, report_);
      if (!expect(item, Kind::object, report_)) continue;
      if (!read_link(item, block.links.emplace_back())) block.links.pop_back();
    }
    if (block.links.empty()) body_.drop();
  }

  void add_row(Value row, std::string_view cell) {
    const Value cells = row.is(Kind::object) ? find(row, "cells") : row;
    if (!cells || !expect(cells, Kind::array, report_)) return;
    body_.start("tr", row);
    for (const Value item : cells.children()) {
      const Value text = item.is(Kind::object) ? find(item, "content") : item;
      if (text && expect(text, Kind::string, report_)) add_line(cell, text);
    }
    body_.end("tr");
  }

  void read_table(Value element) {
    body_.start("table", element);
    if (const Value header = find(element, "header")) add_row(header, "th");
    for (const Value row : find(element, "rows").children()) add_row(row, "td");
    body_.end("table");
  }

  void read_code(Value element) {
    const Value code = text_of(element, "content");
    if (!code) return;
    body_.start("pre", code);
    body_.start("code", code);
    body_.text(code.text(), code, false);
    body_.end("code");
    body_.end("pre");
  }

  void read_correction(Value element) {
    FactBox& box = body_.add<FactBox>(element);
    read_plain(find(element, "correction_type"), box.title, report_);
    if (!box.title.empty()) box.title.value[0] = ascii::to_upper(box.title.value[0]); // the schema has lower case
    read_either(find_any(element, {"text", "content"}), box.text, report_);
    if (box.text.markup == Markup::text) box.text.value = decode_references(box.text.value);
    if (box.text.empty()) body_.drop();
  }

  /// Reads an oEmbed element by the address of its page, not that of the oEmbed service.
  void read_oembed(Value element) {
    const Value response = find(element, "raw_oembed");
    Embed& embed = body_.add<Embed>(element);
    for (const Value from : {response, element}) {
      const Value address = find_any(from, {"_id", "url", "referent", "objectUrl"});
      if (embed.url.empty() && address.is(Kind::string) && address.text().starts_with("http")) {
        read_string(address, embed.url, report_);
      }
      if (const Value inner = find_path(from, "referent id");
          embed.url.empty() && inner.is(Kind::string) && inner.text().starts_with("http")) {
        read_string(inner, embed.url, report_);
      }
      const Value title = find_any(from, {"title", "author_name"});
      if (embed.title.empty() && title.is(Kind::string)) read_plain(title, embed.title, report_);
    }
    if (embed.url.empty()) read_frame(find(response, "html"), embed.url);
    if (!embed.url.empty()) return;
    warn_missing(element, "raw_oembed.url", report_);
    body_.drop();
  }

  /// Reads a reference. That of a post has the post's address as its id; others have only a number.
  void read_reference(Value element) {
    const Value id = find_path(element, "referent id");
    if (id.text().starts_with("http")) return read_oembed(element);
    warn_unknown_block(element, "reference", report_);
  }

  /// Returns the address of the frame in a service's markup.
  static void read_frame(Value html, Text& url) {
    if (!html.is(Kind::string)) return;
    const std::size_t name = html.text().find("src=");
    if (name == std::string_view::npos || name + 5 >= html.text().size()) return;
    const char quote = html.text()[name + 4];
    const std::string_view rest = html.text().substr(name + 5);
    if (quote != '"' && quote != '\'') return;
    url.value = decode_references(rest.substr(0, rest.find(quote)));
    url.origin = html.origin();
  }

 public:
  /// @param has_still whether the film's picture is shown elsewhere.
  void read_film(Value element, bool has_still) {
    Embed& embed = body_.add<Embed>(element);
    read_plain(find_path(element, "headlines basic"), embed.title, report_);
    const Value page = find_any(element, {"canonical_url", "website_url"});
    const Value stream = stream_of(element);
    // A relative address needs a base, which many documents do not have.
    const bool is_whole = page.is(Kind::string) && page.text().starts_with("http");
    read_string(is_whole || !stream ? page : stream, embed.url, report_);
    if (embed.url.empty()) read_frame(find(element, "embed_html"), embed.url);
    if (embed.url.empty()) {
      warn_missing(element, "canonical_url", report_);
      return body_.drop();
    }
    if (has_still) return;
    Image image;
    const Value still = find_path(element, "promo_items basic");
    if (text_at(still, "type") == "image" && read_image(still, image, report_)) embed.image = std::move(image);
  }

 private:
  void read_video(Value element) {
    read_film(element, false);
    add_film_words(element, body_, report_);
  }

  /// Returns the address of a film's file: one that all browsers play, if there is any.
  static Value stream_of(Value element) {
    for (const Value stream : find(element, "streams").children()) {
      if (text_at(stream, "url").ends_with(".mp4")) return find(stream, "url");
    }
    return find_path(element, "streams 0 url");
  }

  /// Reads a critic's rating of a film or a restaurant as text. It is not the readers' rating of the article.
  void read_rating(Value element) {
    const Value number = find(element, "numeric_rating");
    if (!number || !expect(number, Kind::number, report_)) return warn_missing(element, "numeric_rating", report_);
    body_.start("p", element);
    body_.text(number.text(), number);
    if (const Value most = find(element, "max"); most.is(Kind::number)) {
      body_.text("/", element);
      body_.text(most.text(), most);
    }
    if (const Value units = find(element, "units"); units.is(Kind::string)) {
      body_.text(" ", element);
      body_.text(units.text(), units);
    }
    body_.end("p");
  }

  BodyBuilder& body_;
  Report& report_;
};

} // namespace

void read_medium(Value value, bool has_still, BodyBuilder& body, Report& report) {
  ElementReader reader(body, report);
  if (text_at(value, "type") == "audio") return reader.read(value);
  reader.read_film(value, has_still);
}

void read_lead_art(Value value, const Article& story, BodyBuilder& body, Report& report) {
  if (text_at(value, "type") == "video") {
    ElementReader(body, report).read_film(value, true);
    return add_film_words(value, body, report);
  }
  read_rest_of_gallery(value, story, body, report);
}

void read_elements(Value list, BodyBuilder& body, Report& report) {
  if (!list || !expect(list, Kind::array, report)) return;
  ElementReader reader(body, report);
  for (const Value element : list.children()) reader.read(element);
}

} // namespace lede::formats::ans
