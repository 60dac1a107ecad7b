// The visible elements of a page, and how much text, links and pictures each contains.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "formats/page/page.h"

namespace lede::formats::page {

/// Sums over an element and its descendants that are not dropped.
struct Sums {
  std::uint32_t text = 0;   ///< Characters, white space aside.
  std::uint32_t linked = 0; ///< How many of these are in links.
  std::uint32_t commas = 0;
  std::uint32_t inline_text = 0; ///< Characters directly in it and in its inline elements.
  std::uint16_t paragraphs = 0;
  std::uint16_t pictures = 0;
  std::uint16_t items = 0;
  std::uint16_t headings = 0; ///< h1
  std::uint16_t fields = 0;   ///< Form fields.
  std::uint16_t frames = 0;
  std::uint16_t teasers = 0; ///< How many headings are links.
  std::uint16_t cells = 0;
  bool has_header_cells = false;
  bool has_blocks = false;
  bool has_body = false;    ///< It contains an element marked as the article's text.
  bool has_story = false;   ///< It contains an `<article>` or `<main>`.
  bool has_caption = false; ///< It contains an element named like the words below a picture or film.
};

class Layout {
 public:
  /// @param strict whether to drop elements whose class or id names something beside the article.
  Layout(const Page& page, bool strict);

  [[nodiscard]] const Page& page() const { return *page_; }
  [[nodiscard]] const Sums& sums(std::uint32_t index) const { return sums_[index]; }
  [[nodiscard]] bool is_dropped(std::uint32_t index) const { return dropped_[index] != 0; }
  /// Drops an element with its descendants. Call `add_up` afterwards.
  void drop(std::uint32_t index);
  void add_up();
  /// How many of a thousand characters are in links.
  [[nodiscard]] std::uint32_t link_density(std::uint32_t index) const;
  /// Whether an element that HTML does not know is among the words of a line, as a term with an explanation is.
  [[nodiscard]] bool is_in_line(std::uint32_t index) const;

 private:
  /// Call it before anything is dropped.
  [[nodiscard]] bool is_invisible(std::uint32_t index) const;
  [[nodiscard]] bool is_out(std::uint32_t index, bool strict) const;
  /// Drops the buttons, menus and times of players. Their films, pictures and captions stay.
  void drop_controls();
  /// Whether a player has short texts alone, as on buttons, and no headline.
  [[nodiscard]] bool has_only_labels(std::uint32_t index) const;

  const Page* page_; // outlives this object
  std::vector<std::uint8_t> dropped_;
  std::vector<Sums> sums_;
};

} // namespace lede::formats::page
