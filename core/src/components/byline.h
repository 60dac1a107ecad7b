// Who made the article, and what it is about: the line below the body, the authors, the tags.
#pragma once

#include "components/component.h"

namespace lede {

/// The byline as the newsroom wrote it, with the authors' names in it as links; authors whom it does not name follow.
void write_byline(HtmlWriter& writer, const Article& article, const ComponentContext& context);

void write_tags(HtmlWriter& writer, const Article& article, const ComponentContext& context);

} // namespace lede
