// The byline, the authors and the tags.
#pragma once

#include "components/component.h"

namespace lede {

/// Writes the newsroom's byline with the authors' names as links, and then the authors whom it does not name.
void write_byline(const Page& page, const Article& article);

void write_tags(const Page& page, const Article& article);

} // namespace lede
