// The texts of the rare labels in every language.
#include "i18n/rare_labels.h"

#include <string>

#include "base/words.h"
#include "i18n/language.h"

namespace lede::i18n {
namespace {

constexpr char k_rare_names[] =
#define LEDE_RARE_LABEL(identifier, name) name " "
#include "i18n/labels.def"
    ;

// A line for each label; a vertical tab ends a language. In the order of language_tags().
constexpr char k_texts[] =
#define LEDE_FIRST_LANGUAGE(identifier, text, rare_text) rare_text "\v"
#define LEDE_LANGUAGE(identifier, text, rare_text)       rare_text "\v"
#include "i18n/languages.def"
    ;

} // namespace

// Not inlined: what calls them runs on every page, and would take the data with it.
[[gnu::noinline]] std::string_view rare_label_name(std::size_t index) noexcept { return word_at(k_rare_names, index); }

[[gnu::noinline]] bool is_rare_label_name(std::string_view name) noexcept { return has_word(k_rare_names, name); }

[[gnu::noinline]] std::string_view rare_label_text(std::string_view tag, std::size_t index) noexcept {
  std::string lower(tag);
  lower_ascii(lower);
  const std::string_view texts = word_at(k_texts, find_word(language_tags(), lower), '\v');
  return word_at(texts, index, '\n');
}

} // namespace lede::i18n
