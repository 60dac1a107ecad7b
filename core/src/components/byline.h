// Who made the article, and what it is about: the line below the body, the authors, the tags.
#pragma once

#include "components/component.h"

namespace lede {

/// The byline as the newsroom wrote it, with the authors' names in it as links; authors whom it does not name follow.
void write_byline(const Page& page, const Article& article);

void write_tags(const Page& page, const Article& article);

} // namespace lede
