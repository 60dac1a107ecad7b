// The texts of all languages.
#include "i18n/language_texts.h"

namespace lede::i18n {
namespace {

constexpr std::string_view k_first[] = {
#define LEDE_FIRST_LANGUAGE(identifier, text) text,
#include "i18n/languages.def"
};

constexpr std::string_view k_more[] = {
#define LEDE_LANGUAGE(identifier, text) text,
#include "i18n/languages.def"
};

} // namespace

std::string_view first_language(std::size_t index) noexcept { return k_first[index]; }

// Not inlined: on pages, the loader answers this call with the text of the one language that it has fetched
// (wasm/split.mjs).
std::string_view more_language(std::size_t index) noexcept { return k_more[index]; }

} // namespace lede::i18n
