// What Lede knows of one language: its words, its plural forms, its numbers and its dates. Each language is a file in
// languages/. The build writes i18n/languages.def from these (core/cmake/languages.cmake).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "i18n/label.h"

namespace lede::i18n {

/// The plural categories of a language's whole numbers, in the order of the forms of a label. Each language file names
/// one of these rules. languages.cmake lists them in the same order.
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

/// How many forms a label has if it depends on a count.
[[nodiscard]] constexpr std::size_t plural_forms(PluralRule rule) {
  constexpr std::uint8_t k_forms[] = {1, 2, 2, 3, 3, 3, 3, 6};
  return k_forms[static_cast<std::size_t>(rule)];
}

enum class Grouping : std::uint8_t {
  thousands, ///< 12,345,678
  lakh,      ///< 1,23,45,678
};

/// Patterns for dates. Letters after `%` are those of strftime: A weekday, d day in two digits, e day, m month in two
/// digits, B month by name, Y year, H hour and M minute in two digits. Two are Lede's own: n month, E year of the
/// Buddhist era.
struct DatePatterns {
  std::string_view date;  ///< The date line, with the weekday.
  std::string_view time;  ///< Appended to `date` or `brief` if the time is known.
  std::string_view brief; ///< The short date in lists and under comments.
};

struct Language {
  std::string_view tag; ///< BCP 47, without a region; with a script if Lede has the language in two.
  PluralRule plural_rule;
  Grouping grouping = Grouping::thousands;
  std::string_view decimal_mark;
  std::string_view group_mark;
  DatePatterns dates;
  std::string_view first_day = {}; ///< What `%e` is on the first of a month, if not "1": French "1er".
  std::string_view weekdays;       ///< From Sunday, with `|` between them.
  std::string_view months = {};    ///< Likewise, from January; empty if no pattern has `%B`.
  std::string_view labels = {};    ///< One a line, in the order of Label.
};

/// The tags of all languages, in lower case.
[[nodiscard]] std::string_view language_tags() noexcept;

/// Returns the language for a reader's locale ("vi-VN", "en-GB-oxendict"). The tag is shortened from its end until a
/// language matches. Regions that imply a script ("zh-TW") and other tags of a language ("iw") are known. If no
/// language matches, English, which most readers of other languages are likely to read. If `locale` is empty,
/// Vietnamese. @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
[[nodiscard]] Language language_for(std::string_view locale) noexcept;

/// Whether text in the language of this tag runs from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view tag) noexcept;

/// Whether two tags name the same written language: "vi-VN" and "vi" do, "zh-CN" and "zh-TW" do not.
[[nodiscard]] bool same_language(std::string_view left, std::string_view right) noexcept;

} // namespace lede::i18n
