// Properties of a text, one a line: below its headline, as in Notion's database pages, or above the text, as in Pelican
// and MultiMarkdown.
#pragma once

#include <cstddef>
#include <string_view>

#include "json/builder.h"

namespace lede::formats::front_matter {

/// Returns the line that begins at `at`, without white space at its end.
[[nodiscard]] std::string_view line_at(std::string_view bytes, std::size_t at);

/// Adds the headline and the properties of a text to the builder's object, with the names of front matter:
///
///     # Bridge closed
///
///     Author: Ann Lee
///     Date: January 5, 2024
///
/// Indented lines continue the property above them.
/// @param begin where the text begins in the bytes.
/// @return the offset after the properties; `begin` if there are none, and then nothing is added.
[[nodiscard]] std::size_t put_properties(std::string_view bytes, std::size_t begin, json::Builder& builder);

} // namespace lede::formats::front_matter
