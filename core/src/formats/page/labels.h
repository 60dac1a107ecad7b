// Words of a page that are not the article's: "Share this article", "Advertisement", "Related stories".
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::formats::page {

enum class Label : std::uint8_t {
  none,
  tool,        ///< Of a tool of the page.
  advertising, ///< Above an advertisement; else a heading of an article, or the note that all of it is paid for.
  button,      ///< Of a tool if it is a link to the page itself; else the article may say it.
  size,        ///< Beside the tool that changes the size of letters.
  stories,     ///< Above links to other stories.
};

/// @param letters of a whole line (names.h).
[[nodiscard]] Label label_of(std::string_view letters);

/// Whether a heading says that links below it are the sources of an article. @param letters as above.
[[nodiscard]] bool is_title_of_sources(std::string_view letters);

/// Whether a line reads as what someone says or asks, or as a sentence.
[[nodiscard]] bool is_said(std::string_view line);

} // namespace lede::formats::page
