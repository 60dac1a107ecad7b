// Which language a text is in, for articles that do not say.
#pragma once

#include <string_view>

namespace lede::i18n {

/// Tells the language of a text by its script, then by its letters and its commonest words.
/// @param text plain text, UTF-8; only its first 16 KiB are read.
/// @return the tag of the language, of static storage; empty unless one language is clearly ahead and there are words
///         enough to say so.
[[nodiscard]] std::string_view detect_language(std::string_view text);

} // namespace lede::i18n
