// Detects the language of a text. If only one language uses the text's script, that decides. If several share it,
// common words and characteristic letters decide, provided that one language is clearly ahead.
#include "i18n/detect_language.h"

#include <algorithm>
#include <array>
#include <bit>
#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/utf8.h"
#include "base/words.h"
#include "i18n/detect_tables.h"
#include "i18n/word_counts.h"

namespace lede::i18n {
namespace {

constexpr std::size_t k_fewest_letters = 10;    // of a script that only one language uses
constexpr std::size_t k_fewest_characters = 20; // Chinese ones
constexpr std::size_t k_fewest_words = 8;
constexpr Script k_last_with_table = Script::devanagari; // the words of later scripts decide nothing

bool is_between(char32_t c, char32_t first, char32_t last) { return c >= first && c <= last; }

/// Converts Latin and Cyrillic capital letters to lower case; other characters are not changed.
char32_t lower(char32_t c) {
  if (is_between(c, U'A', U'Z') || (is_between(c, 0xC0, 0xDE) && c != 0xD7)) return c + 0x20;
  if (is_between(c, 0x0410, 0x042F)) return c + 0x20;
  if (is_between(c, 0x0400, 0x040F)) return c + 0x50;
  if (c == 0x0130) return U'i'; // the Turkish capital I with a dot
  if (is_between(c, 0x0139, 0x0148) || is_between(c, 0x0179, 0x017E) || c == 0x01AF) return c + c % 2;
  const bool has_pairs = is_between(c, 0x0100, 0x0177) || is_between(c, 0x01A0, 0x01A5) ||
                         is_between(c, 0x0200, 0x021F) || is_between(c, 0x0490, 0x04FF) ||
                         is_between(c, 0x1E00, 0x1EFF);
  return has_pairs && c % 2 == 0 ? c + 1 : c;
}

/// For each 256 characters, the first row of k_scripts that has one of them.
constexpr std::array<std::uint8_t, 256> k_first_rows = [] {
  std::array<std::uint8_t, 256> rows{};
  for (std::size_t page = 0; page < rows.size(); ++page) {
    std::size_t row = 0;
    while (row < std::size(k_scripts) && (k_scripts[row].first >> 8 > page || k_scripts[row].last >> 8 < page)) ++row;
    rows[page] = static_cast<std::uint8_t>(row);
  }
  return rows;
}();

const ScriptRange* range_of(char32_t c) {
  std::size_t row = 0;
  if constexpr (!k_is_small_build) row = c < 0x10000 ? k_first_rows[c >> 8] : std::size(k_scripts);
  for (; row < std::size(k_scripts); ++row) {
    if (is_between(c, k_scripts[row].first, k_scripts[row].last)) return &k_scripts[row];
  }
  return nullptr;
}

std::string lowered(std::string_view word) {
  std::string out;
  out.reserve(word.size());
  if constexpr (k_is_small_build) {
    for (std::size_t at = 0; at < word.size();) utf8::append(out, lower(decode(word, at)));
    return out;
  }
  std::size_t copied = 0;
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    const char32_t c = decode(word, at);
    if (is_between(c, U'a', U'z')) continue;
    const char32_t small = lower(c);
    if (small == c) continue;
    out += word.substr(copied, begin - copied);
    utf8::append(out, small);
    copied = at;
  }
  if (copied == 0) return std::string(word);
  out += word.substr(copied);
  return out;
}

/// The letters and words of a text, script by script. A capital letter is in the same script as its small letter.
class Sample {
 public:
  explicit Sample(std::string_view text) {
    constexpr const ScriptRange& k_ascii = k_scripts[0];
    static_assert(k_ascii.first == U'a' && k_ascii.last == U'z');
    const ScriptRange* range = nullptr; // of the previous character; mostly also that of the next
    for (std::size_t at = 0; at < text.size() && at < k_longest_sample;) {
      const std::size_t begin = at;
      const char32_t c = decode(text, at);
      if (c < 0x80)
        range = is_between(c | 0x20U, k_ascii.first, k_ascii.last) ? &k_ascii : nullptr;
      else if (range == nullptr || !is_between(c, range->first, range->last))
        range = range_of(c);
      if (range != nullptr) {
        script_ = range->script;
        ++letters[static_cast<std::size_t>(script_)];
        if (script_ == Script::single) ++letters_of_range[static_cast<std::size_t>(range - k_scripts)];
        if (script_ == Script::han) characters += text.substr(begin, at - begin);
        if (!k_is_small_build && script_ != Script::han) at = count_run(text, at, *range);
        word_end_ = at;
        if (at < text.size() && at < k_longest_sample) continue;
      }
      std::vector<std::string>& list = words[static_cast<std::size_t>(script_)];
      if (word_end_ > word_begin_ && list.size() < k_most_words && (k_is_small_build || script_ <= k_last_with_table))
        list.push_back(lowered(text.substr(word_begin_, word_end_ - word_begin_)));
      word_begin_ = word_end_ = at;
      if constexpr (!k_is_small_build && std::endian::native == std::endian::little) {
        if (words[static_cast<std::size_t>(Script::latin)].size() == k_most_words) at = count_ascii(text, at);
      }
    }
  }

