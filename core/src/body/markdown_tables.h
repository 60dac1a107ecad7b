// Tables where md4c sees none, or another one than GitHub does, or does not see their end.
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
  std::size_t end = 0;               ///< Of the delimiter row.
  bool is_behind_definition = false; ///< Of a link: md4c hands no text of that line back.
  std::size_t block_behind = 0;      ///< How many of the blocks behind tables there are with its own; 0: it has none.
};

/// A line right behind a table's rows that begins another block: md4c takes it for one more row.
struct BlockBehindTable {
  std::size_t begin = 0;
  std::size_t end = 0; ///< Of the line.
};

struct TableEdges {
  std::vector<TableBehindText> behind_text;
  std::vector<BlockBehindTable> blocks_behind;
  [[nodiscard]] bool empty() const { return behind_text.empty() && blocks_behind.empty(); }
};

/// Finds where tables may begin behind text, and where they may end before another block. If a header has another
/// number of cells than its delimiter row, both are text: the delimiter row is hidden.
/// @see https://github.github.com/gfm/#tables-extension-
[[nodiscard]] TableEdges find_table_edges(MarkdownSource& source);

/// Ends the paragraph in front of the table.
void interrupt_paragraph(MarkdownSource& source, const TableBehindText& table);
/// Ends the table in front of the block.
void end_table_before(MarkdownSource& source, const BlockBehindTable& block);

/// Puts a rule in place of "---" that md4c takes for text, since only definitions of links stand above it.
void mend_rules(MarkdownSource& source);

} // namespace lede::body
