// Hostile input: shapes that have made one parser or another take quadratic time or memory, as long as one likes.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace lede::bounds {

/// Which reader a shape is meant for. All of text go through each operation that reads text.
/// What is a document of its own, JSON or a page, is only rendered.
enum class Reader : unsigned char { text, json };

struct Shape {
  std::string name;
  Reader reader = Reader::text;
  std::string before;                         ///< once
  std::string unit;                           ///< so many times
  std::string after;                          ///< once
  std::string (*make)(std::size_t) = nullptr; ///< instead of the three
};

[[nodiscard]] const std::vector<Shape>& shapes();
[[nodiscard]] std::string make(const Shape& shape, std::size_t units);

} // namespace lede::bounds
