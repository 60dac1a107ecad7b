// Which parts of a page are the article's text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/page/facts.h"
#include "formats/page/layout.h"

namespace lede::formats::page {

/// Bytes of the source.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
};

struct Body {
  std::vector<Range> parts;  ///< In the order of the page.
  std::uint32_t text = 0;    ///< Characters, white space aside.
  std::uint32_t linked = 0;  ///< Of these, in links.
  std::uint32_t teasers = 0; ///< Headings that are links.
  bool is_marked = false;    ///< The page says where its text is: `articleBody`, `<article>`, `<main>`.
};

/// @param layout loses what is found not to belong to the text.
[[nodiscard]] Body find_body(Layout& layout, std::string_view source, const Facts& facts);

/// Takes an element out of a body's parts.
void cut_out(Body& body, const Node& node);

} // namespace lede::formats::page
