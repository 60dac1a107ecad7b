// Links to other articles: the cards of related ones, and the list of the latest.
#pragma once

#include "components/component.h"

namespace lede {

/// Writes cards with picture, headline and summary; nothing if there are none.
void write_related(const Page& page, const Article& article);

/// Writes a list of headlines. If the publisher gave an empty list, writes a heading and a line that says so.
void write_latest(const Page& page, const Article& article);

} // namespace lede
