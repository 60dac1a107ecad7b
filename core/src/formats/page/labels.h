// Words of a page that are not the article's: "Advertisement", "Share this", "Related stories".
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::formats::page {

enum class Label : std::uint8_t {
  none,
  tool,    ///< Of a tool of the page, or of advertising.
  button,  ///< Of a tool if it is a link; else the article may say it.
  stories, ///< Above links to other stories.
};

/// @param letters of a whole line (names.h).
[[nodiscard]] Label label_of(std::string_view letters);

} // namespace lede::formats::page
