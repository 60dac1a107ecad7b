// A page of links to rendered articles.
#pragma once

#include <string_view>
#include <vector>

#include "components/component.h"
#include "lede/render.h"

namespace lede::output {

/// Returns the most frequent language of the entries, in a tie the first; empty if no entry names one.
[[nodiscard]] std::string_view language_of_most(const std::vector<IndexEntry>& entries);

/// Writes a whole document. The newest entry is first, entries without a date are last. If an entry's address is not
/// allowed, its text is written without a link. @param leads the leads of the entries as plain text.
void write_index_page(const Page& page, const IndexPage& index, const std::vector<IndexEntry>& entries,
                      const std::vector<std::string>& leads);

} // namespace lede::output
