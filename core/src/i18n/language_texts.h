// The texts of all languages, as the build packs them: a line for each field of `Language`, then one for each label.
// Views of them all would take more room than many of the words.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::i18n {

/// The first languages of language_tags(): those that every page has.
inline constexpr std::size_t k_first_languages =
#define LEDE_FIRST_LANGUAGE(identifier, text, rare_text) 1 +
#include "i18n/languages.def"
    0;

/// The text of the language at `index` of language_tags(), one of the first.
[[nodiscard]] std::string_view first_language(std::size_t index) noexcept;

/// The text of any other. @param index counted from the end of the first ones.
[[nodiscard]] std::string_view more_language(std::size_t index) noexcept;

} // namespace lede::i18n
