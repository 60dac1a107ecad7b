// Bodies of content systems: what a text is written in is found out by looking at it.
#include "formats/usual_body.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/body_article.h"
#include "formats/fields.h"
#include "formats/prismic_text.h"
#include "formats/rich_text.h"
#include "formats/usual_fields.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

using ascii::is_digit;

bool has_reference(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find_first_of("; \n&", at + 1);
    if (end != std::string_view::npos && text[end] == ';' && end > at + 2) return true;
  }
  return false;
}

/// Inline HTML whose paragraphs have empty lines between them.
std::string paragraphs_of(std::string_view markup) {
  std::string out = "<p>";
  for (std::size_t at = 0; at < markup.size(); ++at) {
    if (markup[at] == '\r') continue;
    if (markup[at] != '\n') {
      out += markup[at];
      continue;
    }
    const std::size_t next = markup.find_first_not_of(" \t\r\n", at);
    const std::string_view gap = markup.substr(at + 1, next == std::string_view::npos ? next : next - at - 1);
    const bool ends_paragraph = gap.find('\n') != std::string_view::npos;
    out += ends_paragraph ? "</p><p>" : "\n";
    if (ends_paragraph) at = next == std::string_view::npos ? markup.size() : next - 1;
  }
  return out + "</p>";
}

void add_markup(Value text, BodyBuilder& body) {
  if (begins_with_block(text.text()) || text.text().find('\n') == std::string_view::npos) return body.add_html(text);
  if (has_block_tags(text.text())) return body.add_html(text);
  Text& out = body.add<RichText>(text).text;
  out.value = paragraphs_of(text.text());
  out.markup = Markup::html;
}

/// DatoCMS has {"value": {"schema": "dast", "document": …}}.
Value dato_tree_in(Value value) {
  const Value inner = find(value, "value");
  const Value text = inner.is(Kind::object) ? inner : value;
  return text_at(text, "schema") == "dast" ? find(text, "document") : Value();
}

/// Where systems keep the members of a block.
constexpr std::string_view k_holders[] = {"value",  "data",       "attributes", "attrs",  "props",
                                          "fields", "properties", "options",    "content"};

class Reader {
 public:
  Reader(BodyBuilder& body, Report& report) : body_(body), report_(report) {}

