// The text of finished markup, for places that cannot hold markup: a page's description, structured data.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "html/safe_html.h"

namespace lede {

/// Returns the text of the markup: without tags, with references decoded, with white space collapsed and trimmed.
/// @param enough reading may stop when the text has this many bytes.
[[nodiscard]] std::string plain_text(const SafeHtml& html, std::size_t enough = std::string::npos);

/// Does the same for markup with several blocks, and puts a space between the words of two blocks.
[[nodiscard]] std::string plain_text_of_blocks(const SafeHtml& html);

/// Whether a tag of finished markup begins or ends a line of text, as all tags do except those of phrasing content.
/// @param tag begins with its `<`.
[[nodiscard]] bool ends_line(std::string_view tag);

} // namespace lede
