#include "body/markdown_tables.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/words.h"
#include "policy/element.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view k_blanks = " \t";
constexpr std::size_t k_longest_code_mark = 32; // md4c's

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// The beginning of the previous line. @param begin of a line; not 0.
std::size_t line_before(std::string_view text, std::size_t begin) {
  const std::size_t end = begin > 1 ? text.rfind('\n', begin - 2) : npos;
  return end == npos ? 0 : end + 1;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(k_blanks), text.size()));
  return text.substr(0, text.find_last_not_of(k_blanks) + 1);
}

/// The size of the block quote marks and spaces at the beginning of a line.
std::size_t quotes_size(std::string_view line) { return std::min(line.find_first_not_of(" \t>"), line.size()); }

std::ptrdiff_t count_quotes(std::string_view line) {
  const std::string_view marks = line.substr(0, quotes_size(line));
  return std::count(marks.begin(), marks.end(), '>');
}

/// @return the number of columns of a delimiter row; 0 if the line is none.
std::size_t count_columns(std::string_view line) {
  std::string_view row = trimmed(line.substr(quotes_size(line)));
  if (row.starts_with('|')) row.remove_prefix(1);
  std::size_t columns = 0;
  while (!row.empty()) {
    const std::size_t end = std::min(row.find('|'), row.size());
    std::string_view cell = trimmed(row.substr(0, end));
    if (cell.starts_with(':')) cell.remove_prefix(1);
    if (cell.ends_with(':')) cell.remove_suffix(1);
    if (cell.empty() || cell.find_first_not_of('-') != npos) return 0;
    ++columns;
    row.remove_prefix(std::min(end + 1, row.size()));
  }
  return columns;
}

/// Finds the ends of code spans. Backticks that begin no code span are skipped.
class CodeSpans {
 public:
  explicit CodeSpans(std::string_view row) : row_(row) {}
  std::size_t end_of(std::size_t at) {
    const std::size_t begin = std::min(row_.find_first_not_of('`', at), row_.size());
    const std::size_t size = begin - at;
    if (size > k_longest_code_mark || unclosed_[size - 1]) return begin;
    for (std::size_t mark = row_.find('`', begin); mark != npos;) {
      const std::size_t end = std::min(row_.find_first_not_of('`', mark), row_.size());
      if (end - mark == size) return end;
      mark = row_.find('`', end);
    }
    unclosed_[size - 1] = true;
    return begin;
  }

 private:
  std::string_view row_;
  std::array<bool, k_longest_code_mark> unclosed_{};
};

/// @param code_holds_bars whether a bar in code is text, as for md4c, or separates cells, as for GitHub.
/// @param last_column if not 0, this hides the bars behind that column, which so gets the cells beyond it. GitHub drops
/// them, and readers would miss their words.
std::size_t count_cells(std::string_view row, bool code_holds_bars, MarkdownSource& source,
                        std::size_t last_column = 0) {
  CodeSpans code(row);
  std::size_t cells = 1;
  const std::size_t words_end = last_column > 0 ? row.find_last_not_of("| \t") + 1 : 0; // npos + 1 is 0
  for (std::size_t at = 0; at < row.size();) {
    if (row[at] == '`' && code_holds_bars) {
      at = code.end_of(at);
      continue;
    }
    // A bar at either end separates no cells.
    if (row[at] == '|' && at > 0 && at + 1 < row.size() && ++cells > last_column && at < words_end)
      source.hide(static_cast<std::size_t>(row.data() - source.original().data()) + at);
    at += row[at] == '\\' ? 2 : 1;
  }
  return cells;
}

/// The cells of a header row, without the marks of block quotes and items before them.
std::string_view header_of(std::string_view line) {
  std::string_view row = line.substr(quotes_size(line));
  for (;;) {
    const std::size_t digits = std::min(row.find_first_not_of("0123456789"), row.size());
    const bool is_mark = digits < row.size() &&
                         (digits > 0 ? std::string_view(".)") : std::string_view("-+*")).find(row[digits]) != npos;
    if (!is_mark || digits + 1 >= row.size() || k_blanks.find(row[digits + 1]) == npos) return trimmed(row);
    row.remove_prefix(digits + 1);
    row.remove_prefix(quotes_size(row));
  }
}

