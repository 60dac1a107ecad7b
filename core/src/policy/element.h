// Elements as numbers, and what the policies say of each. The rows are in element_table.h.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "policy/element_table.h"

namespace lede {

enum class Element : std::uint8_t {
  unknown, ///< Not in the table: its tags are removed, its content is kept.
#define LEDE_ROW(name, ...) name,
  LEDE_ELEMENTS(LEDE_ROW)
#undef LEDE_ROW
};

enum class Handling : std::uint8_t { keep, unwrap, remove, remove_tag };

/// Where an element may appear.
enum class Placement : std::uint8_t {
  flow,
  phrasing,
  list_item,
  description,
  figure_caption,
  details_summary,
  ruby_text,
  media_source,
  table_part,
  table_column,
  table_row,
  table_cell,
  form_legend,
  document,
};

/// What an element may contain.
enum class Content : std::uint8_t {
  nothing,     ///< A void element: no content and no end tag.
  flow,        ///< Blocks and text.
  phrasing,    ///< Text and inline elements, at every depth below.
  transparent, ///< The same as its parent.
  list_items,
  descriptions,
  figure,
  details,
  ruby,
  picture,
  media,
  table,
  columns,
  rows,
  cells,
  raw_text, ///< Text in which there are no tags.
  removed,  ///< Never written, so this value is never used.
};

struct ElementRow {
  Handling article;
  Handling comment;
  Placement placement;
  Content content;
};

/// Some of the elements, by number.
using ElementSet = std::bitset<256>;

/// Returns the elements, and those that the sanitizer has to write with them: the list around an item, the body of a
/// table.
[[nodiscard]] ElementSet with_what_they_need(ElementSet elements) noexcept;

/// The element of a lower-case name, or `unknown`.
[[nodiscard]] Element element_of(std::string_view name) noexcept;
extern const ElementRow k_element_rows[];
[[nodiscard]] inline const ElementRow& row_of(Element element) noexcept {
  return k_element_rows[static_cast<std::size_t>(element)];
}
[[nodiscard]] std::string_view name_of(Element element) noexcept;
[[nodiscard]] inline bool is_void(Element element) noexcept { return row_of(element).content == Content::nothing; }
[[nodiscard]] inline bool is_heading(Element element) noexcept {
  return element >= Element::h1 && element <= Element::h6;
}

} // namespace lede