  [[nodiscard]] std::size_t count(Script script) const { return letters[static_cast<std::size_t>(script)]; }

  std::array<std::size_t, k_script_count> letters = {};
  std::array<std::size_t, std::size(k_scripts)> letters_of_range = {};
  std::array<std::vector<std::string>, k_script_count> words;
  std::string characters; // Chinese ones

 private:
  /// Counts letters in the range of the letter before. @return where they end.
  std::size_t count_run(std::string_view text, std::size_t at, const ScriptRange& range) {
    const std::size_t end = std::min(text.size(), k_longest_sample);
    std::size_t count = 0;
    if (&range == k_scripts) {
      const std::size_t begin = at;
      while (at < end && is_between(static_cast<unsigned char>(text[at] | 0x20), U'a', U'z')) ++at;
      count = at - begin;
    } else {
      for (std::size_t next = at; at < end && is_between(decode(text, next), range.first, range.last); at = next)
        ++count;
    }
    letters[static_cast<std::size_t>(script_)] += count;
    if (script_ == Script::single) letters_of_range[static_cast<std::size_t>(&range - k_scripts)] += count;
    return at;
  }

  /// Counts the letters of ASCII text, eight bytes at a time. Its words are not listed.
  /// @param at where no word is open. @return where this text ends.
  std::size_t count_ascii(std::string_view text, std::size_t at) {
    const std::size_t end = std::min(text.size(), k_longest_sample);
    for (std::uint64_t block = 0; at + sizeof block <= end;) {
      block = load_word(text.data() + at);
      if ((block & k_high_bits) != 0) break;
      const std::uint64_t lower_case = block | k_every_byte * 0x20;
      const std::uint64_t from_a = lower_case + k_every_byte * (0x80 - 'a');
      const std::uint64_t behind_z = lower_case + k_every_byte * (0x7F - 'z');
      const std::uint64_t is_letter = from_a & ~behind_z & k_high_bits;
      const std::uint64_t is_none = ~is_letter & k_high_bits;
      at += sizeof block;
      if (is_letter != 0) script_ = Script::latin;
      letters[static_cast<std::size_t>(Script::latin)] +=
          static_cast<std::size_t>((is_letter >> 7U) * k_every_byte >> 56U);
      // A word may go on after the block.
      word_end_ = at;
      if (is_none != 0) word_begin_ = at - static_cast<std::size_t>(std::countl_zero(is_none)) / 8;
    }
    return at;
  }

