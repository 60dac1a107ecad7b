// What md4c is given, so that its time and memory stay linear: it keeps every line until the end, every special
// character until its paragraph is over, and looks at every open list and quote again for each line.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::body {

/// @return how much of the text, from its beginning and in whole lines, stays within the limits. What comes after it is
///         to be shown as plain text.
[[nodiscard]] std::size_t size_within_limits(std::string_view markdown);

/// What md4c writes more often than it stands in the source: the address and title of a definition, once for each use;
/// the cells that a row of a table lacks. Bounded by the source's size, as everything else is.
class MarkdownBudget {
 public:
  explicit MarkdownBudget(std::size_t source_size);

  /// @return false where the budget is spent.
  [[nodiscard]] bool spend(std::size_t bytes);
  [[nodiscard]] bool spend_cell();

 private:
  std::size_t left_;
};

} // namespace lede::body
