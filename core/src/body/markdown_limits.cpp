#include "body/markdown_limits.h"

#include <algorithm>
#include <array>

#include "base/ascii.h"
#include "base/limits.h"
#include "html/scan.h"

namespace lede::body {
namespace {

bool is_blank(char character) { return character == ' ' || character == '\t'; }

bool is_blank(std::string_view line) {
  for (const char character : line) {
    if (!is_blank(character)) return false;
  }
  return true;
}

constexpr std::array<bool, 256> make_special() {
  std::array<bool, 256> special{};
  for (const char character : {'\\', '*', '_', '`', '&', ';', '[', ']', '!', '<', '>', '~', '@', ':', '.', '|'})
    special[static_cast<unsigned char>(character)] = true;
  return special;
}
constexpr std::array<bool, 256> k_special = make_special();

std::size_t count_special(std::string_view text) {
  std::size_t count = 0;
  for (const char character : text) count += k_special[static_cast<unsigned char>(character)] ? 1U : 0U;
  return count;
}

/// The size of the marker of a list item or block quote at `at`; 0 if there is none.
std::size_t marker_size(std::string_view line, std::size_t at) {
  if (line[at] == '>') return 1;
  std::size_t end = at;
  while (end < line.size() && ascii::is_digit(line[end])) ++end;
  constexpr std::string_view k_after_number = ".)";
  constexpr std::string_view k_bullets = "-+*";
  if (end == line.size() || (end > at ? k_after_number : k_bullets).find(line[end]) == std::string_view::npos) return 0;
  ++end;
  return end == line.size() || is_blank(line[end]) ? end - at : 0;
}

/// Whether a list or a block quote begins beyond the limit of indentation.
bool nests_too_deep(std::string_view line) {
  if (line.size() <= limits::max_markdown_indentation) return false;
  for (std::size_t at = 0; at < line.size();) {
    if (is_blank(line[at])) {
      ++at;
      continue;
    }
    const std::size_t size = marker_size(line, at);
    if (size == 0) return false;
    if (at >= limits::max_markdown_indentation) {
      // A line such as "- - -" is a thematic break, however long it is.
      const char rule[] = {line[at], ' ', '\t'};
      const std::size_t other = line.find_last_not_of(std::string_view(rule, sizeof rule));
      return line[at] == '>' || (other != std::string_view::npos && other >= limits::max_markdown_indentation);
    }
    at += size;
  }
  return false;
}

} // namespace

std::size_t size_within_limits(std::string_view markdown) {
  std::size_t lines = 0;
  std::size_t block_begin = 0; // after the last empty line, where a paragraph may begin
  std::size_t block_special = 0;
  std::size_t counted_end = 0;
  for (std::size_t begin = 0; begin < markdown.size();) {
    const std::size_t end = html::find_byte(markdown, begin, '\n');
    const std::string_view line = markdown.substr(begin, end - begin);
    if (++lines > limits::max_markdown_lines || nests_too_deep(line)) return begin;
    if (is_blank(line)) {
      block_begin = counted_end = end;
      block_special = 0;
    } else if (end - block_begin > limits::max_markdown_special) {
      // Count only if the block is long enough to exceed the limit.
      block_special +=
          count_special(markdown.substr(std::max(block_begin, counted_end), end - std::max(block_begin, counted_end)));
      counted_end = end;
      if (block_special > limits::max_markdown_special) return begin;
    }
    begin = end + 1;
  }
  return markdown.size();
}

MarkdownBudget::MarkdownBudget(std::size_t source_size)
    : left_(source_size * limits::max_markdown_growth + limits::max_markdown_repeated_bytes) {}

bool MarkdownBudget::spend(std::size_t bytes) {
  if (bytes > left_) return false;
  left_ -= bytes;
  return true;
}

bool MarkdownBudget::spend_cell() {
  constexpr std::size_t k_bytes_of_cell = 16;
  return spend(k_bytes_of_cell);
}

} // namespace lede::body
