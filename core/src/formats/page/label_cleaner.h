// Removes words of a page that stand in the article's text: labels of advertising and tools, links to other stories.
#pragma once

#include <cstdint>
#include <string_view>

#include "formats/page/layout.h"

namespace lede::formats::page {

/// Only what can be nothing else: an article may be about advertising, and recommend books. @param address of the page.
void drop_labels(Layout& layout, std::uint32_t root, std::string_view source, std::string_view address);

} // namespace lede::formats::page
