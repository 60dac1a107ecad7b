// Links and buttons that share the article.
#pragma once

#include "components/component.h"

namespace lede {

/// Writes links, which need no script, and hidden buttons for functions of the reader's device, which a script shows.
/// Writes nothing if the article has no address.
void write_share(const Page& page, const Article& article);

} // namespace lede
