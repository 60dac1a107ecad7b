// Foreign content: SVG and MathML. It is removed, and followed all the same, so that it ends where a parser ends it.
// @see https://html.spec.whatwg.org/#parsing-main-inforeign (13.2.6.5)
#pragma once

#include <cstdint>
#include <string_view>

#include "body/open_elements.h"
#include "html/token.h"

namespace lede::body {

/// The number of a name that changes nothing.
inline constexpr std::uint16_t k_no_foreign_name = 0;

/// Names in SVG and MathML by number: those that are names of HTML too have their Element's.
[[nodiscard]] std::uint16_t foreign_name_of(std::string_view name, Element element);

/// Whether the current node holds the tokens that follow as foreign content, and not as HTML.
[[nodiscard]] bool in_foreign_content(const OpenElement& current_node);

/// Whether a start tag in HTML belongs to the MathML around it: `<mglyph>` and `<malignmark>` in a MathML text
/// integration point. @see https://html.spec.whatwg.org/#tree-construction-dispatcher
[[nodiscard]] bool belongs_to_mathml_text(const OpenElement& current_node, const html::StartTag& tag);

/// Whether a parser takes the start tag as the end of SVG or MathML that somebody forgot to close.
[[nodiscard]] bool breaks_out_of_foreign_content(const html::StartTag& tag);

/// What an element of SVG or MathML is inside of the current node: whether HTML goes on in it.
/// @see https://html.spec.whatwg.org/#html-integration-point
[[nodiscard]] Role role_of_foreign(const OpenElement& current_node, const html::StartTag& tag, std::uint16_t name);

} // namespace lede::body