  /// The JSON's own depth bounds the recursion.
  void read(Value value) {
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
      const std::string type = type_of(block);
      if (!read_block(block, type)) warn_unknown_block(block, type, report_);
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
        {"divider separator delimiter spacer break", &Reader::read_divider},
        {"code preformatted", &Reader::read_code},
        {"button link cta", &Reader::read_link},
    };
    for (const BlockType& row : k_types) {
      if (is_of(type, row.names) && (this->*row.read)(block, type)) return true;
    }
    if (is_heading_tag(type) && read_heading(block, type)) return true;
    if (read_texts(block)) return true;
    return member_of(block, {"url", "src", "image"}) && add_picture(block, body_);
  }

 private:
  void read_text(Value text) {
    if (is_blank(text.text())) return;
    switch (kind_of_text(text.text())) {
      case TextKind::html: return add_markup(text, body_);
      case TextKind::markdown: return body_.add_markdown(text);
      case TextKind::text: return add_html_or_text(text, body_);
    }
  }

  /// A member of a block, or of the object that it keeps its members in.
  [[nodiscard]] static Value member_of(Value block, std::initializer_list<std::string_view> names) {
    Value own = localised(find_any(block, names));
    if (own.is(Kind::object) && text_in(own)) own = text_in(own);
    if (own && !own.is(Kind::object)) return own;
    for (const std::string_view inner : k_holders) {
      const Value object = find(block, inner);
      if (!object.is(Kind::object)) continue;
      if (const Value found = find_any(object, names)) return localised(found);
    }
    return own;
  }

  static std::string type_of(Value block) {
    for (const std::string_view name :
         {"type", "_type", "kind", "blockType", "__component", "acf_fc_layout", "block", "component", "blockName",
          "slice_type", "name", "__typename", "contentType", "componentName"}) {
      if (const std::string_view text = text_at(block, name); !text.empty()) {
        std::string type(text);
        lower_ascii(type);
        return type;
      }
    }
    return {};
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
    const Value words = member_of(
        block, {"text", "html", "content", "contents", "value", "body", "paragraph", "title", "heading", "copy"});
    return words.is(Kind::string) ? words : Value();
  }

  void inline_text(Value text) {
    if (looks_like_html(text.text())) return body_.inline_html(text.text(), text);
    body_.text(decode_references(text.text()), text);
  }

  bool read_heading(Value block, std::string_view type) {
    const Value words = words_of(block);
    if (!words) return false;
    std::string level(member_of(block, {"level", "depth"}).text());
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
    const Value words = member_of(block, {"text", "quote", "quoteText", "html", "content", "value", "body"});
    if (!words.is(Kind::string)) return false;
    Quote& quote = body_.add<Quote>(words);
    read_either(words, quote.text, report_);
    read_plain(text_in_person(member_of(block, {"cite", "author", "quoteAuthor", "authorName", "attribution", "source",
                                                "caption", "citation"})),
               quote.cite, report_);
    return true;
  }

  static Value text_in_person(Value value) {
    const Value name = value.is(Kind::object) ? find_any(value, {"name", "title"}) : value;
    return name.is(Kind::string) ? name : Value();
  }

  bool read_list(Value block, std::string_view type) {
    const Value items = member_of(block, {"items", "list", "listItems", "content", "children", "value"});
    if (!items.is(Kind::array) || items.size() == 0) return false;
    const Value style = member_of(block, {"style", "ordered", "format", "listType"});
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
    bool has_read = add_picture(block, body_);
    for (const std::string_view inner : k_holders) {
      has_read = has_read || add_picture(find(block, inner), body_);
    }
    if (!has_read) return false;
    for (const std::string_view name : {"text", "html", "body", "paragraph"}) { // what stands beside it
      if (const Value words = find(block, name); words.is(Kind::string)) read_text(words);
    }
    return true;
  }

  bool read_gallery(Value block, std::string_view /*type*/) {
    Value pictures = member_of(block, {"images", "items", "pictures", "photos", "gallery", "slides", "value"});
    if (pictures.is(Kind::object)) pictures = find_any(pictures, {"images", "items", "pictures"});
    if (!pictures.is(Kind::array)) return false;
    Gallery& gallery = body_.add<Gallery>(block);
    for (const Value picture : pictures.children()) {
      if (gallery.images.size() == limits::max_list_items) break;
      Image image;
      if (read_any_picture(picture, image, report_)) gallery.images.push_back(std::move(image));
    }
    if (gallery.images.empty()) body_.drop();
    return true;
  }

  bool read_embed(Value block, std::string_view /*type*/) {
    const Value address =
        member_of(block, {"url", "src", "href", "embedUrl", "embed_url", "videoUrl", "video_url", "source", "value"});
    if (address.is(Kind::string) && address.text().find("://") != std::string_view::npos) {
      Embed& embed = body_.add<Embed>(block);
      read_string(address, embed.url, report_);
      read_plain(text_in_person(member_of(block, {"title", "caption", "name"})), embed.title, report_);
      return true;
    }
    return false;
  }

  /// The words of an item: its own, or those of an object in it.
  static Value words_in(Value item) {
    if (const Value own = words_of(item)) return own;
    for (const Value member : item.children()) {
      const Value text = member.is(Kind::object) ? text_in(member) : Value();
      if (text.is(Kind::string)) return text;
    }
    return {};
  }

  /// @param address of a link; where it is none, the words stand alone.
  void write_line(Value words, Value address) {
    const bool is_link = address.is(Kind::string) && !is_blank(address.text());
    if (is_link) body_.start("a", words, {{"href", address.text()}});
    inline_text(words);
    if (is_link) body_.end("a");
  }

  bool read_link(Value block, std::string_view /*type*/) {
    const Value address = member_of(block, {"url", "href", "link"});
    const Value words = member_of(block, {"label", "text", "title", "buttonText"});
    if (!address.is(Kind::string) || !words.is(Kind::string) || is_blank(words.text())) return false;
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
    const Value words = member_of(block, {"code", "text", "content", "value"});
    if (!words.is(Kind::string)) return false;
    body_.start("pre", words);
    body_.start("code", words);
    body_.text(words.text(), words, false);
    body_.end("code");
    body_.end("pre");
    return true;
  }

  /// Whether what a member is called says that readers see its words: "leadText", "rawHtml", "quote".
  static bool is_for_readers(std::string_view name) {
    if (has_word(
            "value message description rendered answer question paragraphs brief extended data children md plain raw "
            "introtext fulltext __html #text #cdata-section __cdata _cdata _",
            name))
      return true;
    std::string lower(name);
    lower_ascii(lower);
    for (const std::string_view begin : {"alt", "link", "button", "cta", "aria", "placeholder"}) {
      if (lower.starts_with(begin)) return false;
    }
    for (const std::string_view end : {"text", "html", "content", "contents", "body", "copy", "markup", "paragraph",
                                       "markdown", "quote", "caption", "storage"}) {
      if (lower.ends_with(end)) return true;
    }
    return false;
  }

  /// What a block may hold other blocks in.
  static bool holds_blocks(std::string_view name) {
    return has_word(
        "children blocks items data fields attributes columns primary components component options "
        "elements element properties props contents embed cards slides panels tabs rows modules areas "
        "links nodes sections",
        name);
  }

  /// Every text, list and picture that a block has: what it is called says little.
  bool read_texts(Value block) {
    bool has_read = false;
    // Systems give the same text in several forms.
    constexpr std::string_view k_forms = "html __html rendered markup markdown md text plain plaintext raw json";
    const Value form = find_any(
        block, {"html", "__html", "rendered", "markup", "markdown", "md", "text", "plain", "plaintext", "raw", "json"});
    for (const Value child : block.children()) {
      const std::string_view name = child.key();
      if (form && has_word(k_forms, name) && child.key() != form.key()) continue;
      const Value member = localised(child);
      if (member.is(Kind::string) && has_word("title heading headline subtitle", name) && !is_blank(member.text())) {
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
      } else if (has_word("image picture photo", name) && !member.is(Kind::null)) {
        has_read = add_picture(member, body_) || has_read;
      } else if (name == "link" && member.is(Kind::object)) {
        has_read = read_link(member, name) || has_read;
      }
    }
    return has_read;
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

void add_html_or_text(Value value, BodyBuilder& body) {
  if (looks_like_html(value.text())) return body.add_html(value);
  if (!has_reference(value.text())) return body.add_text(value);
  Text& text = body.add<RichText>(value).text;
  text.value = decode_references(value.text());
  if (!looks_like_html(text.value)) return;
  text.markup = Markup::html;
  if (!begins_with_block(text.value)) text.value = paragraphs_of(text.value);
}

bool add_picture(Value picture, BodyBuilder& body) {
  Image image;
  Report unheard(false);
  if (!read_any_picture(picture, image, unheard)) return false;
  body.add<Image>(picture) = std::move(image);
  return true;
}

void add_usual_body(Value value, BodyBuilder& body, Report& report) { Reader(body, report).read(value); }

bool add_usual_block(Value block, std::string_view type, BodyBuilder& body, Report& report) {
  std::string name(type);
  lower_ascii(name);
  return Reader(body, report).read_block(block, name);
}

} // namespace lede::formats
