// The texts of an article that may carry markup, already sanitized: what the components are handed, so that none of
// them has to know Markdown, HTML or the sanitizer.
#pragma once

#include <vector>

#include "html/safe_html.h"

namespace lede {

struct RenderedArticle {
  SafeHtml lead;                  ///< Phrasing content: it stands in a paragraph, after the source mark.
  SafeHtml caption;               ///< Phrasing content: of the main picture.
  SafeHtml body;                  ///< Flow content.
  std::vector<SafeHtml> comments; ///< Flow content: a text for each comment, replies right after what they answer.
};

} // namespace lede
