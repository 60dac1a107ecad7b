// What Lede knows of one language: its words, its plural forms, its numbers and its dates. A language is a file in
// languages/; from these the build writes i18n/languages.def (core/cmake/languages.cmake).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "i18n/label.h"

namespace lede::i18n {

/// Which plural categories the whole numbers of a language have, in the order in which a label gives its forms. A
/// language's file names one of them; languages.cmake has them in the same order.
/// @see https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
enum class PluralRule : std::uint8_t {
  other,                       ///< One form for every count: Vietnamese.
  one_other,                   ///< 1, and everything else: English.
  one_other_from_zero,         ///< 0 and 1, and everything else: Hindi.
  one_many_other,              ///< 1, whole millions, and everything else: Spanish.
  one_many_other_from_zero,    ///< 0 and 1, whole millions, and everything else: French.
  one_two_other,               ///< 1, 2, and everything else: Hebrew.
  one_few_many,                ///< 1, 21, 31 …; 2 to 4, 22 to 24 …; and everything else: Russian.
  zero_one_two_few_many_other, ///< 0; 1; 2; 3 to 10, 103 to 110 …; 11 to 99, 111 …; 100 to 102 …: Arabic.
};

/// How many forms a label gives that depends on a count.
[[nodiscard]] constexpr std::size_t plural_forms(PluralRule rule) {
  constexpr std::uint8_t k_forms[] = {1, 2, 2, 3, 3, 3, 3, 6};
  return k_forms[static_cast<std::size_t>(rule)];
}

enum class Grouping : std::uint8_t {
  thousands, ///< 12,345,678
  lakh,      ///< 1,23,45,678
};

/// How dates are written. Letters after `%`, as strftime has them: A weekday, d day in two digits, e day, m month in
/// two digits, B month by name, Y year, H hour and M minute in two digits; and n month, E year of the Buddhist era.
struct DatePatterns {
  std::string_view date;  ///< With the weekday: the date line.
  std::string_view time;  ///< Added to `date` or `brief` where the time is known.
  std::string_view brief; ///< In lists and under comments.
};

struct Language {
  std::string_view tag; ///< BCP 47, without a region; with a script where the language is here in two.
  PluralRule plural_rule;
  Grouping grouping = Grouping::thousands;
  std::string_view decimal_mark;
  std::string_view group_mark;
  DatePatterns dates;
  std::string_view first_day = {}; ///< `%e` on the first of a month, where that is no plain 1: French "1er".
  std::string_view weekdays;       ///< From Sunday, with `|` between them.
  std::string_view months = {};    ///< The same; empty where no pattern has `%B`.
  std::string_view labels = {};    ///< A line each, in their order.
};

/// The tags of all languages, in lower case.
[[nodiscard]] std::string_view language_tags() noexcept;

/// The language that serves a reader who asked for `locale` ("vi-VN", "en-GB-oxendict"): the tag is shortened from its
/// end until one fits; where a region tells a script ("zh-TW") or a language has another tag too ("iw"), that is known.
/// English where none fits, since a reader of a language that is not here is likelier to read that; Vietnamese where
/// nothing was asked for. @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
[[nodiscard]] Language language_for(std::string_view locale) noexcept;

/// Whether text in the language of this tag runs from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view tag) noexcept;

/// Whether two tags name the same written language, whatever their regions: "vi-VN" and "vi", not "zh-CN" and "zh-TW".
[[nodiscard]] bool same_language(std::string_view left, std::string_view right) noexcept;

} // namespace lede::i18n