  Script script_ = Script::none; // of the previous letter
  std::size_t word_begin_ = 0;   // of the current word
  std::size_t word_end_ = 0;
};

/// Size and hash of a word of a table.
struct TableWord {
  std::uint32_t size = 0;
  std::uint32_t hash = k_hash_of_nothing;
};

/// Returns the words of all rows of a table, in their order: only the compiler reads them byte by byte.
template <std::size_t Size>
constexpr auto words_of(const char (&rows)[Size]) {
  // More than there are: words have more than two bytes with the space. A small build hashes the words as it reads
  // them.
  std::array<TableWord, k_is_small_build ? 1 : Size / 3> words{};
  if (k_is_small_build) return words;
  std::size_t number = 0;
  int bars = 0; // in this row
  for (const char character : std::string_view(rows, Size - 1)) {
    const bool ends_word = character == ' ' || character == '\n';
    if (bars == 2 && ends_word) {
      ++number;
    } else if (bars == 2) {
      words[number].hash = hash_with(words[number].hash, character);
      ++words[number].size;
    }
    bars = character == '\n' ? 0 : bars + (character == '|' ? 1 : 0);
  }
  return words;
}

constexpr auto k_latin_words = words_of(k_latin_rows);
constexpr auto k_cyrillic_words = words_of(k_cyrillic_rows);
constexpr auto k_arabic_words = words_of(k_arabic_rows);
constexpr auto k_devanagari_words = words_of(k_devanagari_rows);

/// Removes the first word from a list with spaces between the words.
/// @param next the word in the list of all. @param hash gets the word's hash.
std::string_view take_word(std::string_view& list, const TableWord*& next, std::uint32_t& hash) {
  if constexpr (k_is_small_build) {
    return WordCounts::take_word(list, hash);
  } else {
    const std::string_view word = list.substr(0, next->size);
    hash = next++->hash;
    list.remove_prefix(std::min(list.size(), word.size() + 1));
    return word;
  }
}

/// Whether a word has one of the letters; all of them are beyond ASCII.
bool has_letter(std::string_view word, std::string_view letters) {
  for (std::size_t at = 0; at < word.size();) {
    const std::size_t begin = at;
    if (decode(word, at) < 0x80) continue;
    if (letters.find(word.substr(begin, at - begin)) != std::string_view::npos) return true;
  }
  return false;
}

/// How many words of a text point to a language.
struct Hits {
  std::size_t words = 0;
  std::size_t different = 0; ///< How many different words of the table's row the text has.
};

/// @param row of a table: tag, letters, words. @param next the first word of the row, and then of the next one.
Hits count_hits(WordCounts& counts, std::string_view row, const TableWord*& next) {
  const std::string_view letters = word_at(row, 1, '|');
  Hits hits;
  if (!letters.empty()) hits.words = hits.different = counts.count_words_with(letters);
  for (std::string_view rest = word_at(row, 2, '|'); !rest.empty();) {
    std::uint32_t hash = 0;
    const std::string_view word = take_word(rest, next, hash);
    const std::size_t count = counts.count_of(word, hash);
    if (count == 0 || has_letter(word, letters)) continue; // it was counted by its letter already
    hits.words += count;
    ++hits.different;
  }
  return hits;
}

/// Returns the language of the table that most words point to; empty if none is clearly ahead.
std::string_view decide_by_words(const std::vector<std::string>& words, std::string_view table, const TableWord* next) {
  if (words.size() < k_fewest_words) return {};
  WordCounts counts(words);
  std::string_view best;
  Hits most;
  std::size_t second = 0;
  while (!table.empty()) {
    const std::string_view row = word_at(table, 0, '\n');
    table.remove_prefix(row.size() + 1);
    const Hits hits = count_hits(counts, row, next);
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

/// The set of Chinese characters of the basic block in a text.
class ChineseCharacters {
 public:
  explicit ChineseCharacters(std::string_view characters) {
    for (std::size_t at = 0; at < characters.size();) set_[decode(characters, at) - k_first] = true;
  }
  [[nodiscard]] std::size_t count_in(std::string_view text) const {
    std::size_t count = 0;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = decode(text, at);
      count += is_between(c, k_first, k_last) && set_[c - k_first] ? 1 : 0;
    }
    return count;
  }

 private:
  static constexpr char32_t k_first = 0x4E00;
  static constexpr char32_t k_last = 0x9FFF;
  std::bitset<k_last - k_first + 1> set_;
};

std::string_view decide_chinese(const Sample& sample) {
  if (sample.count(Script::han) < k_fewest_characters) return {};
  const std::size_t simplified = ChineseCharacters(k_simplified).count_in(sample.characters);
  const std::size_t traditional = ChineseCharacters(k_traditional).count_in(sample.characters);
  if (simplified >= 2 && simplified > 4 * traditional) return "zh-Hans";
  return traditional >= 2 && traditional > 4 * simplified ? "zh-Hant" : "";
}

} // namespace

std::string_view detect_language(std::string_view text) {
  const Sample sample(text);
  std::size_t all = 0;
  for (const std::size_t letters : sample.letters) all += letters;
  const auto leads = [all](std::size_t letters) { return letters > 0 && letters * 3 >= all * 2; };

  // Japanese uses three scripts, and Korean text may contain Chinese characters.
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
    const TableWord* words;
  };
  for (const Shared& shared : {Shared{Script::latin, k_latin_rows, k_latin_words.data()},
                               Shared{Script::cyrillic, k_cyrillic_rows, k_cyrillic_words.data()},
                               Shared{Script::arabic, k_arabic_rows, k_arabic_words.data()},
                               Shared{Script::devanagari, k_devanagari_rows, k_devanagari_words.data()}}) {
    if (leads(sample.count(shared.script)))
      return decide_by_words(sample.words[static_cast<std::size_t>(shared.script)], shared.table, shared.words);
  }
  return {};
}

} // namespace lede::i18n
