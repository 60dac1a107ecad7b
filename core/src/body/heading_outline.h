// Chooses the levels of a document's headings. The document's first heading is one level below the headline, and no
// level is skipped downwards, so that screen readers get an outline without gaps.
#pragma once

#include <cstddef>

namespace lede::body {

class HeadingOutline {
 public:
  /// @param headline_level 1 to 5; 0 leaves levels as they are.
  explicit HeadingOutline(int headline_level) : headline_level_(headline_level) {}

  /// @param level of the heading in the document, 1 to 6. @return the level to write.
  [[nodiscard]] int place(int level) {
    if (headline_level_ == 0) return level;
    while (depth_ > 0 && levels_[depth_ - 1] >= level) --depth_;
    levels_[depth_++] = level;
    const int placed = headline_level_ + static_cast<int>(depth_);
    return placed > 6 ? 6 : placed;
  }

 private:
  int headline_level_;
  int levels_[6] = {};
  std::size_t depth_ = 0;
};

} // namespace lede::body
