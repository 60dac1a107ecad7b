// Properties of a text, a line each: below its headline, as Notion writes a page of a database, or above it, as Pelican
// and MultiMarkdown have them.
#pragma once

#include <cstddef>
#include <string_view>

#include "json/builder.h"

namespace lede::formats::front_matter {

/// Puts the headline and the properties of a text into the object that is being built, under the names of front matter:
///
///     # Bridge closed
///
///     Author: Ann Lee
///     Date: January 5, 2024
///
/// Lines that are indented go on with the property above them.
/// @param begin where the text begins in the bytes.
/// @return where the text goes on behind them, or `begin` if it has none; then nothing was put.
[[nodiscard]] std::size_t put_properties(std::string_view bytes, std::size_t begin, json::Builder& builder);

} // namespace lede::formats::front_matter
