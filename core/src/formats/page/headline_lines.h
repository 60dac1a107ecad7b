// Lines near a page's headline that say who wrote the article and when, though nothing names them or the page sets them
// apart from the article (in an aside, among buttons).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "formats/page/layout.h"

namespace lede::formats::page {

/// A fact in a short line.
struct Line {
  std::string value;      ///< Empty: there is none.
  std::uint32_t node = 0; ///< The element with the line.
  bool is_all = false;    ///< Whether the line says hardly anything else.
};

/// Returns the date of a short line just above or below the headline.
[[nodiscard]] Line date_near_headline(const Layout& layout, std::string_view source, std::string_view headline);

/// Returns the names in a byline near the headline: in an element that is named so, in links to authors' pages, or
/// after "By".
[[nodiscard]] std::vector<std::string> authors_near_headline(const Layout& layout, std::string_view source,
                                                             std::string_view headline);

} // namespace lede::formats::page
