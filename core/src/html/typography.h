// Replaces typewriter punctuation in finished text by that of the language's newspapers: quotation marks, apostrophes,
// dashes, ellipses, and the spaces before signs in French. HtmlWriter::with_punctuation does the same for markup.
#pragma once

#include <string>
#include <string_view>

namespace lede {

/// Returns the text with the punctuation of a language.
/// If the right form is not certain, the text is not changed: a quotation mark without a counterpart, a range of
/// numbers.
/// @param text UTF-8, no markup. @param language BCP 47; the text of a language without rules here is not changed.
[[nodiscard]] std::string set_punctuation(std::string_view text, std::string_view language);

/// Vietnamese joins words by a hyphen between spaces, where other languages have a dash.
[[nodiscard]] inline bool has_spaced_hyphens(std::string_view language) { return language.starts_with("vi"); }

} // namespace lede
