// Excerpts that a system has cut off.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede {

/// Returns a text without the signs that it was cut: "[…]" at its end, a link to the article ("Continue reading"), and
/// the note of its source ("The post … appeared first on …"). A text without such signs is returned whole.
/// @param markup from which the text comes: it tells which words are links.
[[nodiscard]] std::string_view without_cut(std::string_view text, std::string_view markup = {});

/// Returns the offset of the links to the article at the end of an excerpt's finished markup; its size if it has none.
[[nodiscard]] std::size_t end_before_links(std::string_view markup);

} // namespace lede
