// How each kind of body feeds the sanitizer; body.h is what the rest of the core sees.
#pragma once

#include <string_view>

#include "body/body.h"
#include "body/sanitizer.h"

namespace lede::body {

void feed_html(Sanitizer& sanitizer, std::string_view markup, Origin origin, const Context& context);
void feed_markdown(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context);
void feed_plain_text(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context);
/// Prepared plain text as paragraphs and line breaks, into what is open. @param offset where the text begins.
void feed_paragraphs(Sanitizer& sanitizer, std::string_view text, std::size_t offset);
/// Any of them.
void feed_text(Sanitizer& sanitizer, std::string_view text, Markup markup, Origin origin, const Context& context);

} // namespace lede::body
