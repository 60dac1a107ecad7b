// Markup whose words readers would miss.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::formats {

/// Shows what is inside frames that lead nowhere, as Medium's have a link, and sets the words of a button apart from
/// those of the link right before it. The text keeps its size, so that warnings find their places.
void settle_odd_markup(std::string& html);

/// Returns the tag that begins at an offset, with its "<" and ">"; empty if its end is not found.
[[nodiscard]] std::string_view tag_at(std::string_view html, std::size_t at);

} // namespace lede::formats
