// Pairs of marks in a line of Markdown's dialects: highlights, raised and lowered letters, and an editor's changes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::formats::dialects {

/// A pair of marks around words.
struct MarkedWords {
  std::string_view element; ///< That the words become; empty if there is no such pair.
  std::size_t begin = 0;    ///< Of the words.
  std::size_t end = 0;      ///< Of the words.
  std::size_t closing_size = 0;
};

/// Reads `==words==` (as <mark>), `H~2~O` (as <sub>) or `x^2^` (as <sup>) at `at`. Raised and lowered are only digits
/// or letters directly after a word: "~5 people, ~6 places" and "a^2+b^2" are ordinary text.
/// @see https://pandoc.org/MANUAL.html#superscripts-and-subscripts
[[nodiscard]] MarkedWords read_marked_words(std::string_view text, std::size_t at);

/// Reads a change of CriticMarkup at `at` and appends it as <ins>, <del> or <mark>: `{++added++}`, `{--deleted--}`,
/// `{~~old~>new~~}`, `{==highlighted==}`. Of `{>>comment<<}` nothing is appended: like comments in HTML, it is not for
/// readers. @return the offset after it, or 0.
/// @see https://fletcher.github.io/MultiMarkdown-6/syntax/critic.html
[[nodiscard]] std::size_t read_editors_change(std::string_view text, std::size_t at, std::string& out);

/// Returns the offset after a tag of HTML or an address in angle brackets; 0 if `at` is neither. What such a tag
/// contains is not a mark.
[[nodiscard]] std::size_t end_of_tag(std::string_view text, std::size_t at);

} // namespace lede::formats::dialects
