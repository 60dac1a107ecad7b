// Attributes that may be written, as numbers, and which of them a document may set on which element. The rows are in
// attribute_table.h.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "policy/attribute_table.h"
#include "policy/element.h"

namespace lede {

/// Attributes whose value is text, a token or a number. `aria_label` is written "aria-label".
enum class Attribute : std::uint8_t {
#define LEDE_ROW(identifier, name) identifier,
  LEDE_ATTRIBUTES(LEDE_ROW)
};

/// Attributes whose value a browser loads from, links to, or sends to. They take a SafeUrl and nothing else.
enum class UrlAttribute : std::uint8_t {
  LEDE_URL_ATTRIBUTES(LEDE_ROW)
#undef LEDE_ROW
};

[[nodiscard]] std::string_view name_of(Attribute attribute) noexcept;
[[nodiscard]] std::string_view name_of(UrlAttribute attribute) noexcept;

/// How the value of an attribute in a document is checked and normalised.
enum class AttributeKind : std::uint8_t {
  text,   ///< Any text.
  number, ///< Digits, up to a bound.
  signed_number,
  keyword,         ///< One of the words in the row.
  boolean,         ///< Written with an empty value.
  language,        ///< A text in the form of a BCP 47 tag.
  class_names,     ///< Names on the list of allowed classes; others are removed.
  identifier,      ///< Gets the prefix.
  identifier_list, ///< References to ids; each gets the prefix.
  date_time,       ///< Characters of an HTML date, time or duration.
  url,             ///< Goes through UrlPolicy.
  srcset,
};

struct AttributeRow {
  AttributeKind kind;
  bool is_url;                     ///< Which of the two enums `number` belongs to.
  std::uint8_t number;             ///< The Attribute or UrlAttribute.
  std::array<Element, 5> elements; ///< The elements that may have it; if the first is `unknown`, every element may.
  std::uint32_t bound;             ///< `number`: the greatest value. `url`: 0 for a link, 1 for a resource.
  const char* keywords;            ///< `keyword`: the words, between spaces.

  [[nodiscard]] bool is(Attribute attribute) const noexcept {
    return !is_url && number == static_cast<std::uint8_t>(attribute);
  }
};

/// The row that lets a document set this attribute on this element, or null.
[[nodiscard]] const AttributeRow* allow_attribute(Element element, std::string_view name) noexcept;

/// Whether a document may use this class name: `language-…` and the names that Lede's own blocks use.
[[nodiscard]] bool allow_class(std::string_view name) noexcept;

} // namespace lede
