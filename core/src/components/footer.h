// The end: under which terms the article may be used, and the way back up.
#pragma once

#include "components/component.h"

namespace lede {

void write_footer(const Page& page, const Article& article);

} // namespace lede
