// The end of the article: its licence, and the link back to its top.
#pragma once

#include "components/component.h"

namespace lede {

void write_footer(const Page& page, const Article& article);

} // namespace lede