bool begins_item(std::string_view line) { return header_of(line) != trimmed(line.substr(quotes_size(line))); }

/// "[label]: destination", and perhaps a title.
bool is_link_definition(std::string_view line) {
  line = trimmed(line);
  const std::size_t label = line.find("]:");
  if (!line.starts_with('[') || line.starts_with("[^") || label == npos || line.find_first_of("[]\\", 1) != label)
    return false;
  line = trimmed(line.substr(label + 2));
  if (line.empty() || line.front() == '<') return false;
  const std::size_t end = std::min(line.find_first_of(k_blanks), line.size());
  const std::string_view title = trimmed(line.substr(end));
  if (title.empty()) return true;
  const char last = title.front() == '(' ? ')' : title.front();
  return title.size() > 1 && (last == '"' || last == '\'' || last == ')') && title.find(last, 1) == title.size() - 1;
}

/// Whether the content of the line begins a heading, a fenced code block or an HTML block. These do not end a table for
/// md4c; thematic breaks, block quotes and lists do.
bool begins_block(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of(line.front()), line.size());
  if (line.front() == '#') return marks <= 6 && (marks == line.size() || k_blanks.find(line[marks]) != npos);
  if (line.front() == '`') return marks >= 3 && line.find('`', marks) == npos;
  if (line.front() == '~') return marks >= 3;
  if (line.front() != '<' || line.find('|') != npos) return false; // a row may begin with a tag
  if (line.starts_with("<!--")) return true;
  std::string name(line.substr(line.starts_with("</") ? 2 : 1, 16));
  name.resize(std::min(name.find_first_of(" \t/>"), name.size()));
  lower_ascii(name);
  const Element element = element_of(name);
  const Placement placement = row_of(element).placement;
  return element != Element::unknown && placement != Placement::phrasing && placement != Placement::ruby_text &&
         placement != Placement::media_source;
}

/// Reads the rows of a table, and finds the line that ends it. It reads no line twice.
class TableEnds {
 public:
  TableEnds(MarkdownSource& source, std::vector<BlockBehindTable>& found)
      : source_(source), text_(source.original()), found_(found) {}

  void find_behind(std::size_t delimiters, std::size_t rows, std::size_t columns) {
    if (delimiters < looked_up_to_) return;
    const std::ptrdiff_t quotes = count_quotes(line_at(text_, delimiters));
    std::size_t begin = rows;
    for (std::size_t end = begin; begin < text_.size(); begin = end + 1) {
      const std::string_view line = line_at(text_, begin);
      end = begin + line.size();
      const std::string_view content = trimmed(line.substr(quotes_size(line)));
      if (content.empty() || count_quotes(line) != quotes) break;
      if (!begins_block(content)) {
        count_cells(content, true, source_, columns);
        continue;
      }
      found_.push_back({begin, end});
      begin = end_of_block(content, end + 1);
      break;
    }
    looked_up_to_ = begin;
  }

 private:
  /// The end of a code block, in which nothing is a table. Other blocks end at the first empty line.
  std::size_t end_of_block(std::string_view first, std::size_t begin) const {
    if (first.front() == '#') return begin;
    const bool is_code = first.front() != '<';
    const std::size_t marks = first.find_first_not_of(first.front());
    const std::string_view fence = first.substr(0, marks);
    for (; begin < text_.size(); begin += line_at(text_, begin).size() + 1) {
      const std::string_view line = line_at(text_, begin);
      const std::string_view content = trimmed(line.substr(quotes_size(line)));
      const bool ends =
          is_code ? content.starts_with(fence) && content.find_first_not_of(fence[0]) == npos : content.empty();
      if (ends) return begin + line.size();
    }
    return text_.size();
  }

  MarkdownSource& source_;
  std::string_view text_;
  std::vector<BlockBehindTable>& found_;
  std::size_t looked_up_to_ = 0;
};

