// Dates in a page's visible text.
#include "formats/page/dates.h"

#include <algorithm>

#include "base/loose_date.h"
#include "formats/values.h"

namespace lede::formats::page {
namespace {

/// Marks between the parts of a line.
constexpr std::string_view k_marks[] = {"来源", "來源",           " | ", " \xC2\xB7 ", " \xE2\x80\xA2 ",
                                        " // ", " \xE2\x80\x93 ", " - ", "|"};

std::string_view first_part(std::string_view& rest) {
  std::size_t end = rest.size();
  std::size_t next = rest.size();
  for (const std::string_view mark : k_marks) {
    const std::size_t at = rest.find(mark);
    if (at >= end) continue;
    end = at;
    next = at + mark.size();
  }
  const std::string_view part = rest.substr(0, end);
  rest.remove_prefix(next);
  return part;
}

bool has_a_number(std::string_view text) { return text.find_first_of("0123456789") != std::string_view::npos; }

/// Returns the date with which a text ends; it begins as late as possible, since words before a date are read over.
std::string date_at_end(std::string_view text) {
  constexpr int k_most_words = 12;
  const std::size_t last = text.find_last_not_of(" .,:;)\n\t");
  if (last == std::string_view::npos) return {};
  text = text.substr(0, last + 1);
  std::size_t begin = text.size();
  for (int words = 0; words < k_most_words && begin != 0; ++words) {
    const std::size_t space = text.substr(0, begin).find_last_of(" \n\t(");
    const std::size_t word = space == std::string_view::npos ? 0 : space + 1;
    const std::string_view date = text.substr(word);
    if (parse_loose_date(date)) return std::string(date);
    begin = word == 0 ? 0 : word - 1;
  }
  return {};
}

bool is_sentence(std::string_view text) {
  const std::size_t last = text.find_last_not_of(" \n\t");
  if (last == std::string_view::npos) return false;
  const char before = last == 0 ? ' ' : text[last - 1];
  return text[last] == '!' || text[last] == '?' || (text[last] == '.' && !has_a_number({&before, 1}));
}

} // namespace

std::string date_of(std::string_view text) {
  std::string date = text_of_html(text.substr(0, 200));
  constexpr std::string_view k_before[] = {
      "Published on ", "Published: ", "Published ", "Posted on ", "Posted: ", "Posted ", "Updated ", "Date: ", "on "};
  for (const std::string_view words : k_before) {
    if (date.starts_with(words)) date.erase(0, words.size());
  }
  return parse_loose_date(date) ? date : std::string();
}

std::string date_in_line(std::string_view line) {
  if (is_sentence(line)) return {};
  for (std::string_view rest = line; !rest.empty();) {
    const std::string_view part = first_part(rest);
    if (!has_a_number(part)) continue;
    std::string date = date_at_end(part);
    // "They will meet again on 3 May 2020" is about a date.
    if (!date.empty() && date.size() * 3 >= part.size()) return date;
  }
  return {};
}

} // namespace lede::formats::page
