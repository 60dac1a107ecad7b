// The one way to the languages that stand apart.
#include "i18n/more_languages.h"

namespace lede::i18n {

namespace {

constinit const std::string_view* const k_languages[] = {&k_arabic,
                                                         &k_german,
                                                         &k_spanish,
                                                         &k_french,
                                                         &k_hebrew,
                                                         &k_hindi,
                                                         &k_indonesian,
                                                         &k_japanese,
                                                         &k_korean,
                                                         &k_portuguese,
                                                         &k_russian,
                                                         &k_thai,
                                                         &k_simplified_chinese,
                                                         &k_traditional_chinese};

} // namespace

// Not inlined: what calls it runs on every page, and would take the data with it.
[[gnu::noinline]] std::string_view more_language(std::size_t index) noexcept { return *k_languages[index]; }

} // namespace lede::i18n
