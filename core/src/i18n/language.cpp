// Finds a language by its tag.
#include "i18n/language.h"

#include <cstddef>
#include <string>

#include "base/words.h"

namespace lede::i18n {
namespace {

constexpr const Language* k_languages[] = {&k_vietnamese, &k_english};

std::string lower(std::string_view tag) {
  std::string out(tag);
  lower_ascii(out);
  return out;
}

std::string primary(std::string_view tag) { return lower(tag.substr(0, tag.find('-'))); }

// "sr-Latn-RS" → "sr-Latn"; a single letter left at the end introduces what was cut off, and goes with it.
std::string_view shorten(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  if (dash == std::string_view::npos) return {};
  tag = tag.substr(0, dash);
  if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag.remove_suffix(2);
  return tag;
}

} // namespace

std::span<const Language* const> languages() noexcept { return k_languages; }

const Language& language_for(std::string_view locale) noexcept {
  if (locale.empty()) return k_vietnamese;
  const std::string wanted = lower(locale);
  for (std::string_view tag = wanted; !tag.empty(); tag = shorten(tag)) {
    for (const Language* language : k_languages) {
      if (language->tag == tag) return *language;
    }
  }
  return k_english;
}

bool is_right_to_left(std::string_view tag) noexcept {
  const std::string subtags = lower(tag);
  for (const std::string_view script : {"latn", "arab", "hebr"}) {
    if (find_word(subtags, script, '-') != std::string_view::npos) return script != "latn";
  }
  // In their usual script.
  return has_word("ar ckb dv fa he ps sd ug ur yi", primary(tag));
}

bool same_language(std::string_view left, std::string_view right) noexcept { return primary(left) == primary(right); }

} // namespace lede::i18n
