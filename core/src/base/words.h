// Lists of words kept as one text. A table of views would cost a pointer and a length for each word, which in most
// lists is more than the word.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede {

/// The word at `index` of "first second third", or the last where there are fewer.
[[nodiscard]] std::string_view word_at(std::string_view words, std::size_t index, char separator = ' ') noexcept;

/// Where in the list the word stands, or npos.
[[nodiscard]] std::size_t find_word(std::string_view words, std::string_view word, char separator = ' ') noexcept;

[[nodiscard]] inline bool has_word(std::string_view words, std::string_view word) noexcept {
  return find_word(words, word) != std::string_view::npos;
}

/// Lowers the ASCII letters of a text in place.
void lower_ascii(std::string& text) noexcept;

} // namespace lede
