// Foreign content: SVG and MathML. Lede removes it, but tracks its elements, so that it ends where a parser ends it.
// @see https://html.spec.whatwg.org/#parsing-main-inforeign (13.2.6.5)
#pragma once

#include <cstdint>
#include <string_view>

#include "body/open_elements.h"
#include "html/token.h"

namespace lede::body {

/// The number of every name that has no special meaning here.
inline constexpr std::uint16_t k_no_foreign_name = 0;

/// Returns the number of a name in SVG or MathML. If HTML has the same name, it is the number of that Element.
[[nodiscard]] std::uint16_t foreign_name_of(std::string_view name, Element element);

/// Whether the tokens that follow are processed by the rules for foreign content, and not as HTML.
[[nodiscard]] bool in_foreign_content(const OpenElement& current_node);

/// Whether a start tag in a MathML text integration point is a MathML element: `<mglyph>` and `<malignmark>`.
/// @see https://html.spec.whatwg.org/#tree-construction-dispatcher
[[nodiscard]] bool belongs_to_mathml_text(const OpenElement& current_node, const html::StartTag& tag);

/// Whether the start tag ends foreign content, as those of most HTML elements do.
[[nodiscard]] bool breaks_out_of_foreign_content(const html::StartTag& tag);

/// Returns the role of a new SVG or MathML element: whether it is an integration point.
/// @see https://html.spec.whatwg.org/#html-integration-point
[[nodiscard]] Role role_of_foreign(const OpenElement& current_node, const html::StartTag& tag, std::uint16_t name);

} // namespace lede::body
