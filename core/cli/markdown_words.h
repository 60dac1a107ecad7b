// What readers see of Markdown, by simple rules.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::cli {

/// Returns Markdown without what is no word for readers: addresses and titles of links, definitions of references,
/// alternative texts, attributes of blocks and code, names and settings of shortcodes. The title of a picture stays:
/// it is its caption.
[[nodiscard]] std::string words_of_markdown(std::string_view markdown);

/// @return the addresses of pictures in Markdown, relative ones, too.
[[nodiscard]] std::vector<std::string_view> addresses_in_markdown(std::string_view markdown);

} // namespace lede::cli
