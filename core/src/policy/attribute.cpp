#include "policy/attribute.h"

#include <array>
#include <cstddef>

namespace lede {
namespace {

// Same order as the enum; "_" stands for "-", a trailing "_" keeps a C++ keyword away.
constexpr std::string_view k_names[] = {
    "abbr",
    "align",
    "alt",
    "aria-controls",
    "aria-current",
    "aria-describedby",
    "aria-disabled",
    "aria-expanded",
    "aria-hidden",
    "aria-label",
    "aria-labelledby",
    "aria-live",
    "async",
    "autocomplete",
    "charset",
    "checked",
    "class",
    "colspan",
    "content",
    "controls",
    "crossorigin",
    "data-component",
    "data-count",
    "data-state",
    "data-value",
    "datetime",
    "decoding",
    "dir",
    "disabled",
    "fetchpriority",
    "for",
    "height",
    "hidden",
    "hreflang",
    "id",
    "integrity",
    "kind",
    "label",
    "lang",
    "loading",
    "maxlength",
    "media",
    "method",
    "name",
    "novalidate",
    "open",
    "part",
    "placeholder",
    "playsinline",
    "preload",
    "property",
    "referrerpolicy",
    "rel",
    "required",
    "reversed",
    "role",
    "rows",
    "rowspan",
    "scope",
    "shadowrootmode",
    "sizes",
    "span",
    "srclang",
    "start",
    "tabindex",
    "target",
    "theme",
    "title",
    "type",
    "value",
    "width",
};
static_assert(std::size(k_names) == static_cast<std::size_t>(Attribute::width) + 1);

constexpr std::string_view k_url_names[] = {"action", "cite", "href", "poster", "src", "srcset"};
static_assert(std::size(k_url_names) == static_cast<std::size_t>(UrlAttribute::srcset) + 1);

using enum AttributeKind;

constexpr AttributeRow text_row(std::string_view name, AttributeKind kind, Attribute number, std::uint32_t bound,
                                std::string_view keywords, std::array<Element, 8> on) {
  return {name,
          kind,
          false,
          static_cast<std::uint8_t>(number),
          bound,
          keywords,
          {on[0], on[1], on[2], on[3], on[4], on[5], on[6], on[7]}};
}

constexpr AttributeRow url_row(std::string_view name, AttributeKind kind, UrlAttribute number, std::uint32_t bound,
                               std::array<Element, 8> on) {
  return {name,
          kind,
          true,
          static_cast<std::uint8_t>(number),
          bound,
          {},
          {on[0], on[1], on[2], on[3], on[4], on[5], on[6], on[7]}};
}

// What a document may say, sorted by name. What is not here is not written; in particular no style, no on…, no name,
// no is, no srcdoc. Where a name stands twice, it means different things on different elements.
constexpr AttributeRow k_allowed[] = {
    // clang-format off
    text_row("abbr",             text,            Attribute::abbr,             0, {}, {Element::th}),
    text_row("align",            keyword,         Attribute::align,            0, "left right center", {Element::td, Element::th}),
    text_row("alt",              text,            Attribute::alt,              0, {}, {Element::img}),
    text_row("aria-describedby", identifier_list, Attribute::aria_describedby, 0, {}, {}),
    text_row("aria-hidden",      keyword,         Attribute::aria_hidden,      0, "true", {}),
    text_row("aria-label",       text,            Attribute::aria_label,       0, {}, {}),
    text_row("aria-labelledby",  identifier_list, Attribute::aria_labelledby,  0, {}, {}),
    url_row ("cite",             url,             UrlAttribute::cite,          0, {Element::blockquote, Element::q, Element::ins, Element::del}),
    text_row("class",            class_names,     Attribute::class_,           0, {}, {}),
    text_row("colspan",          number,          Attribute::colspan,       1000, {}, {Element::td, Element::th}),
    text_row("datetime",         date_time,       Attribute::datetime,         0, {}, {Element::time, Element::ins, Element::del}),
    text_row("dir",              keyword,         Attribute::dir,              0, "ltr rtl auto", {}),
    text_row("height",           number,          Attribute::height,       32767, {}, {Element::img, Element::video, Element::source}),
    url_row ("href",             url,             UrlAttribute::href,          0, {Element::a}),
    text_row("hreflang",         language,        Attribute::hreflang,         0, {}, {Element::a}),
    text_row("id",               identifier,      Attribute::id,               0, {}, {}),
    text_row("kind",             keyword,         Attribute::kind,             0, "subtitles captions descriptions chapters", {Element::track}),
    text_row("label",            text,            Attribute::label,            0, {}, {Element::track}),
    text_row("lang",             language,        Attribute::lang,             0, {}, {}),
    text_row("media",            text,            Attribute::media,            0, {}, {Element::source}),
    text_row("open",             boolean,         Attribute::open,             0, {}, {Element::details}),
    url_row ("poster",           url,             UrlAttribute::poster,        1, {Element::video}),
    text_row("reversed",         boolean,         Attribute::reversed,         0, {}, {Element::ol}),
    text_row("rowspan",          number,          Attribute::rowspan,       1000, {}, {Element::td, Element::th}),
    text_row("scope",            keyword,         Attribute::scope,            0, "row col rowgroup colgroup", {Element::th}),
    text_row("sizes",            text,            Attribute::sizes,            0, {}, {Element::img, Element::source}),
    text_row("span",             number,          Attribute::span,          1000, {}, {Element::col, Element::colgroup}),
    url_row ("src",              url,             UrlAttribute::src,           1, {Element::img, Element::audio, Element::video, Element::source, Element::track}),
    text_row("srclang",          language,        Attribute::srclang,          0, {}, {Element::track}),
    url_row ("srcset",           srcset,          UrlAttribute::srcset,        1, {Element::img, Element::source}),
    text_row("start",            signed_number,   Attribute::start,   2147483647, {}, {Element::ol}),
    text_row("title",            text,            Attribute::title,            0, {}, {}),
    text_row("type",             keyword,         Attribute::type,             0, "1 a A i I", {Element::ol}),
    text_row("type",             text,            Attribute::type,             0, {}, {Element::source}),
    text_row("value",            signed_number,   Attribute::value,   2147483647, {}, {Element::li}),
    text_row("width",            number,          Attribute::width,        32767, {}, {Element::img, Element::video, Element::source}),
    // clang-format on
};

constexpr bool sorted() {
  for (std::size_t row = 1; row < std::size(k_allowed); ++row) {
    if (k_allowed[row].name < k_allowed[row - 1].name) return false;
  }
  return true;
}
static_assert(sorted());

constexpr bool stands_on(const AttributeRow& row, Element element) {
  if (row.elements[0] == Element::unknown) return true;
  for (const Element allowed : row.elements) {
    if (allowed == element) return true;
  }
  return false;
}

// The names that blocks.cpp and markdown.cpp give to what they build, so that the style sheet can tell them apart.
constexpr std::string_view k_class_names[] = {
    "lede-caption",       "lede-credit", "lede-embed",     "lede-embed-link",    "lede-factbox",
    "lede-factbox-title", "lede-figure", "lede-footnotes", "lede-footnote-back", "lede-footnote-link",
    "lede-gallery",       "lede-quote",  "lede-see-also",  "lede-table",         "lede-task",
};

} // namespace

std::string_view name_of(Attribute attribute) noexcept { return k_names[static_cast<std::size_t>(attribute)]; }
std::string_view name_of(UrlAttribute attribute) noexcept { return k_url_names[static_cast<std::size_t>(attribute)]; }

const AttributeRow* allow_attribute(Element element, std::string_view name) noexcept {
  // The table is short enough that a walk costs less than a search.
  for (const AttributeRow& row : k_allowed) {
    if (row.name == name && stands_on(row, element)) return &row;
  }
  return nullptr;
}

bool allow_class(std::string_view name) noexcept {
  constexpr std::string_view k_language = "language-";
  constexpr std::size_t k_longest_language = 40;
  if (name.substr(0, k_language.size()) == k_language) {
    if (name.size() > k_longest_language) return false;
    for (const char character : name) {
      const bool plain = (character >= 'a' && character <= 'z') || (character >= 'A' && character <= 'Z') ||
                         (character >= '0' && character <= '9') || character == '-' || character == '_' ||
                         character == '+' || character == '#' || character == '.';
      if (!plain) return false;
    }
    return true;
  }
  for (const std::string_view allowed : k_class_names) {
    if (name == allowed) return true;
  }
  return false;
}

} // namespace lede
