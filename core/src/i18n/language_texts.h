// The texts of all languages, as the build packs them: one line for each field of `Language`, then one for each label.
// An array of string_view would be larger than many of the texts.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::i18n {

/// How many languages of language_tags() are in the module that every page loads: the first ones.
inline constexpr std::size_t k_first_languages =
#define LEDE_FIRST_LANGUAGE(identifier, text) 1 +
#include "i18n/languages.def"
    0;

/// The text of one of the first languages, at `index` of language_tags().
[[nodiscard]] std::string_view first_language(std::size_t index) noexcept;

/// The text of another language. @param index 0 is the language after the first ones.
[[nodiscard]] std::string_view more_language(std::size_t index) noexcept;

} // namespace lede::i18n
