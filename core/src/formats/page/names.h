// Comparison of a page's texts, titles without the site's name, and names without "By".
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace lede::formats::page {

/// Returns a title without the site's name. @param seen the page's main headings. @param guesses whether to remove the
/// last part even if the site's name is unknown. @param url of the page: the host's name is mostly that of the site.
[[nodiscard]] std::string without_site(const std::string& title, const std::string& site, std::string_view url,
                                       const std::vector<std::string>& seen, bool guesses);

/// Returns a title without what stands behind the page's heading in it, such as a section or the site's name.
[[nodiscard]] std::string_view without_site_behind(std::string_view title, std::string_view heading);

/// Whether a name is that of the host in the page's address.
[[nodiscard]] bool is_name_of_site(std::string_view name, std::string_view url);

/// Whether the name of an author is that of a site: "news.example".
[[nodiscard]] bool is_address_of_site(std::string_view name);

/// Returns the person's name in a byline: "Ann Lee" of "By Ann Lee | 3 May 2020". Empty if it has no name.
[[nodiscard]] std::string clean_name(std::string_view byline);

/// Returns the letters and digits of a text in lower case, for comparison.
[[nodiscard]] std::string letters_of(std::string_view text);

} // namespace lede::formats::page
