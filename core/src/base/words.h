// Lists of words as one text. An array of string_view needs a pointer and a length for each word, which are mostly
// larger than the word.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede {

/// Returns the word at `index` of "first second third", or the last word if there are fewer.
[[nodiscard]] std::string_view word_at(std::string_view words, std::size_t index, char separator = ' ') noexcept;

/// Returns the index of the word in the list, or npos.
[[nodiscard]] std::size_t find_word(std::string_view words, std::string_view word, char separator = ' ') noexcept;

[[nodiscard]] inline bool has_word(std::string_view words, std::string_view word) noexcept {
  return find_word(words, word) != std::string_view::npos;
}

/// Converts the ASCII letters of a text to lower case, in place.
void lower_ascii(std::string& text) noexcept;

} // namespace lede
