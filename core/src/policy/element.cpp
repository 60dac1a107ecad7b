#include "policy/element.h"

#include <array>
#include <cstddef>
#include <iterator>

#include "policy/name_table.h"

namespace lede {

constexpr ElementRow k_element_rows[] = {
    {Handling::unwrap, Handling::unwrap, Placement::phrasing, Content::transparent},
#define LEDE_ROW(name, article, comment, placement, content) \
  {Handling::article, Handling::comment, Placement::placement, Content::content},
    LEDE_ELEMENTS(LEDE_ROW)
#undef LEDE_ROW
};
static_assert(std::size(k_element_rows) <= NameTable::k_capacity);

namespace {

#define LEDE_ROW(name, ...) #name " "
constexpr char k_identifiers[] = " " LEDE_ELEMENTS(LEDE_ROW);
#undef LEDE_ROW

// Some names are not valid C++ identifiers. The table writes "_" for "-", and adds "_" to a C++ keyword.
constexpr std::array<char, sizeof k_identifiers> k_names = [] {
  std::array<char, sizeof k_identifiers> names{};
  std::size_t size = 0;
  for (std::size_t at = 0; at + 1 < sizeof k_identifiers; ++at) {
    if (k_identifiers[at] == '_' && k_identifiers[at + 1] == ' ') continue;
    names[size++] = k_identifiers[at] == '_' ? '-' : k_identifiers[at];
  }
  return names;
}();

const NameTable& names() noexcept {
  static const NameTable table({k_names.data(), k_names.size()});
  return table;
}

} // namespace

Element element_of(std::string_view name) noexcept {
  const std::size_t number = names().find(name);
  return number == NameTable::k_none ? Element::unknown : static_cast<Element>(number);
}

ElementSet with_what_they_need(ElementSet elements) noexcept {
  using enum Element;
  // Pairs: an element, and an element that it needs.
  constexpr Element k_needs[][2] = {{ul, li}, {ol, li},       {menu, li},  {li, ul},    {dl, dd},       {dt, dl},
                                    {dd, dl}, {table, tbody}, {table, tr}, {table, td}, {col, colgroup}};
  for (const auto& [element, needed] : k_needs) {
    if (elements.test(static_cast<std::size_t>(element))) elements.set(static_cast<std::size_t>(needed));
  }
  return elements;
}

std::string_view name_of(Element element) noexcept { return names().name(static_cast<std::size_t>(element)); }

} // namespace lede
