// Titles without the site's name, and names without "By".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::formats::page {

/// @param seen the page's main headings. @param guesses whether the last part of an unknown name may be the site's.
[[nodiscard]] std::string without_site(const std::string& title, const std::string& site,
                                       const std::vector<std::string>& seen, bool guesses);

/// A person's name out of a byline: "By Ann Lee | 3 May 2020" is "Ann Lee". Empty if it is an address or no name.
[[nodiscard]] std::string clean_name(std::string_view byline);

} // namespace lede::formats::page
