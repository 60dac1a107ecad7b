// A page of links to rendered articles.
#pragma once

#include <vector>

#include "components/component.h"
#include "lede/render.h"

namespace lede::output {

/// A whole document. Entries whose address a host may not link to keep their words and lose the link.
void write_index_page(const Page& page, const IndexPage& index, const std::vector<IndexEntry>& entries);

} // namespace lede::output
