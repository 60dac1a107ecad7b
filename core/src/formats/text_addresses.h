// The addresses in a text, to look for many of them in it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace lede::formats {

/// Reads a text once, so that the cost of looking for addresses does not grow with its size. Keeps a view of the text.
class TextAddresses {
 public:
  explicit TextAddresses(std::string_view text);

  /// Whether the text has exactly this address, and not one that only begins with it. More of a query may follow.
  [[nodiscard]] bool has(std::string_view address) const;

 private:
  void add(std::size_t begin);

  std::string_view text_;
  std::vector<std::pair<std::size_t, std::uint32_t>> places_; // by the hash of what stands before a query
};

} // namespace lede::formats