/// md4c drops cells without even a space in them, which moves the later cells. So such cells get a letter.
void keep_empty_cells(MarkdownSource& source) {
  constexpr std::string_view k_cell = "||";
  const std::string_view text = source.original();
  for (std::size_t at = text.find(k_cell); at != npos; at = text.find(k_cell, at + 1))
    source.replace(at + 1, 0, k_like_letter);
}

} // namespace

TableEdges find_table_edges(MarkdownSource& source) {
  TableEdges found;
  bool has_table = false;
  const std::string_view text = source.original();
  TableEnds ends(source, found.blocks_behind);
  std::size_t free_from = 0; // no line may be part of two of them
  for (std::size_t bar = text.find('|'); bar != npos;) {
    const std::size_t begin = text.rfind('\n', bar) + 1; // npos + 1 is 0
    const std::string_view line = line_at(text, begin);
    const std::size_t columns = begin == 0 ? 0 : count_columns(line);
    bar = text.find('|', begin + line.size());
    if (columns == 0) continue;
    const std::size_t header = line_before(text, begin);
    const std::string_view header_line = line_at(text, header);
    const std::string_view row = header_of(header_line);
    if (row.empty()) continue;
    if (count_cells(row, true, source) != columns && count_cells(row, false, source) != columns) {
      // The first dash of "- | -" may be the mark of a list item, which has to be kept.
      source.hide(begin + (begins_item(line) ? line.find('|') : line.find('-')));
      continue;
    }
    has_table = true;
    ends.find_behind(begin, begin + line.size() + 1, columns);
    if (header == 0 || header < free_from || begins_item(header_line)) continue;
    const std::size_t before = line_before(text, header);
    const std::string_view line_in_front = line_at(text, before);
    if (before < free_from || trimmed(line_in_front.substr(quotes_size(line_in_front))).empty() ||
        count_quotes(line_in_front) != count_quotes(header_line))
      continue;
    const std::vector<BlockBehindTable>& blocks = found.blocks_behind;
    const bool has_block = !blocks.empty() && blocks.back().begin > begin;
    found.behind_text.push_back(
        {before, header, begin, begin + line.size(), is_link_definition(line_in_front), has_block ? blocks.size() : 0});
    free_from = begin;
  }
  if (has_table) keep_empty_cells(source);
  return found;
}

void interrupt_paragraph(MarkdownSource& source, const TableBehindText& table) {
  const std::string_view header = line_at(source.original(), table.header);
  // A comment ends the paragraph. An empty line would, too, but it would make a list around it loose.
  source.replace(table.header, 0, header.substr(0, quotes_size(header)));
  source.replace(table.header, 0, "<!---->\n");
}

void end_table_before(MarkdownSource& source, const BlockBehindTable& block) {
  const std::string_view line = source.original().substr(block.begin, block.end - block.begin);
  source.replace(block.begin, 0, line.substr(0, line.rfind('>', quotes_size(line)) + 1));
  source.replace(block.begin, 0, "\n");
}

void mend_rules(MarkdownSource& source) {
  constexpr std::string_view k_begin = "\n---";
  const std::string_view text = source.original();
  for (std::size_t at = text.find(k_begin); at != npos; at = text.find(k_begin, at + k_begin.size())) {
    const std::string_view line = trimmed(line_at(text, at + 1));
    if (line.find_first_not_of('-') != npos) continue;
    // Check that the paragraph has only definitions.
    std::size_t begin = at + 1;
    bool has_text = false;
    bool has_definition = false;
    while (begin > 0 && !has_text) {
      begin = line_before(text, begin);
      const std::string_view above = line_at(text, begin);
      // A paragraph begins after an empty line, a thematic break, a setext underline or a heading.
      if (above.find_first_not_of("*-_+ \t") == npos || trimmed(above).front() == '#') break;
      has_text = !is_link_definition(above);
      has_definition = true;
    }
    if (has_text || !has_definition) continue;
    for (std::size_t mark = at + 1; mark < at + 1 + line.size(); ++mark) source.put(mark, '*');
  }
}

} // namespace lede::body
