// Words that an editor has joined by no-break spaces.
#pragma once

#include <string>

namespace lede::formats {

/// Sets words apart that no-break spaces have joined into a line that cannot break. The text keeps its size.
void part_joined_words(std::string& html);

} // namespace lede::formats
