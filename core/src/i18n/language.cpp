// Finds a language by its tag.
#include "i18n/language.h"

#include <cstddef>

namespace lede::i18n {
namespace {

constexpr const Language* k_languages[] = {&k_vietnamese, &k_english};

// Languages written from right to left in their usual script, and the script subtags that say so themselves.
constexpr std::string_view k_right_to_left[] = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"};

constexpr char lower(char character) {
  return character >= 'A' && character <= 'Z' ? static_cast<char>(character + ('a' - 'A')) : character;
}

bool equals(std::string_view left, std::string_view right) {
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (lower(left[i]) != lower(right[i])) return false;
  }
  return true;
}

std::string_view primary(std::string_view tag) { return tag.substr(0, tag.find('-')); }

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
  for (std::string_view tag = locale; !tag.empty(); tag = shorten(tag)) {
    for (const Language* language : k_languages) {
      if (equals(language->tag, tag)) return *language;
    }
  }
  return k_english;
}

bool is_right_to_left(std::string_view tag) noexcept {
  for (std::string_view rest = tag; !rest.empty();) {
    const std::string_view subtag = primary(rest);
    if (equals(subtag, "Latn")) return false;
    if (equals(subtag, "Arab") || equals(subtag, "Hebr")) return true;
    rest.remove_prefix(subtag.size() == rest.size() ? subtag.size() : subtag.size() + 1);
  }
  for (const std::string_view language : k_right_to_left) {
    if (equals(language, primary(tag))) return true;
  }
  return false;
}

bool same_language(std::string_view left, std::string_view right) noexcept {
  return equals(primary(left), primary(right));
}

} // namespace lede::i18n
