// Ways to other articles: the cards of related ones, and the list of the latest.
#pragma once

#include "components/component.h"

namespace lede {

/// Cards with picture, headline and summary; nothing where there are none.
void write_related(const Page& page, const Article& article);

/// A list of headlines. Where the publisher sends an empty list, its heading stands with a line that says so.
void write_latest(const Page& page, const Article& article);

} // namespace lede
