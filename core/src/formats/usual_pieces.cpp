// Pieces of a content system's body: a text without a declared markup, and a picture.
#include "formats/usual_pieces.h"

#include <string>
#include <string_view>
#include <utility>

#include "formats/body_article.h"
#include "formats/text_kind.h"
#include "formats/values.h"

namespace lede::formats {

using json::Value;

namespace {

bool has_reference(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    const std::size_t end = text.find_first_of("; \n&", at + 1);
    if (end != std::string_view::npos && text[end] == ';' && end > at + 2) return true;
  }
  return false;
}

/// Returns inline HTML with an element for each paragraph; empty lines separate paragraphs.
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

} // namespace

void add_markup(Value text, BodyBuilder& body) {
  if (begins_with_block(text.text()) || text.text().find('\n') == std::string_view::npos) return body.add_html(text);
  if (has_block_tags(text.text())) return body.add_html(text);
  Text& out = body.add<RichText>(text).text;
  out.value = paragraphs_of(text.text());
  out.markup = Markup::html;
}

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

} // namespace lede::formats
