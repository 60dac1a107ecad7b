// Tables where md4c sees none, or another one than GitHub does.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "body/markdown_source.h"

namespace lede::body {

/// A table's first two rows right behind a line that may be text. If it is, the table interrupts its paragraph.
struct TableBehindText {
  std::size_t line = 0; ///< Where the line in front of it begins.
  std::size_t header = 0;
  std::size_t delimiters = 0;
  std::size_t end = 0; ///< Of the delimiter row.
};

/// Finds the tables behind text. If a header has another number of cells than its delimiter row, both are text: the
/// delimiter row is hidden. @see https://github.github.com/gfm/#tables-extension-
[[nodiscard]] std::vector<TableBehindText> find_tables(MarkdownSource& source);

/// Ends the paragraph in front of the table.
void interrupt_paragraph(MarkdownSource& source, const TableBehindText& table);

/// Puts a rule in place of "---" that md4c takes for text, since only definitions of links stand above it.
void mend_rules(MarkdownSource& source);

} // namespace lede::body
