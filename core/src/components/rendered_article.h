// The texts of an article that may carry markup, already sanitized. Components get these, so that none of them has to
// know Markdown, HTML or the sanitizer.
#pragma once

#include <vector>

#include "html/safe_html.h"

namespace lede {

struct RenderedArticle {
  SafeHtml lead;                  ///< Phrasing content, written in a paragraph after the source mark.
  SafeHtml caption;               ///< Phrasing content. The caption of the main picture.
  SafeHtml body;                  ///< Flow content.
  std::vector<SafeHtml> comments; ///< Flow content, one for each comment; replies follow the comment that they answer.

  // The parts that few articles have: one text for each item of the article's list, in order.
  std::vector<SafeHtml> key_points; ///< Phrasing content.
  std::vector<SafeHtml> notes;      ///< Flow content, as the two below.
  std::vector<SafeHtml> updates;
  std::vector<SafeHtml> bios; ///< One for each author; the list is empty if no author has one.
};

} // namespace lede
