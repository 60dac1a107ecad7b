// Finds the parts of a page that are the article's text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/page/body_parts.h"
#include "formats/page/facts.h"
#include "formats/page/layout.h"

namespace lede::formats::page {

struct Body {
  std::vector<Range> parts;  ///< In the order of the page.
  std::uint32_t text = 0;    ///< Characters, white space aside.
  std::uint32_t linked = 0;  ///< How many of these are in links, but for those of cards and sources.
  std::uint32_t teasers = 0; ///< How many headings are links.
  bool is_marked = false;    ///< The page says where its text is: `articleBody`, `<article>`, `<main>`.
  bool is_story = false;     ///< It is the `<article>` with the page's only headline.
};

/// @param layout elements that do not belong to the text are dropped from it.
[[nodiscard]] Body find_body(Layout& layout, std::string_view source, const Facts& facts);

} // namespace lede::formats::page
