// Detects the language of articles that do not name one.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::i18n {

inline constexpr std::size_t k_longest_sample = 16 * 1024; // bytes

/// Returns the language of a text, judged by its script, then by its letters and its most common words.
/// @param text plain text, UTF-8; only its first `k_longest_sample` bytes are read.
/// @return the tag of the language, of static storage; empty unless one language is clearly ahead and the text has
///         enough words to tell.
[[nodiscard]] std::string_view detect_language(std::string_view text);

} // namespace lede::i18n
