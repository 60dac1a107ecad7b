// Cards in the trees of rich text editors: HTML, buttons, bookmarks, products, banners and references.
#include "base/text.h"
#include "formats/fields.h"
#include "formats/tree_reader.h"
#include "formats/values.h"

namespace lede::formats {

using json::Kind;
using json::Value;

void TreeReader::read_html(Value node) {
  const Value html = attribute_of(node, {"html", "code", "content", "value", "text"});
  if (!html.is(Kind::string)) return read_unknown(node);
  begin_block();
  ++kept_;
  if (is_nested()) return body_.inline_html(html.text(), html);
  body_.add_html(html);
}

void TreeReader::read_markdown(Value node) {
  const Value text = attribute_of(node, {"markdown", "text", "content", "code"});
  if (!text.is(Kind::string)) return read_unknown(node);
  begin_block();
  ++kept_;
  if (!is_nested()) return body_.add_markdown(text);
  begin_inline(node);
  body_.text(text.text(), text);
}

void TreeReader::read_button(Value node) {
  const std::string_view address = attribute_text(node, {"buttonUrl", "url", "href", "link"});
  const Value text = attribute_of(node, {"buttonText", "text", "label", "title"});
  if (address.empty()) return read_unknown(node);
  begin_block();
  open("p", node);
  write_link(address, text, node);
  close_to(open_.size() - 1);
}

/// Reads a bookmark: a link with the title and description of its target.
void TreeReader::read_bookmark(Value node) {
  const std::string_view address = attribute_text(node, {"url", "href"});
  if (address.empty()) return read_unknown(node);
  const Value about = find(node, "metadata") ? find(node, "metadata") : node;
  begin_block();
  body_.start("figure", node);
  body_.start("a", node, {{"href", address}});
  if (const std::string_view picture = text_at(about, "thumbnail"); !picture.empty()) {
    body_.start("img", about, {{"src", picture}});
  }
  const Value title = find(about, "title");
  body_.start("strong", node);
  write(title.is(Kind::string) && !title.text().empty() ? title.text() : address, node);
  body_.end("strong");
  for (const std::string_view name : {"description", "publisher", "author"}) {
    const Value words = find(about, name);
    if (!words.is(Kind::string) || is_blank(words.text())) continue;
    body_.start("br", words);
    write(words.text(), words);
  }
  body_.end("a");
  write_line("figcaption", attribute_of(node, {"caption"}));
  body_.end("figure");
}

void TreeReader::read_product(Value node) {
  begin_block();
  if (!text_at(node, "productImageSrc").empty()) {
    body_.start("figure", node);
    body_.start("img", node, {{"src", text_at(node, "productImageSrc")}});
    body_.end("figure");
  }
  write_line("h3", find(node, "productTitle"));
  if (const Value text = find(node, "productDescription"); text.is(Kind::string)) {
    ++kept_;
    body_.inline_html(text.text(), text);
  }
  const std::string_view address = text_at(node, "productUrl");
  if (address.empty() || is_blank(text_at(node, "productButton"))) return;
  open("p", node);
  write_link(address, find(node, "productButton"), node);
  close_to(open_.size() - 1);
}

/// Reads a figure that is shown alone: "9", "votes to four".
void TreeReader::read_number(Value node) {
  begin_block();
  open("p", node);
  for (const std::string_view name : {"number", "description"}) {
    const Value text = find(node, name);
    if (!text.is(Kind::string) || is_blank(text.text())) continue;
    body_.start(name == "number" ? "strong" : "span", text);
    write(text.text(), text);
    body_.end(name == "number" ? "strong" : "span");
    if (name == "number") body_.start("br", node);
  }
  close_to(open_.size() - 1);
}

/// Reads a banner: a heading, a line and a button.
void TreeReader::read_banner(Value node) {
  if (!has_any(node, "imageUrl backgroundImageSrc header subheader textValue buttonUrl")) return read_unknown(node);
  begin_block();
  if (const Value picture = find_any(node, {"imageUrl", "backgroundImageSrc"});
      picture.is(Kind::string) && !picture.text().empty()) {
    add_picture(picture);
  }
  write_line("h2", find(node, "header"));
  write_line("p", find(node, "subheader"));
  if (const Value text = find(node, "textValue"); text.is(Kind::string)) {
    ++kept_;
    body_.start("div", text);
    body_.inline_html(text.text(), text);
    body_.end("div");
  }
  const std::string_view address = text_at(node, "buttonUrl");
  if (address.empty() || is_blank(text_at(node, "buttonText"))) return;
  open("p", node);
  write_link(address, find(node, "buttonText"), node);
  close_to(open_.size() - 1);
}

/// Reads a relation: the title of another document, as a link if that has an address.
void TreeReader::read_relation(Value node) {
  const Value target = find(node, "value");
  const Value title = find_any(target, {"title", "name", "headline"});
  if (!title.is(Kind::string)) return read_unknown(node);
  begin_block();
  open("p", node);
  if (const std::string_view address = text_at(target, "url"); !address.empty()) {
    write_link(address, title, node);
  } else {
    write(title.text(), title);
  }
  close_to(open_.size() - 1);
}

/// Reads a reference of Contentstack: a picture or another entry.
void TreeReader::read_reference(Value node) {
  const std::string_view address = attribute_text(node, {"asset-link"});
  if (address.empty()) return read_unknown(node);
  begin_block();
  const Value alt = attribute_of(node, {"asset-alt"});
  if (is_nested()) return body_.start("img", node, {{"src", address}, {"alt", alt.text()}});
  ++kept_;
  Image& image = body_.add<Image>(node);
  read_string(attribute_of(node, {"asset-link"}), image.url, report_);
  read_string(alt, image.alt, report_);
  if (const Value caption = attribute_of(node, {"asset-caption"}); caption.is(Kind::string)) {
    read_string(caption, image.caption, report_);
  }
}

} // namespace lede::formats
