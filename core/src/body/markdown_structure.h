// A first look at a text, for what only its blocks can tell: which lines define footnotes, which references stand in
// text, and which tables follow a line of text. Most texts have none of these and are not looked at.
#pragma once

#include <span>

#include "body/footnotes.h"
#include "body/markdown_limits.h"
#include "body/markdown_source.h"
#include "body/markdown_tables.h"

namespace lede::body {

/// @param footnotes null: the text has none. What is found is written there.
/// @return the tables that follow a line of text in its paragraph.
[[nodiscard]] std::vector<TableBehindText> find_structure(MarkdownSource& source, Footnotes* footnotes,
                                                          std::span<const TableBehindText> tables,
                                                          MarkdownBudget& budget);

} // namespace lede::body
