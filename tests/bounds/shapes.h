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
  std::string unit;                           ///< this many times
  std::string after;                          ///< once
  std::string (*make)(std::size_t) = nullptr; ///< instead of the three
};

[[nodiscard]] const std::vector<Shape>& shapes();
[[nodiscard]] std::string make(const Shape& shape, std::size_t units);

/// A unit many times, with a number in place of each "@".
[[nodiscard]] std::string number_each(std::string_view unit, std::size_t count);
/// Those of JSON, and of web pages.
void add_json(std::vector<Shape>& out);
void add_pages(std::vector<Shape>& out);
/// Those of the readers of formats.
void add_formats(std::vector<Shape>& out);

} // namespace lede::bounds
