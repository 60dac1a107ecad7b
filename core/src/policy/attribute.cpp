#include "policy/attribute.h"

#include <array>
#include <cstddef>

#include "base/ascii.h"
#include "base/words.h"
#include "policy/name_table.h"

namespace lede {
namespace {

// In the order of the enums, the second after the first.
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

constexpr bool stands_on(const AttributeRow& row, Element element) {
  if (row.elements[0] == Element::unknown) return true;
  for (const Element allowed : row.elements) {
    if (allowed == element) return true;
  }
  return false;
}

// The names that blocks.cpp and markdown.cpp give to what they build, so that the style sheet can tell them apart; each
// begins with "lede-".
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
  for (const AttributeRow& row : k_allowed) {
    if (row.number + (row.is_url ? k_attributes : 0) == number && stands_on(row, element)) return &row;
  }
  return nullptr;
}

bool allow_class(std::string_view name) noexcept {
  constexpr std::size_t k_longest_language = 40;
  if (name.starts_with("lede-")) return has_word(k_class_names, name.substr(5));
  if (!name.starts_with("language-")) return false;
  if (name.size() > k_longest_language) return false;
  for (const char character : name) {
    const bool plain = ascii::is_alphanumeric(character) || has_word("- _ + # .", {&character, 1});
    if (!plain) return false;
  }
  return true;
}

} // namespace lede
