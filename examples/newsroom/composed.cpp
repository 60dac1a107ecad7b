// Normalises letters with marks. Depending on the keyboard, "ộ" is one, two or three characters. Searches, blocked
// words and length limits treat all forms alike.
#include <algorithm>
#include <array>
#include <iterator>
#include <vector>

#include "latin_letters.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_parts = 3;

// Reads the first character. @return its size in bytes; 0 if there is none.
std::size_t read_next(std::string_view text, std::uint32_t& character) {
  return text.empty() ? 0 : read_character(text, character);
}

// Without U+034F, which prevents reordering of marks.
bool is_mark(std::uint32_t character) { return character >= 0x300 && character <= 0x36f && character != 0x34f; }

// Returns the canonical combining class of a mark.
int class_of(std::uint32_t mark) {
  struct Range {
    std::uint32_t first;
    std::uint32_t last;
    int value;
  };
  constexpr int k_above = 230;
  constexpr Range k_others[] = {
      {0x315, 0x315, 232}, {0x316, 0x319, 220}, {0x31a, 0x31a, 232}, {0x31b, 0x31b, 216}, {0x31c, 0x320, 220},
      {0x321, 0x322, 202}, {0x323, 0x326, 220}, {0x327, 0x328, 202}, {0x329, 0x333, 220}, {0x334, 0x338, 1},
      {0x339, 0x33c, 220}, {0x345, 0x345, 240}, {0x347, 0x349, 220}, {0x34d, 0x34e, 220}, {0x353, 0x356, 220},
      {0x358, 0x358, 232}, {0x359, 0x35a, 220}, {0x35c, 0x35c, 233}, {0x35d, 0x35e, 234}, {0x35f, 0x35f, 233},
      {0x360, 0x361, 234}, {0x362, 0x362, 233},
  };
  const auto* found = std::find_if(std::begin(k_others), std::end(k_others),
                                   [=](const Range& range) { return mark >= range.first && mark <= range.last; });
  return found == std::end(k_others) ? k_above : found->value;
}

using Characters = std::vector<std::uint32_t>;

void append_parts(Characters& run, std::uint32_t character) {
  const auto* letter =
      std::lower_bound(std::begin(k_latin_letters), std::end(k_latin_letters), character,
                       [](const LatinLetter& each, std::uint32_t wanted) { return each.composed < wanted; });
  if (letter == std::end(k_latin_letters) || letter->composed != character) return run.push_back(character);
  std::copy_if(letter->parts.begin(), letter->parts.end(), std::back_inserter(run),
               [](std::uint32_t part) { return part != 0; });
}

const LatinLetter* find_letter(const std::array<std::uint32_t, k_most_parts>& parts) {
  struct ByParts {
    bool operator()(const LatinLetter* left, const LatinLetter* right) const { return left->parts < right->parts; }
  };
  static const std::vector<const LatinLetter*> k_by_parts = [] {
    std::vector<const LatinLetter*> letters;
    for (const LatinLetter& letter : k_latin_letters) letters.push_back(&letter);
    std::sort(letters.begin(), letters.end(), ByParts{});
    return letters;
  }();
  const LatinLetter wanted{0, parts};
  const auto found = std::lower_bound(k_by_parts.begin(), k_by_parts.end(), &wanted, ByParts{});
  return found != k_by_parts.end() && (*found)->parts == parts ? *found : nullptr;
}

// Appends a letter with all its marks, composed. @see https://www.unicode.org/versions/latest/core-spec/chapter-3/
// D117: a mark is composed with the letter unless a mark of the same class before it was not.
void append_composed(std::string& text, Characters& run) {
  std::stable_sort(run.begin() + 1, run.end(), [](auto left, auto right) { return class_of(left) < class_of(right); });
  std::array<std::uint32_t, k_most_parts> parts{run.front(), 0, 0};
  std::size_t used = 1;
  std::uint32_t letter = run.front();
  Characters left;
  for (std::size_t index = 1; index < run.size(); ++index) {
    const bool is_blocked = !left.empty() && class_of(left.back()) == class_of(run[index]);
    if (!is_blocked && used < k_most_parts) {
      parts.at(used) = run[index];
      if (const LatinLetter* const found = find_letter(parts); found != nullptr) {
        letter = found->composed;
        ++used;
        continue;
      }
      parts.at(used) = 0;
    }
    left.push_back(run[index]);
  }
  append_character(text, letter);
  for (const std::uint32_t mark : left) append_character(text, mark);
}

} // namespace

std::string composed(std::string_view text) {
  std::string made;
  made.reserve(text.size());
  while (!text.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = read_character(text, character);
    std::uint32_t next = 0;
    const std::size_t next_size = size == 0 ? 0 : read_next(text.substr(size), next);
    if (size == 0 || is_mark(character) || next_size == 0 || !is_mark(next)) { // nothing to put together
      const std::size_t taken = std::max<std::size_t>(size, 1);
      made += text.substr(0, taken);
      text.remove_prefix(taken);
      continue;
    }
    Characters run;
    append_parts(run, character);
    text.remove_prefix(size);
    for (std::size_t bytes = next_size; bytes > 0 && is_mark(next); bytes = read_next(text, next)) {
      run.push_back(next);
      text.remove_prefix(bytes);
    }
    append_composed(made, run);
  }
  return made;
}

} // namespace newsroom
