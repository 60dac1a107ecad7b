// What of a page readers see, and how much text, links and pictures each of its elements holds.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/page/page.h"

namespace lede::formats::page {

/// What is in an element and in all below it that is not dropped.
struct Sums {
  std::uint32_t text = 0;   ///< Characters, white space aside.
  std::uint32_t linked = 0; ///< Of these, in links.
  std::uint32_t commas = 0;
  std::uint32_t inline_text = 0; ///< Directly in it and in its inline elements.
  std::uint16_t paragraphs = 0;
  std::uint16_t pictures = 0;
  std::uint16_t items = 0;
  std::uint16_t headings = 0; ///< h1
  std::uint16_t fields = 0;   ///< Of forms.
  std::uint16_t frames = 0;
  std::uint16_t teasers = 0; ///< Headings that are links.
  std::uint16_t cells = 0;
  bool has_header_cells = false;
  bool has_blocks = false;
  bool has_body = false; ///< Marked as the article's text.
};

class Layout {
 public:
  /// @param strict leaves out what is named like something beside the article.
  Layout(const Page& page, bool strict);

  [[nodiscard]] const Page& page() const { return *page_; }
  [[nodiscard]] const Sums& sums(std::uint32_t index) const { return sums_[index]; }
  [[nodiscard]] bool is_dropped(std::uint32_t index) const { return dropped_[index] != 0; }
  /// Leaves out an element with all below it; the sums follow with `add_up`.
  void drop(std::uint32_t index);
  void add_up();
  /// Links, of a thousand characters.
  [[nodiscard]] std::uint32_t link_density(std::uint32_t index) const;

 private:
  [[nodiscard]] bool is_out(std::uint32_t index, bool strict) const;

  const Page* page_; // outlives it
  std::vector<std::uint8_t> dropped_;
  std::vector<Sums> sums_;
};

} // namespace lede::formats::page
