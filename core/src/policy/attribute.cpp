#include "policy/attribute.h"

#include <algorithm>
#include <array>
#include <cstddef>

#include "base/words.h"
#include "policy/name_table.h"

namespace lede {
namespace {

// Same order as the enums, the second after the first.
constexpr std::string_view k_names =
    "abbr accept-charset align alt aria-controls aria-current aria-describedby aria-disabled aria-expanded "
    "aria-hidden aria-label aria-labelledby aria-live async autocomplete charset checked class colspan content "
    "controls "
    "crossorigin data-component data-count data-state data-value datetime decoding dir disabled fetchpriority "
    "for height hidden hreflang id integrity kind label lang loading maxlength media method name nonce "
    "novalidate open part placeholder playsinline preload property referrerpolicy rel required reversed role rows "
    "rowspan "
    "scope shadowrootmode sizes span srclang start tabindex target theme title type value width "
    "action cite href poster src srcset ";
constexpr std::size_t k_attributes = static_cast<std::size_t>(Attribute::width) + 1;
constexpr std::size_t k_url_attributes = static_cast<std::size_t>(UrlAttribute::srcset) + 1;
static_assert(std::count(k_names.begin(), k_names.end(), ' ') == k_attributes + k_url_attributes);

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

// What a document may say. What is not here is not written; in particular no style, no on…, no name,
// no is, no srcdoc. Where a name stands twice, it means different things on different elements.
constexpr AttributeRow k_allowed[] = {
    // clang-format off
    text_row(text,            Attribute::abbr,             0, "", {Element::th}),
    text_row(keyword,         Attribute::align,            0, "left right center", {Element::td, Element::th}),
    text_row(text,            Attribute::alt,              0, "", {Element::img}),
    text_row(identifier_list, Attribute::aria_describedby, 0, "", {}),
    text_row(keyword,         Attribute::aria_hidden,      0, "true", {}),
    text_row(text,            Attribute::aria_label,       0, "", {}),
    text_row(identifier_list, Attribute::aria_labelledby,  0, "", {}),
    url_row (url,             UrlAttribute::cite,          0, {Element::blockquote, Element::q, Element::ins, Element::del}),
    text_row(class_names,     Attribute::class_,           0, "", {}),
    text_row(number,          Attribute::colspan,       1000, "", {Element::td, Element::th}),
    text_row(date_time,       Attribute::datetime,         0, "", {Element::time, Element::ins, Element::del}),
    text_row(keyword,         Attribute::dir,              0, "ltr rtl auto", {}),
    text_row(number,          Attribute::height,       32767, "", {Element::img, Element::video, Element::source}),
    url_row (url,             UrlAttribute::href,          0, {Element::a}),
    text_row(language,        Attribute::hreflang,         0, "", {Element::a}),
    text_row(identifier,      Attribute::id,               0, "", {}),
    text_row(keyword,         Attribute::kind,             0, "subtitles captions descriptions chapters", {Element::track}),
    text_row(text,            Attribute::label,            0, "", {Element::track}),
    text_row(language,        Attribute::lang,             0, "", {}),
    text_row(text,            Attribute::media,            0, "", {Element::source}),
    text_row(boolean,         Attribute::open,             0, "", {Element::details}),
    url_row (url,             UrlAttribute::poster,        1, {Element::video}),
    text_row(boolean,         Attribute::reversed,         0, "", {Element::ol}),
    text_row(number,          Attribute::rowspan,       1000, "", {Element::td, Element::th}),
    text_row(keyword,         Attribute::scope,            0, "row col rowgroup colgroup", {Element::th}),
    text_row(text,            Attribute::sizes,            0, "", {Element::img, Element::source}),
    text_row(number,          Attribute::span,          1000, "", {Element::col, Element::colgroup}),
    url_row (url,             UrlAttribute::src,           1, {Element::img, Element::audio, Element::video, Element::source, Element::track}),
    text_row(language,        Attribute::srclang,          0, "", {Element::track}),
    url_row (srcset,          UrlAttribute::srcset,        1, {Element::img, Element::source}),
    text_row(signed_number,   Attribute::start,   2147483647, "", {Element::ol}),
    text_row(text,            Attribute::title,            0, "", {}),
    text_row(keyword,         Attribute::type,             0, "1 a A i I", {Element::ol}),
    text_row(text,            Attribute::type,             0, "", {Element::source}),
    text_row(signed_number,   Attribute::value,   2147483647, "", {Element::li}),
    text_row(number,          Attribute::width,        32767, "", {Element::img, Element::video, Element::source}),
    // clang-format on
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
    "caption credit embed embed-link factbox factbox-title figure footnotes footnote-back footnote-link gallery quote "
    "see-also table task";

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
    const bool plain = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                       (character >= '0' && character <= '9') || has_word("- _ + # .", {&character, 1});
    if (!plain) return false;
  }
  return true;
}

} // namespace lede
