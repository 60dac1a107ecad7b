// What Lede knows of one language: its words, its plural forms, its numbers and its dates. Data alone, one file a
// language; a new one is such a file and its place in the lists of language.cpp and more_languages.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "i18n/label.h"

namespace lede::i18n {

/// Which plural categories the whole numbers of a language have, in the order in which a label gives its forms.
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

struct LabelText {
  Label label;
  std::string_view text;
};

// Never defined: calling one stops the compiler.
void a_label_is_empty_or_stands_twice();
void a_label_has_other_forms_than_the_rule();

inline constexpr std::size_t k_field_count = 11;

using LanguageLines = std::array<std::string_view, k_field_count + k_label_count>;

/// One form serves for every count; else there is one for each category.
constexpr bool fits_rule(std::size_t forms, std::size_t categories) { return forms == 1 || forms == categories; }

template <const Language& language, const auto& texts>
consteval LanguageLines lines_of() {
  static_assert(std::size(texts) == k_label_count, "a language has a text for every label");
  constexpr std::string_view k_digits = "01234567";
  LanguageLines lines = {
      language.tag,
      k_digits.substr(static_cast<std::size_t>(language.plural_rule), 1),
      k_digits.substr(static_cast<std::size_t>(language.grouping), 1),
      language.decimal_mark,
      language.group_mark,
      language.dates.date,
      language.dates.time,
      language.dates.brief,
      language.first_day,
      language.weekdays,
      language.months,
  };
  for (const LabelText& entry : texts) {
    std::string_view& line = lines[k_field_count + static_cast<std::size_t>(entry.label)];
    if (!line.empty() || entry.text.empty()) a_label_is_empty_or_stands_twice();
    std::size_t forms = 1;
    for (const char character : entry.text) forms += character == '|' ? 1 : 0;
    if (!fits_rule(forms, plural_forms(language.plural_rule))) a_label_has_other_forms_than_the_rule();
    line = entry.text;
  }
  return lines;
}

consteval std::size_t packed_size(const LanguageLines& lines) {
  std::size_t sum = lines.size() - 1;
  for (const std::string_view line : lines) sum += line.size();
  return sum;
}

/// A language as one text, with a line for each field and each label: views of them all would take more room than many
/// of the words, and a text can stand wherever data may. A label that is missing or given twice, or has another number
/// of forms than its language, does not compile.
template <const Language& language, const auto& texts>
consteval auto pack() {
  std::array<char, packed_size(lines_of<language, texts>())> text{};
  std::size_t at = 0;
  for (const std::string_view line : lines_of<language, texts>()) {
    if (at > 0) text[at++] = '\n';
    for (const char character : line) text[at++] = character;
  }
  return text;
}

/// The views of a packed text; they live as long as it does.
[[nodiscard]] Language unpack(std::string_view packed) noexcept;

// Packed.
extern const std::string_view k_english;
extern const std::string_view k_vietnamese;

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
