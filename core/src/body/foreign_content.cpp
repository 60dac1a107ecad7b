// Foreign content: SVG and MathML. @see https://html.spec.whatwg.org/#parsing-main-inforeign (13.2.6.5)
#include "body/foreign_content.h"

#include <string>

#include "body/tag_text.h"

namespace lede::body {
namespace {

// Names that are not names of HTML elements. Most of these elements may contain HTML (integration points).
constexpr std::string_view k_foreign_names[] = {
    "foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml", "mglyph", "malignmark"};
constexpr std::uint16_t k_first_of_svg = 256;
constexpr std::uint16_t k_first_of_math = k_first_of_svg + 3;
constexpr std::uint16_t k_annotation = k_first_of_math + 5;

/// Returns the attribute's value with its white space.
std::string_view exact_value_of(const html::StartTag& tag, std::string_view name) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool holds_markup(const html::StartTag& annotation) {
  const std::string encoding = lowered(exact_value_of(annotation, "encoding"));
  return encoding == "text/html" || encoding == "application/xhtml+xml";
}

} // namespace

std::uint16_t foreign_name_of(std::string_view name, Element element) {
  std::uint16_t number = k_first_of_svg;
  for (const std::string_view candidate : k_foreign_names) {
    if (name == candidate) return number;
    ++number;
  }
  return static_cast<std::uint16_t>(element);
}

bool in_foreign_content(const OpenElement& current_node) {
  return current_node.role == Role::svg || current_node.role == Role::math;
}

bool belongs_to_mathml_text(const OpenElement& current_node, const html::StartTag& tag) {
  const bool is_text = current_node.role == Role::html_in_math && current_node.foreign_name != k_annotation;
  return is_text && (tag.name == "mglyph" || tag.name == "malignmark");
}

bool breaks_out_of_foreign_content(const html::StartTag& tag) {
  switch (tag.element) {
    case Element::b:
    case Element::big:
    case Element::blockquote:
    case Element::body:
    case Element::br:
    case Element::center:
    case Element::code:
    case Element::dd:
    case Element::div:
    case Element::dl:
    case Element::dt:
    case Element::em:
    case Element::embed:
    case Element::h1:
    case Element::h2:
    case Element::h3:
    case Element::h4:
    case Element::h5:
    case Element::h6:
    case Element::head:
    case Element::hr:
    case Element::i:
    case Element::img:
    case Element::li:
    case Element::listing:
    case Element::menu:
    case Element::meta:
    case Element::nobr:
    case Element::ol:
    case Element::p:
    case Element::pre:
    case Element::ruby:
    case Element::s:
    case Element::small:
    case Element::span:
    case Element::strong:
    case Element::strike:
    case Element::sub:
    case Element::sup:
    case Element::table:
    case Element::tt:
    case Element::u:
    case Element::ul:
    case Element::var: return true;
    case Element::font:
      for (const html::RawAttribute& attribute : tag.attributes) {
        if (attribute.name == "color" || attribute.name == "face" || attribute.name == "size") return true;
      }
      return false;
    default: return false;
  }
}

Role role_of_foreign(const OpenElement& current_node, const html::StartTag& tag, std::uint16_t name) {
  const Role around = current_node.role == Role::html_in_math ? Role::math : current_node.role;
  // Anywhere else in MathML, <svg> is a MathML element with this name.
  if (tag.element == Element::svg && current_node.foreign_name == k_annotation) return Role::svg;
  if (around == Role::svg && name >= k_first_of_svg && name < k_first_of_math) return Role::html_in_svg;
  if (around == Role::math && name >= k_first_of_math && name <= k_annotation)
    return name < k_annotation || holds_markup(tag) ? Role::html_in_math : Role::math;
  return around;
}

} // namespace lede::body
