// Ways to pass the article on.
#pragma once

#include "components/component.h"

namespace lede {

/// Plain links that need no script of anybody's, and buttons for what the reader's own device can do, which a script
/// shows; nothing where the article has no address.
void write_share(const Page& page, const Article& article);

} // namespace lede
