// Bodies of content systems. The markup of a text is detected from the text.
#include "formats/usual_body.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/prismic_text.h"
#include "formats/rich_text.h"
#include "formats/usual_fields.h"
#include "formats/usual_members.h"
#include "formats/usual_parts.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

using ascii::is_digit;

/// Returns the tree of DatoCMS: {"value": {"schema": "dast", "document": …}}.
Value dato_tree_in(Value value) {
  const Value inner = find(value, "value");
  const Value text = inner.is(Kind::object) ? inner : value;
  return text_at(text, "schema") == "dast" ? find(text, "document") : Value();
}

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report) {}

  /// The JSON's own depth bounds the recursion.
  void read(Value value) {
    value = unwrapped(value);
    if (read_rich_text(value, body_, report_)) return;
    if (value.is(Kind::string)) return read_text(value);
    if (is_prismic_text(value)) return read_prismic_text(value, body_, report_);
    if (const Value tree = dato_tree_in(value)) return read_tree(tree, body_, report_);
    if (value.is(Kind::array)) {
      for (const Value child : value.children()) read(child);
      return;
    }
    if (value.is(Kind::object)) {
      const Value block = localised(value);
      if (!block.is(Kind::object)) return read(block);
      if (const Value set = find_path(block, "attrs values"); set.is(Kind::object)) return read(set); // Statamic's Bard
      const std::string type = usual_type_of(block);
      const Value item = find(block, "collection") ? find(block, "item") : Value(); // Directus
      if (!read_block(item.is(Kind::object) ? item : block, type)) warn_unknown_block(block, type, report_);
      return;
    }
    if (!value.is(Kind::null)) static_cast<void>(expect(value, Kind::string, report_));
  }

  /// @return whether anything was read.
  bool read_block(Value block, std::string_view type) {
    static constexpr BlockType k_types[] = {
        {"gallery slideshow carousel slider", &Reader::read_gallery},
        {"image picture photo figure img", &Reader::read_picture},
        {"quote", &Reader::read_quote},
        {"head title", &Reader::read_heading},
        {"list bullet", &Reader::read_list},
        {"embed video youtube vimeo tweet iframe audio podcast", &Reader::read_embed},
        {"table", &Reader::read_table},
        {"divider separator delimiter spacer break", &Reader::read_divider},
        {"code preformatted", &Reader::read_code},
        {"button link cta action", &Reader::read_link},
    };
    for (const BlockType& row : k_types) {
      if (is_of(type, row.names) && (this->*row.read)(block, type)) return true;
    }
    if (is_heading_tag(type) && read_heading(block, type)) return true;
    if (read_texts(block)) return true;
    if (is_usual_picture(block, usual_member_of(block, {"url", "src", "image"})) && add_picture(block, body_))
      return true;
    return read_film(block, type) || read_embed(block, type) || read_sentences(block);
  }

 private:
  /// Reads a film in a block of unknown type: "videoUrl", "youtube_url".
  bool read_film(Value block, std::string_view type) {
    for (const Value member : block.children()) {
      std::string name(member.key());
      lower_ascii(name);
      const bool is_film = is_of(name, "video embed youtube vimeo");
      const Value address = is_film ? usual_address_in(localised(member)) : Value();
      if (!address) continue;
      const bool is_whole = address.text().find("://") != std::string_view::npos;
      const std::string film = is_whole ? std::string() : usual_film_of(concat({type, name}), address.text());
      if (!is_whole && film.empty()) continue;
      Embed& embed = body_.add<Embed>(member);
      embed.url = {is_whole ? std::string(address.text()) : film, address.origin()};
      read_plain(text_in_person(usual_member_of(block, {"title", "caption"})), embed.title, report_);
      return true;
    }
    return false;
  }

  bool read_table(Value block, std::string_view /*type*/) {
    return add_usual_table(block, usual_member_of(block, {"rows", "table", "data", "tbody", "body", "cells"}), body_);
  }

  void read_text(Value text) {
    if (is_blank(text.text())) return;
    switch (kind_of_text(text.text())) {
      case TextKind::html: return add_markup(text, body_);
      case TextKind::markdown: return body_.add_markdown(text);
      case TextKind::text: return add_html_or_text(text, body_);
    }
  }

  struct BlockType {
    std::string_view names; ///< Parts of a type's name.
    bool (Reader::*read)(Value block, std::string_view type);
  };

  static bool is_of(std::string_view type, std::string_view names) {
    while (!names.empty()) {
      const std::size_t end = std::min(names.find(' '), names.size());
      if (type.find(names.substr(0, end)) != std::string_view::npos) return true;
      names.remove_prefix(std::min(end + 1, names.size()));
    }
    return false;
  }

  static bool is_heading_tag(std::string_view type) { return type.size() == 2 && type[0] == 'h' && is_digit(type[1]); }

  [[nodiscard]] static Value words_of(Value block) {
    const Value words = usual_member_of(
        block, {"text", "html", "content", "contents", "value", "body", "paragraph", "title", "heading", "copy"});
    return words.is(Kind::string) ? words : Value();
  }

  void inline_text(Value text) { add_usual_line(text, body_); }

  bool read_heading(Value block, std::string_view type) {
    const Value words = words_of(block);
    if (!words) return false;
    std::string level(usual_member_of(block, {"level", "depth"}).text());
    if (level.starts_with('h')) level.erase(0, 1);
    if (is_heading_tag(type)) level = std::string(type.substr(1));
    const bool is_level = level.size() == 1 && level[0] >= '2' && level[0] <= '6';
    const std::string element = concat({"h", is_level ? level : "2"});
    body_.start(element, words);
    inline_text(words);
    body_.end(element);
    return true;
  }

  bool read_quote(Value block, std::string_view /*type*/) {
    const Value words = usual_member_of(block, {"text", "quote", "quoteText", "html", "content", "value", "body"});
    std::string rich = words.is(Kind::array) ? words_of_rich_text(words) : std::string();
    if (!words.is(Kind::string) && is_blank(rich)) return false;
    Quote& quote = body_.add<Quote>(words);
    if (words.is(Kind::string)) {
      read_either(words, quote.text, report_);
    } else {
      quote.text.value = std::move(rich);
    }
    read_plain(usual_speaker_of(block), quote.cite, report_);
    const Value role = usual_member_of(block, {"role", "position", "jobTitle", "job_title", "authorTitle",
                                               "author_title", "author_role", "authorRole", "speaker_title"});
    if (role.is(Kind::string) && !is_blank(role.text()) && !quote.cite.empty())
      quote.cite.value += concat({", ", role.text()});
    return true;
  }

  static Value text_in_person(Value value) {
    const Value name = value.is(Kind::object) ? find_any(value, {"name", "title"}) : value;
    return name.is(Kind::string) ? name : Value();
  }

  bool read_list(Value block, std::string_view type) {
    const Value items = usual_member_of(block, {"items", "list", "listItems", "content", "children", "value"});
    if (!items.is(Kind::array) || items.size() == 0) return false;
    const Value style = usual_member_of(block, {"style", "ordered", "format", "listType"});
    const bool is_ordered =
        style.boolean() || style.text() == "ordered" ||
        (type.find("ordered") != std::string_view::npos && type.find("unordered") == std::string_view::npos);
    const std::string_view element = is_ordered ? "ol" : "ul";
    body_.start(element, block);
    for (const Value item : items.children()) {
      const Value words = item.is(Kind::object) ? words_in(item) : item;
      if (!words.is(Kind::string) && !expect(item, Kind::string, report_)) continue;
      body_.start("li", words);
      write_line(words, find_any(item, {"url", "href", "link"}));
      body_.end("li");
    }
    body_.end(element);
    return true;
  }

  bool read_picture(Value block, std::string_view /*type*/) {
    const Value number = find(block, "value"); // Wagtail's id
    if (number.is(Kind::number) && !find_any(block, {"url", "src", "image"})) {
      warn_invalid(number, messages::picture_is_number, report_);
      return true;
    }
    bool has_read = add_picture(block, body_);
    for (const std::string_view inner : k_usual_holders) {
      has_read = has_read || add_picture(find(block, inner), body_);
    }
    if (!has_read) return false;
    for (const std::string_view name : {"text", "html", "body", "paragraph"}) { // a text beside it
      if (const Value words = find(block, name); words.is(Kind::string)) read_text(words);
    }
    return true;
  }

  bool read_gallery(Value block, std::string_view /*type*/) {
    Value pictures = usual_member_of(
        block, {"images", "items", "pictures", "photos", "gallery", "slides", "urls", "files", "value"});
    if (pictures.is(Kind::object)) pictures = find_any(pictures, {"images", "items", "pictures"});
    return add_usual_gallery(pictures, body_, report_) || pictures.is(Kind::array);
  }

  bool read_embed(Value block, std::string_view type) {
    const Value address =
        usual_address_in(usual_member_of(block, {"url", "src", "href", "embedUrl", "embed_url", "videoUrl", "video_url",
                                                 "video", "embed", "source", "value"}));
    if (address && looks_like_html(address.text())) {
      read_text(address);
      return true;
    }
    if (address && address.text().find("://") != std::string_view::npos) {
      Embed& embed = body_.add<Embed>(block);
      read_string(address, embed.url, report_);
      read_plain(text_in_person(usual_member_of(block, {"title", "caption", "name"})), embed.title, report_);
      return true;
    }
    return read_film(block, type);
  }

  /// Reads all sentences of a block none of whose members has a known name.
  bool read_sentences(Value block) {
    bool has_read = false;
    for (const Value child : block.children()) {
      const Value member = localised(child);
      std::string name(child.key());
      lower_ascii(name);
      const bool is_sentence =
          member.is(Kind::string) && is_usual_sentence(member.text()) && !is_of(name, "alt internal class style");
      const bool is_figure = (member.is(Kind::string) || member.is(Kind::number)) && !member.text().empty() &&
                             has_word("value number figure amount unit label note", name);
      if (!is_sentence && !is_figure) continue;
      if (member.is(Kind::string)) {
        read_text(member);
      } else {
        body_.element("p", member);
      }
      has_read = true;
    }
    return has_read;
  }

  /// Returns the text of an item, or of an object in it.
  static Value words_in(Value item) {
    if (const Value own = words_of(item)) return own;
    for (const Value member : item.children()) {
      const Value text = member.is(Kind::object) ? text_in(member) : Value();
      if (text.is(Kind::string)) return text;
    }
    return {};
  }

  /// Writes a line. @param address of a link; if it is not an address, the text is written alone.
  void write_line(Value words, Value address) {
    const bool is_link = address.is(Kind::string) && !is_blank(address.text());
    if (is_link) body_.start("a", words, {{"href", address.text()}});
    inline_text(words);
    if (is_link) body_.end("a");
  }

  bool read_link(Value block, std::string_view /*type*/) {
    const Value address = usual_address_in(usual_member_of(block, {"url", "href", "link", "cta_link", "button_link"}));
    const Value words =
        usual_member_of(block, {"label", "text", "title", "buttonText", "cta_label", "button_label", "name"});
    if (!address || !words.is(Kind::string) || is_blank(words.text())) return false;
    body_.start("p", words);
    write_line(words, address);
    body_.end("p");
    return true;
  }

  bool read_divider(Value block, std::string_view /*type*/) {
    if (words_of(block)) return false;
    body_.add<Divider>(block);
    return true;
  }

  bool read_code(Value block, std::string_view /*type*/) {
    const Value words = usual_member_of(block, {"code", "text", "content", "value"});
    if (!words.is(Kind::string)) return false;
    body_.start("pre", words);
    body_.start("code", words);
    body_.text(words.text(), words, false);
    body_.end("code");
    body_.end("pre");
    return true;
  }

  /// Reads every text, list and picture of a block, whatever its type is.
  bool read_texts(Value block) {
    bool has_read = false;
    // Systems may give the same text in several forms.
    constexpr std::string_view k_forms = "html __html rendered markup markdown md text plain plaintext raw json";
    const Value form = find_any(
        block, {"html", "__html", "rendered", "markup", "markdown", "md", "text", "plain", "plaintext", "raw", "json"});
    for (const Value child : block.children()) {
      const std::string_view name = child.key();
      if (form && has_word(k_forms, name) && child.key() != form.key()) continue;
      const Value member = localised(child);
      if (member.is(Kind::string) && has_word("title heading headline subtitle header subheader", name) &&
          !is_blank(member.text())) {
        body_.start("h3", member);
        inline_text(member);
        body_.end("h3");
        has_read = true;
      } else if (is_for_readers(name) || (holds_blocks(name) && !member.is(Kind::string))) {
        has_read = read_inner(member, name == "markdown" || name == "md") || has_read;
      } else if (is_prismic_text(member)) {
        read_prismic_text(member, body_, report_);
        has_read = true;
      } else if (read_rich_text(member, body_, report_)) {
        has_read = true;
      } else if (name == "gallery" && find(member, "rows")) {
        has_read = add_pictures_in(member, body_) || has_read;
      } else if (has_word("image picture photo", name) && !member.is(Kind::null)) {
        has_read = add_picture(member, body_) || has_read;
      } else if (name == "link" && member.is(Kind::object)) {
        has_read = read_link(member, name) || has_read;
      } else {
        has_read = read_own_member(member) || has_read;
      }
    }
    return has_read;
  }

  /// Reads a member with a name of its own: a film, a picture or a list of pictures. A sentence is reported.
  bool read_own_member(Value member) {
    if (const Value address = find(member, "embed_url"); address.is(Kind::string)) { // Prismic
      Embed& embed = body_.add<Embed>(member);
      read_string(address, embed.url, report_);
      read_plain(find(member, "title"), embed.title, report_);
      return true;
    }
    if (is_usual_decoration(member.key())) return false;
    if (member.is(Kind::object)) {
      const Value picture = usual_picture_in(member);
      return picture && picture.origin().value_index == member.origin().value_index && add_picture(picture, body_);
    }
    const Value first = first_object(member);
    if (member.is(Kind::array) && first.is(Kind::object) && usual_picture_in(first))
      return add_usual_gallery(member, body_, report_);
    const bool is_sentence = member.is(Kind::string) && is_usual_sentence(member.text());
    if (is_sentence && !is_usual_setting(member.key()))
      report_.warn(messages::words_left_out, {quote(member.key())}, member.origin());
    return false;
  }

  bool read_inner(Value member, bool is_markdown) {
    if (member.is(Kind::string)) {
      if (is_blank(member.text())) return false;
      if (is_markdown) {
        body_.add_markdown(member);
      } else {
        read_text(member);
      }
      return true;
    }
    const bool has_members = (member.is(Kind::array) || member.is(Kind::object)) && member.size() != 0;
    if (has_members) read(member);
    return has_members;
  }

  BodyBuilder& body_;
  Report& report_;
};

} // namespace

void add_usual_body(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(value); }

bool add_usual_block(Value block, std::string_view type, BodyBuilder& body, Report& report) {
  std::string name(type);
  lower_ascii(name);
  return Reader(body, report).read_block(block, name);
}

} // namespace lede::formats
