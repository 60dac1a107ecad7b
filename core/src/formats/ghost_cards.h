// What Ghost's cards have for its own theme: buttons, clocks and icons that only its scripts bring to life.
#pragma once

#include <string>

namespace lede::formats {

/// Puts comments where that stands, so that the places of warnings stay the same, and gives a film the still that Ghost
/// keeps beside it.
/// @param html of a post, as Ghost writes it.
void blank_ghost_machinery(std::string& html);

} // namespace lede::formats
