// Limits that keep md4c's time and memory linear. md4c keeps every line until the end and every special character until
// the end of its paragraph, and looks at all open lists and block quotes again for each line.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::body {

/// @return the size of the part of the text, in whole lines from its beginning, that is within the limits. The caller
///         shows the rest as plain text.
[[nodiscard]] std::size_t size_within_limits(std::string_view markdown);

/// A budget for output that repeats parts of the source: md4c writes the address and title of a link reference
/// definition once for each use, and adds the cells that a table row lacks. The budget is proportional to the source's
/// size.
class MarkdownBudget {
 public:
  explicit MarkdownBudget(std::size_t source_size);

  /// @return false if less than `bytes` is left; then nothing is spent.
  [[nodiscard]] bool spend(std::size_t bytes);
  [[nodiscard]] bool spend_cell();

 private:
  std::size_t left_;
};

} // namespace lede::body
