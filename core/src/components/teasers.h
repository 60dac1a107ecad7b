// Links to other articles: the cards of related ones, and the list of the latest.
#pragma once

#include <cstddef>

#include "components/component.h"

namespace lede {

/// More related articles than that are below the story, not beside it.
inline constexpr std::size_t k_most_cards_beside = 4;

/// Writes cards with picture, headline and summary; nothing if there are none.
void write_related(const Page& page, const Article& article);

/// Writes a list of headlines. If the publisher gave an empty list, writes a heading and a line that says so.
void write_latest(const Page& page, const Article& article);

} // namespace lede
