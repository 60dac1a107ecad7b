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

  // Of the parts that few articles have: one for each of the article's own, in their order.
  std::vector<SafeHtml> key_points; ///< Phrasing content.
  std::vector<SafeHtml> notes;      ///< Flow content, as are the two below.
  std::vector<SafeHtml> updates;
  std::vector<SafeHtml> bios; ///< Of the authors; empty where no author has one.
};

} // namespace lede
