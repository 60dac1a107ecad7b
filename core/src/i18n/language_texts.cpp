// The texts of all languages.
#include "i18n/language_texts.h"

namespace lede::i18n {
namespace {

constexpr std::string_view k_first[] = {
#define LEDE_FIRST_LANGUAGE(identifier, text, rare_text) text,
#include "i18n/languages.def"
};

constexpr std::string_view k_more[] = {
#define LEDE_LANGUAGE(identifier, text, rare_text) text,
#include "i18n/languages.def"
};

} // namespace

std::string_view first_language(std::size_t index) noexcept { return k_first[index]; }

// Not inlined: what calls it runs on every page, and would take the data with it.
[[gnu::noinline]] std::string_view more_language(std::size_t index) noexcept { return k_more[index]; }

} // namespace lede::i18n
