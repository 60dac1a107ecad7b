// Dates in a page's visible text.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats::page {

/// Returns the date that a text is, without "Published on". Empty if it is anything else.
[[nodiscard]] std::string date_of(std::string_view text);

/// Returns the date in a short line: "18.10.2019" of "Kultur | Huế, 18.10.2019". Empty if most of the line is other
/// text.
[[nodiscard]] std::string date_in_line(std::string_view line);

} // namespace lede::formats::page
