// Rich text of any markup: each kind to the reader that knows it.
#include "body/feed.h"
#include "body/prepared_text.h"

namespace lede::body {

/// Plain text: an empty line ends a paragraph, a line end is a line break.
void feed_plain_text(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context) {
  const PreparedText prepared(text, context.report);
  const std::string_view source = prepared.view();
  sanitizer.begin(origin, text.size());
  bool in_paragraph = false;
  for (std::size_t begin = 0; begin < source.size();) {
    std::size_t end = source.find('\n', begin);
    if (end == std::string_view::npos) end = source.size();
    const std::string_view line = source.substr(begin, end - begin);
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      if (in_paragraph) sanitizer.on_end_tag({Element::p, "p", begin});
      in_paragraph = false;
    } else {
      static_cast<void>(sanitizer.on_start_tag(in_paragraph ? html::StartTag{Element::br, "br", {}, false, begin}
                                                            : html::StartTag{Element::p, "p", {}, false, begin}));
      in_paragraph = true;
      sanitizer.on_text(line, begin);
    }
    begin = end + 1;
  }
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
  HeadingOutline outline(context.heading_level);
  Sanitizer sanitizer(writer, context, outline);
  feed_text(sanitizer, text, markup, origin, context);
  return std::move(writer).finish();
}

} // namespace lede::body
