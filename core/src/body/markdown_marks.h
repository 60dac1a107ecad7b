// Marks that md4c takes for something else than GitHub does, or that CommonMark leaves a reader to look at.
#pragma once

#include <span>

#include "body/bare_addresses.h"
#include "body/markdown_source.h"

namespace lede::body {

/// Hides the marks of emphasis in addresses: "watch?v=_x-Y9_" holds no emphasis.
void hide_marks(MarkdownSource& source, std::span<const BareAddress> addresses);

/// - Two tildes strike out, whatever stands beside them. One tilde means "about", and three are text.
/// - Beside Chinese, Japanese and Korean text, `**` is emphasis also next to punctuation: those scripts put no spaces
///   there, and the rule of CommonMark for such places is made for scripts that do.
///   @see https://github.com/commonmark/commonmark-spec/issues/650
/// - A comment may begin at the end of a line.
void mend_marks(MarkdownSource& source);

} // namespace lede::body
