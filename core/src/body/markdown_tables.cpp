#include "body/markdown_tables.h"

#include <algorithm>
#include <array>

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view k_blanks = " \t";
constexpr std::size_t k_longest_code_mark = 32; // md4c's

std::string_view line_at(std::string_view text, std::size_t begin) {
  return text.substr(begin, text.find('\n', begin) - begin);
}

/// Where the line before the one at `begin` begins; `begin` is not 0.
std::size_t line_before(std::string_view text, std::size_t begin) {
  const std::size_t end = begin > 1 ? text.rfind('\n', begin - 2) : npos;
  return end == npos ? 0 : end + 1;
}

std::string_view trimmed(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of(k_blanks), text.size()));
  return text.substr(0, text.find_last_not_of(k_blanks) + 1);
}

/// The marks of quotes at the beginning of a line, and the spaces among them.
std::size_t quotes_size(std::string_view line) { return std::min(line.find_first_not_of(" \t>"), line.size()); }

std::ptrdiff_t count_quotes(std::string_view line) {
  const std::string_view marks = line.substr(0, quotes_size(line));
  return std::count(marks.begin(), marks.end(), '>');
}

/// @return how many columns a delimiter row has; 0: the line is none.
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

/// Behind a code span that begins at `at`; behind its mark where it is none.
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

/// @param code_holds_bars a bar in code parts no cells, as md4c reads it; to GitHub it does.
std::size_t count_cells(std::string_view row, bool code_holds_bars) {
  CodeSpans code(row);
  std::size_t cells = 1;
  for (std::size_t at = 0; at < row.size();) {
    if (row[at] == '`' && code_holds_bars) {
      at = code.end_of(at);
      continue;
    }
    // A bar at either end parts nothing.
    if (row[at] == '|' && at > 0 && at + 1 < row.size()) ++cells;
    at += row[at] == '\\' ? 2 : 1;
  }
  return cells;
}

/// A header's cells, without what stands before them: marks of quotes, and of items that begin here.
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

} // namespace

std::vector<TableBehindText> find_tables(MarkdownSource& source) {
  std::vector<TableBehindText> found;
  const std::string_view text = source.original();
  std::size_t free_from = 0; // no line may stand in two of them
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
    if (count_cells(row, true) != columns && count_cells(row, false) != columns) {
      source.hide(begin + line.find('-'));
      continue;
    }
    if (header == 0 || header < free_from || begins_item(header_line)) continue;
    const std::size_t before = line_before(text, header);
    const std::string_view line_in_front = line_at(text, before);
    if (before < free_from || trimmed(line_in_front.substr(quotes_size(line_in_front))).empty() ||
        count_quotes(line_in_front) != count_quotes(header_line))
      continue;
    found.push_back({before, header, begin, begin + line.size()});
    free_from = begin;
  }
  return found;
}

void interrupt_paragraph(MarkdownSource& source, const TableBehindText& table) {
  const std::string_view header = line_at(source.original(), table.header);
  // A comment ends a paragraph and, unlike an empty line, makes no list around it a loose one.
  source.replace(table.header, 0, header.substr(0, quotes_size(header)));
  source.replace(table.header, 0, "<!---->\n");
}

void mend_rules(MarkdownSource& source) {
  constexpr std::string_view k_begin = "\n---";
  const std::string_view text = source.original();
  for (std::size_t at = text.find(k_begin); at != npos; at = text.find(k_begin, at + k_begin.size())) {
    const std::string_view line = trimmed(line_at(text, at + 1));
    if (line.find_first_not_of('-') != npos) continue;
    // The paragraph must hold nothing but definitions.
    std::size_t begin = at + 1;
    bool has_text = false;
    bool has_definition = false;
    while (begin > 0 && !has_text) {
      begin = line_before(text, begin);
      const std::string_view above = line_at(text, begin);
      if (trimmed(above).empty() || source.hidden()[begin] == '*') break; // or a rule that was put here
      has_text = !is_link_definition(above);
      has_definition = true;
    }
    if (has_text || !has_definition) continue;
    for (std::size_t mark = at + 1; mark < at + 1 + line.size(); ++mark) source.put(mark, '*');
  }
}

} // namespace lede::body
