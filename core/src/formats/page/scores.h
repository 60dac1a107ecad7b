// How much each element of a page looks like the article's text, by its paragraphs: their commas and length count, as
// in Arc90's Readability.
#pragma once

#include <cstdint>
#include <vector>

#include "formats/page/layout.h"

namespace lede::formats::page {

constexpr std::int64_t k_point = 1000;             ///< Scores are integers, so that all builds give the same result.
constexpr std::uint32_t k_shortest_paragraph = 25; ///< Characters, white space aside.

class Scores {
 public:
  Scores() = default;
  /// Scores the paragraphs of an element; 0 is the whole page.
  Scores(const Layout& layout, std::uint32_t region);

  /// Returns the element with the highest score; 0 if there is no paragraph.
  [[nodiscard]] std::uint32_t best() const { return best_; }
  [[nodiscard]] std::int64_t of(std::uint32_t index) const { return scores_[index]; }
  /// Returns the highest score of an element and its descendants.
  [[nodiscard]] std::int64_t best_inside(std::uint32_t index) const { return best_inside_[index]; }
  /// Returns the size of the paragraphs in an element that are sentences without many links.
  [[nodiscard]] std::uint32_t good_text(std::uint32_t index) const { return good_text_[index]; }

 private:
  std::vector<std::int64_t> scores_;
  std::vector<std::int64_t> best_inside_;
  std::vector<std::uint32_t> good_text_;
  std::uint32_t best_ = 0;
};

} // namespace lede::formats::page
