// The words of a text, counted so that the tables of all languages can look them up quickly. Only detect_language.cpp
// uses this.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "base/hash.h"
#include "base/utf8.h"

namespace lede::i18n {

inline constexpr std::size_t k_most_words = 300; // words read of a script that several languages share

/// Does what `utf8::decode` does, faster: characters of at most three bytes, which are most, are decoded here.
inline char32_t decode(std::string_view text, std::size_t& at) {
  const auto byte = [&](std::size_t place) { return static_cast<char32_t>(static_cast<unsigned char>(text[place])); };
  constexpr char32_t k_bits = 0x3F;
  const char32_t lead = byte(at);
  if (lead < 0x80) {
    ++at;
    return lead;
  }
  if (lead < 0xE0 && text.size() - at >= 2) {
    at += 2;
    return (lead & 0x1FU) << 6 | (byte(at - 1) & k_bits);
  }
  if (lead < 0xF0 && text.size() - at >= 3) {
    at += 3;
    return (lead & 0x0FU) << 12 | (byte(at - 2) & k_bits) << 6 | (byte(at - 1) & k_bits);
  }
  return utf8::decode(text, at);
}

/// Counts how often a text has each word, and which letters beyond ASCII each word has. Every row of a table looks up
/// both, so both have to be fast.
class WordCounts {
 public:
  explicit WordCounts(const std::vector<std::string>& words) {
    for (const std::string& word : words) {
      count(word);
      note_letters(word);
    }
  }

  /// Removes the first word from a list with spaces between the words. @param hash gets the word's hash.
  static std::string_view take_word(std::string_view& list, std::uint32_t& hash) {
    hash = k_hash_of_nothing;
    std::size_t size = 0;
    for (; size < list.size() && list[size] != ' '; ++size) hash = hash_with(hash, list[size]);
    const std::string_view word = list.substr(0, size);
    list.remove_prefix(size + (size < list.size() ? 1 : 0));
    return word;
  }

  [[nodiscard]] std::size_t count_of(std::string_view word, std::uint32_t hash) const {
    const std::size_t number = numbers_[slot_of(word, hash)];
    return number == 0 ? 0 : entries_[number - 1].count;
  }

  /// How many of the words have one of the letters.
  [[nodiscard]] std::size_t count_words_with(std::string_view letters) {
    ++times_;
    bool has_wanted = false;
    for (std::size_t at = 0; at < letters.size();) {
      const std::size_t number = number_of(decode(letters, at));
      if (number == letters_.size()) continue;
      letters_[number].wanted = times_;
      has_wanted = true;
    }
    if (!has_wanted) return 0;
    std::size_t count = 0;
    bool has_one = false; // whether the current word has one
    for (const std::uint16_t letter : letters_of_words_) {
      if (letter != k_word_ends) {
        has_one = has_one || letters_[letter].wanted == times_;
        continue;
      }
      count += has_one ? 1 : 0;
      has_one = false;
    }
    return count;
  }

 private:
  struct Entry {
    std::string_view word;
    std::uint32_t hash;
    std::uint32_t count;
  };
  struct Letter {
    char32_t letter;
    std::uint32_t wanted; // the number of the last call of count_words_with that counts it
  };
  static constexpr std::size_t k_slots = 1024;
  static_assert(k_slots > 2 * k_most_words);
  static constexpr std::uint16_t k_word_ends = 0xFFFF;

  [[nodiscard]] std::size_t slot_of(std::string_view word, std::uint32_t hash) const {
    std::size_t slot = (hash ^ hash >> 16U) % k_slots;
    for (; numbers_[slot] != 0; slot = (slot + 1) % k_slots) {
      const Entry& entry = entries_[numbers_[slot] - 1U];
      if ((k_is_small_build || entry.hash == hash) && entry.word == word) break;
    }
    return slot;
  }

  void count(std::string_view word) {
    const std::uint32_t hash = hash_of(word);
    std::uint16_t& number = numbers_[slot_of(word, hash)];
    if (number == 0) {
      entries_[size_] = {word, hash, 0};
      number = static_cast<std::uint16_t>(++size_);
    }
    ++entries_[number - 1U].count;
  }

  /// The index of a letter; the count of the letters if no word has it.
  [[nodiscard]] std::size_t number_of(char32_t letter) const {
    if (!k_is_small_build && (letter_bits_ >> letter % 64 & 1U) == 0) return letters_.size();
    std::size_t number = 0;
    while (number < letters_.size() && letters_[number].letter != letter) ++number;
    return number;
  }

  void note_letters(std::string_view word) {
    const std::size_t before = letters_of_words_.size();
    for (std::size_t at = 0; at < word.size();) {
      const char32_t letter = decode(word, at);
      if (letter < 0x80) continue;
      const std::size_t number = number_of(letter);
      if (number == letters_.size()) letters_.push_back({letter, 0});
      if (!k_is_small_build) letter_bits_ |= std::uint64_t{1} << letter % 64;
      letters_of_words_.push_back(static_cast<std::uint16_t>(number));
    }
    if (letters_of_words_.size() > before) letters_of_words_.push_back(k_word_ends);
  }

  std::array<Entry, k_most_words> entries_;      // the different words
  std::size_t size_ = 0;                         // how many
  std::array<std::uint16_t, k_slots> numbers_{}; // for each slot, the number of its word; 0: none
  std::vector<Letter> letters_;                  // each once
  std::uint64_t letter_bits_ = 0;                // for each letter, the bit of its number modulo 64
  std::vector<std::uint16_t> letters_of_words_;  // indices in `letters_`, word by word
  std::uint32_t times_ = 0;                      // that words were counted by their letters
};

} // namespace lede::i18n
