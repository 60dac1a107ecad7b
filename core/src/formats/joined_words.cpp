#include "formats/joined_words.h"

#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"

namespace lede::formats {
namespace {

/// Whether a word has two letters at least.
bool is_word(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) letters += ascii::is_letter(c) || !ascii::is_ascii(c) ? 1 : 0;
  return letters > 1;
}

} // namespace

void part_joined_words(std::string& html) {
  constexpr std::size_t k_many = 5; // words; fewer may be a name or a number
  struct Space {
    std::string_view written;
    std::string_view plain;
  };
  constexpr Space k_spaces[] = {{"&nbsp;", "&#032;"}, {"\u00A0", "  "}, {"&#160;", "&#032;"}};
  if (html.find("<pre") != std::string::npos || html.find("<code") != std::string::npos) return;
  std::vector<std::pair<std::size_t, const Space*>> run;
  std::size_t words = 0;
  std::size_t begin = 0; // of the word
  bool is_in_tag = false;
  bool is_aligned = false; // several in a row make a column, or an indent
  const auto end_word = [&](std::size_t at) {
    if (is_word(std::string_view(html).substr(begin, at - begin))) ++words;
  };
  for (std::size_t at = 0; at <= html.size(); ++at) {
    const bool is_end = at == html.size() || ascii::is_white_space(html[at]) || html[at] == '<' || html[at] == '>';
    if (is_end) {
      end_word(at);
      if (at < html.size() && (html[at] == '<' || html[at] == '>')) is_in_tag = html[at] == '<';
      for (const auto& [place, space] : run) {
        if (words >= k_many && !is_aligned) html.replace(place, space->plain.size(), space->plain);
      }
      run.clear();
      words = 0;
      is_aligned = false;
      begin = at + 1;
      continue;
    }
    if (is_in_tag || (html[at] != '&' && html[at] != '\xC2')) continue;
    for (const Space& space : k_spaces) {
      if (html.compare(at, space.written.size(), space.written) != 0) continue;
      end_word(at);
      is_aligned = is_aligned || (begin == at && !run.empty());
      run.emplace_back(at, &space);
      begin = at + space.written.size();
    }
  }
}

} // namespace lede::formats
