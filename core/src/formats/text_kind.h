// Texts whose markup nobody names.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::formats {

enum class TextKind : std::uint8_t { html, markdown, text };

/// What a text looks like. HTML needs an element that HTML has; Markdown needs marks that nobody writes by chance.
[[nodiscard]] TextKind kind_of_text(std::string_view text);

/// Whether a text has tags of elements that are more than inline.
[[nodiscard]] bool has_block_tags(std::string_view text);

/// Whether a text is JSON that was put into a text.
[[nodiscard]] bool is_json_text(std::string_view text);

} // namespace lede::formats
