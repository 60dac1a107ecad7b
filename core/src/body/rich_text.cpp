// Sends rich text to the reader of its markup.
#include "body/feed.h"
#include "body/footnote_list.h"
#include "body/prepared_text.h"

namespace lede::body {

/// An empty line ends a paragraph; a single line end is a line break.
void feed_paragraphs(Sanitizer& sanitizer, std::string_view text, std::size_t offset) {
  bool in_paragraph = false;
  for (std::size_t begin = 0; begin < text.size();) {
    std::size_t end = text.find('\n', begin);
    if (end == std::string_view::npos) end = text.size();
    const std::string_view line = text.substr(begin, end - begin);
    const std::size_t place = offset + begin;
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      if (in_paragraph) sanitizer.on_end_tag({Element::p, "p", place});
      in_paragraph = false;
    } else {
      static_cast<void>(sanitizer.on_start_tag(in_paragraph ? html::StartTag{Element::br, "br", {}, false, place}
                                                            : html::StartTag{Element::p, "p", {}, false, place}));
      in_paragraph = true;
      sanitizer.on_text(line, place);
    }
    begin = end + 1;
  }
}

void feed_plain_text(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context) {
  const PreparedText prepared(text, context.report);
  sanitizer.begin(origin, text.size());
  feed_paragraphs(sanitizer, prepared.view(), 0);
  sanitizer.finish();
}

void feed_text(Sanitizer& sanitizer, std::string_view text, Markup markup, Origin origin, const Context& context) {
  switch (markup) {
    case Markup::markdown: feed_markdown(sanitizer, text, origin, context); break;
    case Markup::html: feed_html(sanitizer, text, origin, context); break;
    case Markup::text: feed_plain_text(sanitizer, text, origin, context); break;
  }
}

SafeHtml sanitize_text(std::string_view text, Markup markup, Origin origin, const Context& context) {
  HtmlWriter writer;
  writer.reserve(usual_size_of_output(text.size()));
  HeadingOutline outline(context.heading_level);
  Sanitizer sanitizer(writer, context, outline);
  feed_text(sanitizer, text, markup, origin, context);
  if (context.footnotes != nullptr && context.place != Place::phrasing) context.footnotes->append_to(writer);
  return std::move(writer).finish();
}

} // namespace lede::body
