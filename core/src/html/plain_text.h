// Finished markup back to the text in it, for places that hold no markup: a page's description, structured data.
#pragma once

#include <string>

#include "html/safe_html.h"

namespace lede {

/// The text of the markup, tags left out and references decoded; white space runs together and is trimmed.
[[nodiscard]] std::string plain_text(const SafeHtml& html);

/// The same of several blocks: where one ends, a space parts its words from those of the next.
[[nodiscard]] std::string plain_text_of_blocks(const SafeHtml& html);

} // namespace lede
