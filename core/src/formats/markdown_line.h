// Markdown in fields and titles that are one line of text.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Returns the words of a line of Markdown: without emphasis, and with the texts of links and pictures in their place.
[[nodiscard]] std::string words_of_markdown_line(std::string_view markdown);

/// Appends a line of Markdown as HTML: emphasis, code and links become elements, and tags become text. For the
/// titles of HTML blocks, in which Markdown has no marks.
void append_markdown_line(std::string& html, std::string_view markdown);

} // namespace lede::formats
