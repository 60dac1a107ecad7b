// What the attributes of a start tag tell about its element.
#include "formats/page/tag_attributes.h"

#include <algorithm>

#include "base/limits.h"
#include "base/words.h"
#include "formats/page/page.h"
#include "formats/page/page_elements.h"
#include "formats/page/statements.h"

namespace lede::formats::page {
namespace {

/// Whether an element has that id because React sent it late: a script moves it to its place and shows it.
bool is_streamed(std::string_view id) {
  return id.starts_with("S:") && id.size() > 2 && id.find_first_not_of("0123456789abcdef", 2) == std::string_view::npos;
}

/// Whether an id was made of a heading's words: "the-mayor-promoted-two-of-her-staff".
bool is_sentence(std::string_view id) {
  constexpr std::ptrdiff_t k_many = 5;
  return std::count(id.begin(), id.end(), '-') >= k_many && id.find('_') == std::string_view::npos;
}

/// Whether the element has no meaning of its own, so that its role says what it is.
bool is_box(Element element) {
  return element == Element::div || element == Element::section || element == Element::p || element == Element::span ||
         element == Element::unknown;
}

/// Returns the heading of a level; ARIA's default is the second. @see https://www.w3.org/TR/wai-aria-1.2/#heading
Element heading_of(std::string_view level) {
  constexpr Element k_headings[] = {Element::h1, Element::h2, Element::h3, Element::h4, Element::h5, Element::h6};
  const bool is_level = level.size() == 1 && level[0] >= '1' && level[0] <= '6';
  return k_headings[is_level ? level[0] - '1' : 1];
}

} // namespace

TagAttributes read_attributes(const html::StartTag& tag) {
  TagAttributes out;
  bool is_late = false;
  for (const html::RawAttribute& one : tag.attributes) {
    const std::string_view name = one.name;
    if (name == "role") out.role = one.value;
    if (name == "aria-level") out.level = one.value;
    if (name == "style") out.style = one.value;
    if (name == "itemprop" || (name == "property" && out.property.empty())) out.property = one.value;
    if (name == "itemtype" || name == "typeof") out.type = one.value;
    if (name == "itemscope" || name == "typeof") out.is_scope = true;
    if (name == "content") out.content = one.value;
    if (name == "datetime") out.datetime = one.value;
    if (name == "rel") out.rel = one.value;
    if (name == "src" || (name == "data-src" && out.source.empty())) out.source = one.value;
    if (name == "hidden") out.is_hidden = one.value != "until-found";
    if (name == "aria-hidden" && one.value == "true" && tag.element != Element::img) out.is_hidden = true;
    if (name == "id" && is_streamed(one.value)) is_late = true;
  }
  if (is_late) out.is_hidden = false;
  return out;
}

std::string attribute(const html::StartTag& tag, std::string_view name) {
  for (const html::RawAttribute& one : tag.attributes) {
    if (one.name == name) return std::string(one.value.substr(0, limits::max_url_bytes));
  }
  return {};
}

Element element_of(const html::StartTag& tag, const TagAttributes& attributes) {
  if (attributes.role.empty() || !is_box(tag.element)) return tag.element;
  if (attributes.role == "heading") return heading_of(attributes.level);
  if (is_inline(tag.element) || tag.element == Element::p) return tag.element;
  if (attributes.role == "main") return Element::main;
  return attributes.role == "article" ? Element::article : tag.element;
}

std::uint16_t hints_of_tag(const html::StartTag& tag, const TagAttributes& attributes) {
  unsigned hints = 0;
  for (const html::RawAttribute& one : tag.attributes) {
    const bool names = one.name == "class" || (one.name == "id" && !is_sentence(one.value));
    if (names) hints |= hints_of(one.value) | hints_of_phrase(one.value);
    if ((names || one.name == "aria-label") && names_player(one.value)) hints |= k_player;
    if (one.name == "data-testid" || one.name == "data-component") hints |= hints_of(one.value);
  }
  if (tag.element == Element::unknown) hints |= hints_of_custom(tag.name);
  if (is_apart(tag.element)) hints |= k_apart;
  if (is_unseen(tag.element)) hints |= k_hidden;
  if (!attributes.role.empty() && is_apart_role(attributes.role)) hints |= k_apart;
  if (has_word(attributes.rel, "author")) hints |= k_byline;
  if (attributes.is_hidden || (!attributes.style.empty() && is_hidden_by(attributes.style))) hints |= k_hidden;
  if (attributes.role == "heading" && is_box(tag.element)) hints |= k_renamed;
  return static_cast<std::uint16_t>(hints);
}

bool leads_elsewhere(const html::StartTag& tag) {
  const std::string target = attribute(tag, "href");
  return !target.empty() && target.front() != '#' && !target.starts_with("javascript:");
}

} // namespace lede::formats::page
