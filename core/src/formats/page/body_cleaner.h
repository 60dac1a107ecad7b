// Leaves out what stands in an article's text and does not belong to it.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/page/facts.h"
#include "formats/page/layout.h"

namespace lede::formats::page {

/// Drops a repeated headline, what has become a fact, lists of other stories, share buttons and headings over nothing.
/// @param roots the elements that the text is in.
void clean(Layout& layout, const std::vector<std::uint32_t>& roots, std::string_view source, const Facts& facts);

/// How much an element's name speaks for it.
[[nodiscard]] int weight_of(const Node& node);

} // namespace lede::formats::page
