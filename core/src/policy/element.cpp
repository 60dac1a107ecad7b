#include "policy/element.h"

#include <array>
#include <cstddef>

namespace lede {
namespace {

constexpr ElementRow k_rows[] = {{"", Handling::unwrap, Handling::unwrap, Placement::phrasing, Content::transparent},
#define LEDE_ROW(name, article, comment, placement, content) \
  {#name, Handling::article, Handling::comment, Placement::placement, Content::content},
                                 LEDE_ELEMENTS(LEDE_ROW)
#undef LEDE_ROW
};
constexpr std::size_t k_row_count = std::size(k_rows);
static_assert(k_row_count < 256);

// Two names that cannot be C++ identifiers are spelled differently in the table.
constexpr std::string_view spelled(std::size_t row) {
  if (row == static_cast<std::size_t>(Element::template_)) return "template";
  if (row == static_cast<std::size_t>(Element::lede_article)) return "lede-article";
  return k_rows[row].name;
}

constexpr std::size_t k_slots = 512;

constexpr std::size_t hash(std::string_view name) {
  std::size_t value = name.size() * 31;
  for (const char character : name) value = value * 33 + static_cast<unsigned char>(character);
  return value % k_slots;
}

// Open addressing, filled by the compiler: a look-up is one hash and, mostly, one comparison.
constexpr std::array<std::uint8_t, k_slots> k_index = [] {
  std::array<std::uint8_t, k_slots> index{};
  for (std::size_t row = 1; row < k_row_count; ++row) {
    std::size_t slot = hash(spelled(row));
    while (index[slot] != 0) slot = (slot + 1) % k_slots;
    index[slot] = static_cast<std::uint8_t>(row);
  }
  return index;
}();

constexpr std::array<ElementRow, k_row_count> k_named_rows = [] {
  std::array<ElementRow, k_row_count> rows{};
  for (std::size_t row = 0; row < k_row_count; ++row) {
    rows[row] = k_rows[row];
    rows[row].name = spelled(row);
  }
  return rows;
}();

constexpr std::size_t k_longest_name = 15; // selectedcontent

} // namespace

Element element_of(std::string_view name) noexcept {
  if (name.empty() || name.size() > k_longest_name) return Element::unknown;
  for (std::size_t slot = hash(name); k_index[slot] != 0; slot = (slot + 1) % k_slots) {
    if (k_named_rows[k_index[slot]].name == name) return static_cast<Element>(k_index[slot]);
  }
  return Element::unknown;
}

const ElementRow& row_of(Element element) noexcept { return k_named_rows[static_cast<std::size_t>(element)]; }

} // namespace lede
