// Tables that md4c reads differently from GitHub: it misses them, finds other cells, or misses their end.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "body/markdown_source.h"

namespace lede::body {

/// A table's first two rows right after a line that may be text. If it is text, the table interrupts its paragraph.
struct TableBehindText {
  std::size_t line = 0; ///< The offset of the line before it.
  std::size_t header = 0;
  std::size_t delimiters = 0;
  std::size_t end = 0;               ///< Of the delimiter row.
  bool is_behind_definition = false; ///< That line is a link reference definition, of which md4c passes no text.
  std::size_t block_behind = 0;      ///< 1 for the first of `blocks_behind`: the block after this table. 0: none.
};

/// A line right after a table's rows that begins another block. md4c reads it as one more row.
struct BlockBehindTable {
  std::size_t begin = 0;
  std::size_t end = 0; ///< Of the line.
};

struct TableEdges {
  std::vector<TableBehindText> behind_text;
  std::vector<BlockBehindTable> blocks_behind;
  [[nodiscard]] bool empty() const { return behind_text.empty() && blocks_behind.empty(); }
};

/// Finds places where a table may begin after text, or end before another block. If a header row and its delimiter row
/// have different numbers of cells, both are text, so the delimiter row is hidden from md4c.
/// @see https://github.github.com/gfm/#tables-extension-
[[nodiscard]] TableEdges find_table_edges(MarkdownSource& source);

/// Ends the paragraph before the table.
void interrupt_paragraph(MarkdownSource& source, const TableBehindText& table);
/// Ends the table before the block.
void end_table_before(MarkdownSource& source, const BlockBehindTable& block);

/// Replaces a "---" that md4c would read as text by another thematic break: the paragraph above it has only link
/// reference definitions.
void mend_rules(MarkdownSource& source);

} // namespace lede::body
