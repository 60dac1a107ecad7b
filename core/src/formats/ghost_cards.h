// The parts of Ghost's cards that need Ghost's scripts: buttons, clocks and icons.
#pragma once

#include <string>

namespace lede::formats {

/// Replaces these parts by comments of the same length, so that the places of warnings do not change, and gives films
/// their stills.
/// @param html of a post, as Ghost writes it.
void blank_ghost_machinery(std::string& html);

} // namespace lede::formats
