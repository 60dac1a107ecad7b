// Parses a text once to learn its blocks: which lines define footnotes, which references are in text, which tables
// follow a line of text, and which lines end a table. Most texts have none of these and are not parsed here.
#pragma once

#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/markdown_source.h"
#include "body/markdown_tables.h"

namespace lede::body {

/// @param footnotes gets the results; null if the text has none.
/// @return the edges that turned out to be real: tables that interrupt a paragraph, and blocks that md4c reads as a
/// row.
[[nodiscard]] TableEdges find_structure(MarkdownSource& source, Footnotes* footnotes, const TableEdges& tables,
                                        MarkdownBudget& budget);

} // namespace lede::body
