// Functions that send a body of each kind to the sanitizer as tokens. For this folder only; body.h is for the rest of
// the core.
#pragma once

#include <cstddef>
#include <string_view>

#include "body/body.h"
#include "body/sanitizer.h"

namespace lede::body {

/// The size for which a writer makes room first: the output is seldom shorter than the text, and tags are added.
[[nodiscard]] constexpr std::size_t usual_size_of_output(std::size_t text_size) { return text_size + text_size / 4; }

void feed_html(Sanitizer& sanitizer, std::string_view markup, Origin origin, const Context& context);
void feed_markdown(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context);
void feed_plain_text(Sanitizer& sanitizer, std::string_view text, Origin origin, const Context& context);
/// Sends prepared plain text as paragraphs and line breaks into the current node. @param offset of the text in its
/// value.
void feed_paragraphs(Sanitizer& sanitizer, std::string_view text, std::size_t offset);
/// Sends a text of any kind.
void feed_text(Sanitizer& sanitizer, std::string_view text, Markup markup, Origin origin, const Context& context);

} // namespace lede::body
