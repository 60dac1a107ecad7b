// Prismic's rich text.
#include "formats/prismic_text.h"

#include <string_view>
#include <utility>
#include <vector>

#include "formats/fields.h"
#include "formats/text_spans.h"
#include "formats/usual_pieces.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

using json::Kind;
using json::Value;

constexpr std::size_t k_most_spans = 500; // of a paragraph

std::string_view element_of(std::string_view type) {
  if (type == "hyperlink") return "a";
  return type == "strong" || type == "em" ? type : std::string_view();
}

/// Returns the element for a type of paragraph: "heading2" is an h2.
std::string_view block_of(std::string_view type) {
  constexpr std::string_view k_headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
  if (type.size() == 8 && type.starts_with("heading") && type[7] >= '1' && type[7] <= '6') {
    return k_headings[type[7] - '1'];
  }
  return type == "preformatted" ? "pre" : "p";
}

std::string_view list_of(std::string_view type) {
  return type == "list-item" ? "ul" : type == "o-list-item" ? "ol" : std::string_view();
}

void write_text(Value block, BodyBuilder& body, Report& report) {
  const Value text = find(block, "text");
  if (!text || !expect(text, Kind::string, report)) return;
  std::vector<TextSpan> spans;
  for (const Value span : find(block, "spans").children()) {
    const std::string_view element = element_of(text_at(span, "type"));
    const Value begin = find(span, "start");
    const Value end = find(span, "end");
    if (element.empty() || spans.size() == k_most_spans || !begin.is(Kind::number) || !end.is(Kind::number)) continue;
    spans.push_back({begin.integer().value_or(-1), end.integer().value_or(-1), element, find_path(span, "data url")});
    if (spans.back().begin < 0 || (element == "a" && !spans.back().address.is(Kind::string))) spans.pop_back();
  }
  write_spans(text, std::move(spans), body);
}

void read_block(Value block, std::string_view type, BodyBuilder& body, Report& report) {
  if (type == "image") {
    if (!add_picture(block, body)) warn_missing(block, "url", report);
    return;
  }
  if (type == "embed") {
    const Value address = find_path(block, "oembed embed_url");
    if (!address.is(Kind::string)) return warn_missing(block, "oembed.embed_url", report);
    Embed& embed = body.add<Embed>(block);
    read_string(address, embed.url, report);
    return read_plain(find_path(block, "oembed title"), embed.title, report);
  }
  if (!find(block, "text")) return warn_unknown_block(block, type, report);
  const std::string_view element = block_of(type);
  body.start(element, block);
  write_text(block, body, report);
  body.end(element);
}

} // namespace

bool is_prismic_text(Value value) {
  const Value first = first_object(value);
  return value.is(Kind::array) && find(first, "type").is(Kind::string) &&
         ((find(first, "spans").is(Kind::array) && find(first, "text").is(Kind::string)) || find(first, "oembed"));
}

void read_prismic_text(Value list, BodyBuilder& body, Report& report) {
  std::string_view open;
  for (const Value block : list.children()) {
    const std::string_view type = text_at(block, "type");
    const std::string_view wanted = list_of(type);
    if (open != wanted && !open.empty()) body.end(open);
    if (open != wanted && !wanted.empty()) body.start(wanted, block);
    open = wanted;
    if (wanted.empty()) {
      if (expect(block, Kind::object, report)) read_block(block, type, body, report);
      continue;
    }
    body.start("li", block);
    write_text(block, body, report);
    body.end("li");
  }
  if (!open.empty()) body.end(open);
}

} // namespace lede::formats
