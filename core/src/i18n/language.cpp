// Finds a language by its tag.
#include "i18n/language.h"

#include <cstddef>
#include <string>

#include "base/words.h"
#include "i18n/language_texts.h"

namespace lede::i18n {
namespace {

// What this defines is written by the build, from the files of the languages.
#include "i18n/languages.def"

constexpr std::string_view k_tags = LEDE_LANGUAGE_TAGS;
constexpr std::size_t k_english = 1;

/// What else a language is called, and which regions write it in which script.
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

// "sr-Latn-RS" → "sr-Latn"; a single letter left at the end introduces what was cut off, and goes with it.
std::string_view shorten(std::string_view tag) {
  const std::size_t dash = tag.rfind('-');
  if (dash == std::string_view::npos) return {};
  tag = tag.substr(0, dash);
  if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag.remove_suffix(2);
  return tag;
}

// Where in k_tags the language stands that a tag asks for, or npos.
std::size_t find_language(std::string_view locale) {
  const std::string wanted = lower(locale);
  for (std::string_view tag = wanted; !tag.empty(); tag = shorten(tag)) {
    // Who reads these in Latin letters may not read them in others.
    if (has_word(LEDE_NOT_IN_LATIN_LETTERS, tag)) break;
    if (const std::size_t index = find_word(k_tags, tag); index != std::string_view::npos) return index;
    for (const OtherTags& row : k_other_tags) {
      if (has_word(row.others, tag)) return find_word(k_tags, row.tag);
    }
  }
  return std::string_view::npos;
}

/// The views of a packed text; they live as long as it does.
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
  // Where a script is named, that decides; four letters are a script, or begin with a digit.
  for (std::size_t index = 1;; ++index) {
    const std::string_view subtag = word_at(subtags, index, '-');
    if (subtag.size() == 4 && subtag[0] > '9') return has_word("arab hebr thaa syrc nkoo adlm rohg mand samr", subtag);
    if (subtag.size() <= 1 || subtag.end() == std::string_view(subtags).end()) break;
  }
  // In their usual script.
  return has_word("ar arz ary apc ckb dv fa he iw ji ks lrc mzn nqo pnb ps sd syr ug ur yi", primary(tag));
}

bool same_language(std::string_view left, std::string_view right) noexcept {
  const std::size_t language = find_language(left);
  if (language != find_language(right)) return false;
  return language != std::string_view::npos || primary(left) == primary(right);
}

} // namespace lede::i18n
