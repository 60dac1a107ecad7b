// Changes marks that md4c and GitHub read differently, or that CommonMark would show as plain text.
#pragma once

#include <span>

#include "body/bare_addresses.h"
#include "body/markdown_source.h"

namespace lede::body {

/// Hides the marks of emphasis in addresses: "watch?v=_x-Y9_" holds no emphasis.
void hide_marks(MarkdownSource& source, std::span<const BareAddress> addresses);

/// - Two tildes strike text out, whatever is beside them. One tilde ("about") and three are plain text.
/// - Beside Chinese, Japanese and Korean text, `**` is emphasis also next to punctuation: CommonMark's rule for such
///   places assumes spaces between words, which these scripts do not have.
///   @see https://github.com/commonmark/commonmark-spec/issues/650
/// - A comment may begin at the end of a line.
void mend_marks(MarkdownSource& source);

} // namespace lede::body
