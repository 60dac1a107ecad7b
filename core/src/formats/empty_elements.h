// Elements that are written as XML writes empty ones: `<iframe src="…"/>`.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

enum class MarkupKind : unsigned char { html, xml };

/// Returns markup with closed empty elements: `<iframe src="…"></iframe>`. HTML's parsers ignore the slash, so the rest
/// of an article would be the content of its first film, and not be shown.
/// @param kind in HTML, only elements whose content is not shown are closed, and only if no end tag follows.
[[nodiscard]] std::string close_empty_elements(std::string_view markup, MarkupKind kind);

/// Whether `close_empty_elements` may change the markup.
[[nodiscard]] bool may_have_empty_elements(std::string_view markup);

} // namespace lede::formats
