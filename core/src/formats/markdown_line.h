// Markdown in fields that are one line of text: names, titles, credits.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Returns the words of a line of Markdown: without emphasis, and with the texts of links and pictures in their place.
[[nodiscard]] std::string words_of_markdown_line(std::string_view markdown);

} // namespace lede::formats
