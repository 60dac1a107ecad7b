// Removes elements that do not belong to an article's text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/page/facts.h"
#include "formats/page/layout.h"

namespace lede::formats::page {

/// Drops a repeated headline, elements whose text is among the facts, lists of other stories, share buttons, and
/// headings without content. @param roots the elements that contain the text. @return how many characters are in links
/// of cards and sources, which are the author's and not those of a list of stories.
[[nodiscard]] std::uint32_t clean(Layout& layout, const std::vector<std::uint32_t>& roots, std::string_view source,
                                  const Facts& facts);

/// Returns a score for an element's class and id.
[[nodiscard]] int weight_of(const Node& node);

} // namespace lede::formats::page
