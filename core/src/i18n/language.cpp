// Finds a language by its tag.
#include "i18n/language.h"

#include <cstddef>
#include <string>

#include "base/words.h"
#include "i18n/language_texts.h"

namespace lede::i18n {
namespace {

// The build writes this file from the language files.
#include "i18n/languages.def"

constexpr std::string_view k_tags = LEDE_LANGUAGE_TAGS;
constexpr std::size_t k_english = 1;

/// Other tags of a language, and the scripts that regions use.
struct OtherTags {
  std::string_view tag;
  std::string_view others;
};
constexpr OtherTags k_other_tags[] = {
#define LEDE_OTHER_TAGS(tag, others) {tag, others},
#include "i18n/languages.def"
};

std::string lower(std::string_view tag) {
  std::string out(tag);
  lower_ascii(out);
  return out;
}

std::string primary(std::string_view tag) { return lower(tag.substr(0, tag.find('-'))); }

// "sr-Latn-RS" becomes "sr-Latn". If a singleton is left at the end, it is removed, too.
std::string_view shorten(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  if (dash == std::string_view::npos) return {};
  tag = tag.substr(0, dash);
  if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag.remove_suffix(2);
  return tag;
}

// The index in k_tags of the language for a tag, or npos.
std::size_t find_language(std::string_view locale) {
  const std::string wanted = lower(locale);
  for (std::string_view tag = wanted; !tag.empty(); tag = shorten(tag)) {
    // A reader of these languages in Latin letters may not be able to read their usual script.
    if (has_word(LEDE_NOT_IN_LATIN_LETTERS, tag)) break;
    if (const std::size_t index = find_word(k_tags, tag); index != std::string_view::npos) return index;
    for (const OtherTags& row : k_other_tags) {
      if (has_word(row.others, tag)) return find_word(k_tags, row.tag);
    }
  }
  return std::string_view::npos;
}

/// Returns views of a packed text, which must outlive them.
Language unpack(std::string_view packed) {
  const auto line = [&packed] {
    const std::string_view found = word_at(packed, 0, '\n');
    packed.remove_prefix(found.size() + 1);
    return found;
  };
  const auto digit = [&line] { return line()[0] - '0'; };
  return {.tag = line(),
          .plural_rule = static_cast<PluralRule>(digit()),
          .grouping = static_cast<Grouping>(digit()),
          .decimal_mark = line(),
          .group_mark = line(),
          .dates = {.date = line(), .time = line(), .brief = line()},
          .first_day = line(),
          .weekdays = line(),
          .months = line(),
          .labels = packed};
}

} // namespace

std::string_view language_tags() noexcept { return k_tags; }

Language language_for(std::string_view locale) noexcept {
  const std::size_t index = find_language(locale);
  if (index == std::string_view::npos) return unpack(first_language(k_english));
  if (index < k_first_languages) return unpack(first_language(index));
  return unpack(more_language(index - k_first_languages));
}

bool is_right_to_left(std::string_view tag) noexcept {
  const std::string subtags = lower(tag);
  // If the tag names a script, that decides. A script is a subtag of four letters.
  for (std::size_t index = 1;; ++index) {
    const std::string_view subtag = word_at(subtags, index, '-');
    if (subtag.size() == 4 && subtag[0] > '9') return has_word("arab hebr thaa syrc nkoo adlm rohg mand samr", subtag);
    if (subtag.size() <= 1 || subtag.end() == std::string_view(subtags).end()) break;
  }
  // Without a script: the languages whose usual script runs from right to left.
  return has_word("ar arz ary apc ckb dv fa he iw ji ks lrc mzn nqo pnb ps sd syr ug ur yi", primary(tag));
}

bool same_language(std::string_view left, std::string_view right) noexcept {
  const std::size_t language = find_language(left);
  if (language != find_language(right)) return false;
  return language != std::string_view::npos || primary(left) == primary(right);
}

} // namespace lede::i18n
