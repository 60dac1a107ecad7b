// What Lede knows of one language: its words, its plural forms, its numbers and its dates. Data alone, one file a
// language; a new one is such a file and a line in language.cpp.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <span>
#include <string_view>

#include "i18n/label.h"

namespace lede::i18n {

/// Which plural categories a language has, in the order in which a label gives its forms.
/// @see https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
enum class PluralRule : std::uint8_t {
  other,     ///< One form for every count: Vietnamese.
  one_other, ///< 1, and everything else: English.
};

/// How dates are written. Letters after `%`, as strftime has them: A weekday, d day in two digits, e day, m month in
/// two digits, B month by name, Y year, H hour and M minute in two digits.
struct DatePatterns {
  std::string_view date;  ///< With the weekday: the date line.
  std::string_view time;  ///< Added to `date` or `brief` where the time is known.
  std::string_view brief; ///< In lists and under comments.
};

struct Language {
  std::string_view tag; ///< BCP 47, without a region unless two regions are both here.
  PluralRule plural_rule;
  std::string_view decimal_mark;
  std::string_view group_mark;
  DatePatterns dates;
  std::string_view weekdays; ///< From Sunday, with `|` between them.
  std::string_view months;   ///< The same; empty where no pattern has `%B`.
  std::string_view labels;   ///< A line each, in their order.
};

struct LabelText {
  Label label;
  std::string_view text;
};

void a_label_is_empty_or_stands_twice(); // never defined: calling it stops the compiler

/// A language's texts, in order, as one: a view of each would take more room than many of them.
/// A label that is missing or given twice does not compile.
template <const auto& texts>
consteval auto label_lines() {
  static_assert(std::size(texts) == k_label_count, "a language has a text for every label");
  constexpr std::size_t size = [] {
    std::size_t sum = k_label_count - 1;
    for (const LabelText& entry : texts) sum += entry.text.size();
    return sum;
  }();
  std::array<std::string_view, k_label_count> ordered{};
  for (const LabelText& entry : texts) {
    std::string_view& slot = ordered[static_cast<std::size_t>(entry.label)];
    if (!slot.empty() || entry.text.empty()) a_label_is_empty_or_stands_twice();
    slot = entry.text;
  }
  std::array<char, size> lines{};
  std::size_t at = 0;
  for (const std::string_view text : ordered) {
    if (at > 0) lines[at++] = '\n';
    for (const char character : text) lines[at++] = character;
  }
  return lines;
}

extern const Language k_english;
extern const Language k_vietnamese;

/// Every language there is.
[[nodiscard]] std::span<const Language* const> languages() noexcept;

/// The language that serves a reader who asked for `locale` ("vi-VN", "en-GB-oxendict"): the tag is shortened from its
/// end until one fits. English where none does, since a reader of a language that is not here is likelier to read
/// that; Vietnamese where nothing was asked for. @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4
[[nodiscard]] const Language& language_for(std::string_view locale) noexcept;

/// Whether text in the language of this tag runs from right to left.
[[nodiscard]] bool is_right_to_left(std::string_view tag) noexcept;

/// Whether two tags name the same language, whatever their regions ("vi-VN", "vi").
[[nodiscard]] bool same_language(std::string_view left, std::string_view right) noexcept;

} // namespace lede::i18n
