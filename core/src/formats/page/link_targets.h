// Where the links of a page lead.
#pragma once

#include <string_view>

namespace lede::formats::page {

/// Returns the address in a link's start tag, as it is written.
[[nodiscard]] std::string_view href_of(std::string_view start_tag);
/// Whether a link runs a script or leads to the page itself, or to a part of it. @param page its address.
[[nodiscard]] bool is_of_page(std::string_view target, std::string_view page);
/// Whether a link leads to the site of a page.
[[nodiscard]] bool is_of_site(std::string_view target, std::string_view page);

} // namespace lede::formats::page
