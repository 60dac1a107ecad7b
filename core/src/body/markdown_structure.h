// A first look at a text, for what only its blocks can tell: which lines define footnotes, which references stand in
// text, which tables follow a line of text, and which lines end a table. Most texts have none of these and are not
// looked at.
#pragma once

#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/markdown_source.h"
#include "body/markdown_tables.h"

namespace lede::body {

/// @param footnotes null: the text has none. What is found is written there.
/// @return those of the edges that are some: of tables behind a line of text in its paragraph, of blocks that md4c
/// takes for a row.
[[nodiscard]] TableEdges find_structure(MarkdownSource& source, Footnotes* footnotes, const TableEdges& tables,
                                        MarkdownBudget& budget);

} // namespace lede::body
