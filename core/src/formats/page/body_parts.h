// The ranges of a page's source that are its article's text.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/page/layout.h"

namespace lede::formats::page {

/// A range of the source, or a tag in place of one there.
struct Range {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  std::string_view tag = {}; ///< Static storage; if it is not empty, the range is empty.
};

/// Adds the ranges of an element and its descendants, without those that are dropped.
void add_parts(const Layout& layout, std::uint32_t root, std::vector<Range>& parts);

/// Removes an element from the parts.
void cut_out(std::vector<Range>& parts, const Node& node);

} // namespace lede::formats::page
