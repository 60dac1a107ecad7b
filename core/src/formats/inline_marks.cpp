// Marks on the text of rich text editors.
#include "formats/inline_marks.h"

#include <iterator>

#include "base/words.h"

namespace lede::formats {
namespace {

struct MarkType {
  std::string_view names;
  std::string_view element;
  std::int64_t lexical_bit = 0;
};

/// From the outermost to the innermost.
constexpr MarkType k_marks[] = {
    {"link a", "a"},
    {"bold strong b", "strong", 1},
    {"italic em emphasis emphasized i", "em", 2},
    {"underline underlined u", "u", 8},
    {"strikethrough strike strikeout linethrough s del deleted", "del", 4},
    {"highlight mark highlighted", "mark", 128},
    {"superscript sup super", "sup", 64},
    {"subscript sub", "sub", 32},
    {"kbd keyboard", "kbd"},
    {"code inlinecode", "code", 16},
};

constexpr std::string_view k_looks =
    "textstyle textcolor color fontsize fontfamily fontcolor backgroundcolor bgcolor background comment annotation "
    "style alignment indentation breakout language lowercase uppercase capitalize fontweight lineheight font size";

/// Returns the index of a mark; the number of marks if it is unknown.
std::size_t row_of(std::string_view name) {
  const std::string wanted = plain_type(name);
  std::size_t row = 0;
  while (row < std::size(k_marks) && !has_word(k_marks[row].names, wanted)) ++row;
  return row;
}

} // namespace

std::string plain_type(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c != '-' && c != '_' && c != ' ') out += c;
  }
  lower_ascii(out);
  return out;
}

bool MarkSet::add(std::string_view name, std::string_view address) {
  const std::size_t row = row_of(name);
  if (row == std::size(k_marks)) return false;
  if (row == 0) {
    set_link(address);
  } else {
    bits_ |= 1U << row;
  }
  return true;
}

void MarkSet::remove(std::string_view name) {
  if (const std::size_t row = row_of(name); row < std::size(k_marks)) bits_ &= ~(1U << row);
}

void MarkSet::add_lexical(std::int64_t bits) {
  for (std::size_t row = 0; bits > 0 && row < std::size(k_marks); ++row) {
    if ((bits & k_marks[row].lexical_bit) != 0) bits_ |= 1U << row;
  }
}

void MarkSet::set_link(std::string_view address) {
  address_ = address;
  bits_ = (bits_ & ~1U) | (address.empty() ? 0U : 1U);
}

bool MarkSet::is_look(std::string_view name) {
  const std::string plain = plain_type(name);
  // Draft.js' names include the value: "color-rgb(1,2,3)".
  for (const std::string_view beginning : {"color", "bgcolor", "fontsize", "fontfamily", "customfont"}) {
    if (plain.starts_with(beginning)) return true;
  }
  return has_word(k_looks, plain);
}

void InlineMarks::set(const MarkSet& wanted, json::Value from) {
  std::vector<Mark> marks;
  for (std::size_t row = 0; row < std::size(k_marks); ++row) {
    if ((wanted.bits_ & (1U << row)) != 0) marks.push_back({row, row == 0 ? wanted.address_ : std::string_view()});
  }
  std::size_t same = 0;
  while (same < open_.size() && same < marks.size() && open_[same] == marks[same]) ++same;
  for (; open_.size() > same; open_.pop_back()) body_.end(k_marks[open_.back().row].element);
  for (; same < marks.size(); ++same) {
    body_.start(k_marks[marks[same].row].element, from, {{"href", marks[same].address}});
    open_.push_back(marks[same]);
  }
}

void InlineMarks::close() {
  for (; !open_.empty(); open_.pop_back()) body_.end(k_marks[open_.back().row].element);
}

} // namespace lede::formats
