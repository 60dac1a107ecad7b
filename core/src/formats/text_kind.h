// Texts without a declared markup.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::formats {

enum class TextKind : std::uint8_t { html, markdown, text };

/// Returns the kind of a text. HTML requires a tag of a known element; Markdown requires marks that are not written by
/// chance.
[[nodiscard]] TextKind kind_of_text(std::string_view text);

/// Whether a text has tags of block elements.
[[nodiscard]] bool has_block_tags(std::string_view text);

/// Whether a text is JSON.
[[nodiscard]] bool is_json_text(std::string_view text);

} // namespace lede::formats
