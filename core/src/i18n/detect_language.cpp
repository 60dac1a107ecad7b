// Tells the language of a text. A script that one language has to itself settles it; where several share a script, the
// commonest words and telling letters decide, if one language is clearly ahead.
#include "i18n/detect_language.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/sort.h"
#include "base/utf8.h"
#include "base/words.h"
#include "i18n/detect_tables.h"

namespace lede::i18n {
namespace {

constexpr std::size_t k_longest_sample = 16 * 1024; // bytes
constexpr std::size_t k_most_words = 300;           // of a script that languages share
constexpr std::size_t k_fewest_letters = 10;        // of a script that one language has to itself
constexpr std::size_t k_fewest_characters = 20;     // of Chinese
constexpr std::size_t k_fewest_words = 8;

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// The capitals of the Latin and Cyrillic scripts; everything else stays as it is.
char32_t lower(char32_t c) {
  if (is_between(c, U'A', U'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (is_between(c, 0x0410, 0x042F)) return c + 0x20;
  if (is_between(c, 0x0400, 0x040F)) return c + 0x50;
  if (c == 0x0130) return U'i'; // the Turkish capital with its dot
  if (is_between(c, 0x0139, 0x0148) || is_between(c, 0x0179, 0x017E) || c == 0x01AF) return c + c % 2;
  const bool has_pairs = is_between(c, 0x0100, 0x0177) || is_between(c, 0x01A0, 0x01A5) ||
                         is_between(c, 0x0200, 0x021F) || is_between(c, 0x0490, 0x04FF) ||
                         is_between(c, 0x1E00, 0x1EFF);
  return has_pairs && c % 2 == 0 ? c + 1 : c;
}

const ScriptRange* range_of(char32_t c) {
  for (const ScriptRange& range : k_scripts) {
    if (is_between(c, range.first, range.last)) return &range;
  }
  return nullptr;
}

/// The letters and words of a text, script by script.
struct Sample {
  explicit Sample(std::string_view text) {
    std::string word;
    Script script = Script::none;
    for (std::size_t at = 0; at < text.size() && at < k_longest_sample;) {
      const std::size_t begin = at;
      const char32_t c = lower(utf8::decode(text, at));
      const ScriptRange* const range = range_of(c);
      if (range != nullptr) {
        script = range->script;
        ++letters[static_cast<std::size_t>(script)];
        if (script == Script::single) ++letters_of_range[static_cast<std::size_t>(range - k_scripts)];
        if (script == Script::han) characters += text.substr(begin, at - begin);
        utf8::append(word, c);
        if (at < text.size() && at < k_longest_sample) continue;
      }
      std::vector<std::string>& list = words[static_cast<std::size_t>(script)];
      if (!word.empty() && list.size() < k_most_words) list.push_back(word);
      word.clear();
    }
  }

  [[nodiscard]] std::size_t count(Script script) const { return letters[static_cast<std::size_t>(script)]; }

  std::array<std::size_t, k_script_count> letters = {};
  std::array<std::size_t, std::size(k_scripts)> letters_of_range = {};
  std::array<std::vector<std::string>, k_script_count> words;
  std::string characters; // Chinese ones
};

/// The words of a text in order, so that those of a table can be looked up.
class SortedWords {
 public:
  explicit SortedWords(const std::vector<std::string>& words) : words_(words) {
    for (std::size_t i = 0; i < words.size(); ++i) order_.push_back(i);
    sort(order_, is_before, this);
  }

  /// How often the text has a word.
  [[nodiscard]] std::size_t count(std::string_view word) const {
    std::size_t low = 0;
    for (std::size_t high = order_.size(); low < high;) {
      const std::size_t middle = (low + high) / 2;
      if (words_[order_[middle]] < word) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    std::size_t found = 0;
    while (low + found < order_.size() && words_[order_[low + found]] == word) ++found;
    return found;
  }

 private:
  static bool is_before(std::uint64_t left, std::uint64_t right, const void* context) {
    const auto& words = static_cast<const SortedWords*>(context)->words_;
    const int order = words[left].compare(words[right]);
    return order == 0 ? left < right : order < 0;
  }

  const std::vector<std::string>& words_;
  std::vector<std::uint64_t> order_;
};

/// Whether a word has one of the letters; all of them are beyond ASCII.
bool has_letter(std::string_view word, std::string_view letters) {
  for (std::size_t at = 0; at < word.size();) {
    const std::string_view letter = word.substr(at, utf8::read_sequence(word, at).length);
    if (letter.size() > 1 && letters.find(letter) != std::string_view::npos) return true;
    at += letter.size();
  }
  return false;
}

/// How much of a text is in a language.
struct Hits {
  std::size_t words = 0;
  std::size_t different = 0; ///< Words, of those that a table has.
};

/// @param row of a table: tag, letters, words.
Hits count_hits(const std::vector<std::string>& words, const SortedWords& sorted, std::string_view row) {
  const std::string_view letters = word_at(row, 1, '|');
  Hits hits;
  if (!letters.empty()) {
    for (const std::string& word : words) hits.words += has_letter(word, letters) ? 1 : 0;
    hits.different = hits.words;
  }
  for (std::string_view rest = word_at(row, 2, '|'); !rest.empty();) {
    const std::string_view word = word_at(rest, 0);
    rest.remove_prefix(std::min(rest.size(), word.size() + 1));
    const std::size_t count = has_letter(word, letters) ? 0 : sorted.count(word); // else it is counted already
    hits.words += count;
    hits.different += count > 0 ? 1 : 0;
  }
  return hits;
}

/// The language whose words and letters a text has most of.
std::string_view decide_by_words(const std::vector<std::string>& words, std::string_view table) {
  if (words.size() < k_fewest_words) return {};
  const SortedWords sorted(words);
  std::string_view best;
  Hits most;
  std::size_t second = 0;
  while (!table.empty()) {
    const std::string_view row = word_at(table, 0, '\n');
    table.remove_prefix(row.size() + 1);
    const Hits hits = count_hits(words, sorted, row);
    if (hits.words > most.words) {
      second = most.words;
      most = hits;
      best = word_at(row, 0, '|');
    } else if (hits.words > second) {
      second = hits.words;
    }
  }
  const bool is_ahead = most.words >= second + 3 && most.words * 5 >= second * 6 && most.different >= 3;
  return is_ahead && most.words * 6 >= words.size() ? best : std::string_view();
}

std::size_t count_characters(std::string_view text, std::string_view wanted) {
  std::size_t count = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::string_view letter = text.substr(at, utf8::read_sequence(text, at).length);
    count += wanted.find(letter) != std::string_view::npos ? 1 : 0;
    at += letter.size();
  }
  return count;
}

std::string_view decide_chinese(const Sample& sample) {
  if (sample.count(Script::han) < k_fewest_characters) return {};
  const std::size_t simplified = count_characters(sample.characters, k_simplified);
  const std::size_t traditional = count_characters(sample.characters, k_traditional);
  if (simplified >= 2 && simplified > 4 * traditional) return "zh-Hans";
  return traditional >= 2 && traditional > 4 * simplified ? "zh-Hant" : "";
}

} // namespace

std::string_view detect_language(std::string_view text) {
  const Sample sample(text);
  std::size_t all = 0;
  for (const std::size_t letters : sample.letters) all += letters;
  const auto leads = [all](std::size_t letters) { return letters > 0 && letters * 3 >= all * 2; };

  // Japanese is written in three scripts, and Korean may have Chinese characters in it.
  const std::size_t kana = sample.count(Script::kana);
  const std::size_t hangul = sample.count(Script::hangul);
  const std::size_t east = sample.count(Script::han) + kana + hangul;
  if (leads(east)) {
    if (hangul * 2 > east) return hangul >= k_fewest_letters ? "ko" : "";
    if (kana * 10 > east) return east >= k_fewest_letters && hangul * 10 < east ? "ja" : "";
    return decide_chinese(sample);
  }
  if (leads(sample.count(Script::single))) {
    std::size_t of_tag = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::size(k_scripts); ++i) {
      if (sample.letters_of_range[i] > sample.letters_of_range[most]) most = i;
    }
    for (std::size_t i = 0; i < std::size(k_scripts); ++i) {
      if (std::string_view(k_scripts[i].tag) == k_scripts[most].tag) of_tag += sample.letters_of_range[i];
    }
    return leads(of_tag) && of_tag >= k_fewest_letters ? std::string_view(k_scripts[most].tag) : std::string_view();
  }
  struct Shared {
    Script script;
    std::string_view table;
  };
  for (const Shared& shared : {Shared{Script::latin, k_latin_rows}, Shared{Script::cyrillic, k_cyrillic_rows},
                               Shared{Script::arabic, k_arabic_rows}, Shared{Script::devanagari, k_devanagari_rows}}) {
    if (leads(sample.count(shared.script)))
      return decide_by_words(sample.words[static_cast<std::size_t>(shared.script)], shared.table);
  }
  return {};
}

} // namespace lede::i18n
