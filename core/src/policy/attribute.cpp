#include "policy/attribute.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/words.h"
#include "policy/name_table.h"

namespace lede {
namespace {

// The names of both enums, in order: first Attribute, then UrlAttribute.
#define LEDE_ROW(identifier, name) name " "
constexpr std::string_view k_names = LEDE_ATTRIBUTES(LEDE_ROW) LEDE_URL_ATTRIBUTES(LEDE_ROW);
#undef LEDE_ROW
#define LEDE_ROW(...) +1
constexpr std::size_t k_attributes = 0 LEDE_ATTRIBUTES(LEDE_ROW);
#undef LEDE_ROW

const NameTable& names() noexcept {
  static const NameTable table(k_names);
  return table;
}

using enum AttributeKind;

constexpr AttributeRow text_row(AttributeKind kind, Attribute number, std::uint32_t bound, const char* keywords,
                                std::array<Element, 5> on) {
  return {kind, false, static_cast<std::uint8_t>(number), on, bound, keywords};
}

constexpr AttributeRow url_row(AttributeKind kind, UrlAttribute number, std::uint32_t bound,
                               std::array<Element, 5> on) {
  return {kind, true, static_cast<std::uint8_t>(number), on, bound, ""};
}

constexpr AttributeRow k_allowed[] = {
#define LEDE_TEXT_ROW(kind, attribute, bound, keywords, ...) \
  text_row(kind, Attribute::attribute, bound, keywords, {__VA_ARGS__}),
#define LEDE_URL_ROW(kind, attribute, bound, ...) url_row(kind, UrlAttribute::attribute, bound, {__VA_ARGS__}),
    LEDE_DOCUMENT_ATTRIBUTES(LEDE_TEXT_ROW, LEDE_URL_ROW)
#undef LEDE_TEXT_ROW
#undef LEDE_URL_ROW
};

// For each attribute, the first row that has it.
constexpr std::size_t k_rows = sizeof k_allowed / sizeof *k_allowed;
constexpr std::array<std::uint8_t, NameTable::k_none + 1> k_first_rows = [] {
  std::array<std::uint8_t, NameTable::k_none + 1> first_rows{};
  for (std::uint8_t& row : first_rows) row = k_rows;
  for (std::size_t row = k_rows; row-- > 0;)
    first_rows[k_allowed[row].number + (k_allowed[row].is_url ? k_attributes : 0)] = static_cast<std::uint8_t>(row);
  return first_rows;
}();

constexpr bool stands_on(const AttributeRow& row, Element element) {
  if (row.elements[0] == Element::unknown) return true;
  for (const Element allowed : row.elements) {
    if (allowed == element) return true;
  }
  return false;
}

// The classes that blocks.cpp and markdown.cpp give to the elements that they build, for the style sheet. Each begins
// with "lede-".
constexpr std::string_view k_class_names =
    "caption credit embed embed-link factbox factbox-title figure footnotes footnote-back footnote-link gallery "
    "image-full image-half image-portrait image-wide quote see-also table task";

} // namespace

std::string_view name_of(Attribute attribute) noexcept { return names().name(static_cast<std::size_t>(attribute)); }
std::string_view name_of(UrlAttribute attribute) noexcept {
  return names().name(k_attributes + static_cast<std::size_t>(attribute));
}

const AttributeRow* allow_attribute(Element element, std::string_view name) noexcept {
  const std::size_t number = names().find(name);
  std::size_t first = 0;
  if constexpr (!k_is_small_build) first = k_first_rows[number];
  for (const AttributeRow* row = k_allowed + first; row != k_allowed + k_rows; ++row) {
    if (row->number + (row->is_url ? k_attributes : 0) == number && stands_on(*row, element)) return row;
  }
  return nullptr;
}

bool allow_class(std::string_view name) noexcept {
  constexpr std::size_t k_longest_language = 40;
  if (name.starts_with("lede-")) return has_word(k_class_names, name.substr(5));
  if (!name.starts_with("language-")) return false;
  if (name.size() > k_longest_language) return false;
  for (const char character : name) {
    if (!ascii::is_alphanumeric(character) && !ascii::is_one_of(character, "-_+#.")) return false;
  }
  return true;
}

} // namespace lede
