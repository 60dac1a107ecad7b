// Fills values into the texts and patterns of a language.
#include "i18n/labels.h"

#include <cstddef>

#include "base/text.h"
#include "base/words.h"
#include "i18n/rare_labels.h"

namespace lede::i18n {
namespace {

constexpr std::string_view k_names =
#define LEDE_LABEL(identifier, name) name " "
#include "i18n/labels.def"
    ;

// A function of its own, since most pages never call it.
std::size_t rare_plural_category(PluralRule rule, std::uint64_t count) {
  const std::uint64_t tens = count % 100;
  const std::uint64_t units = count % 10;
  const bool is_one = count == 1;
  const bool is_million = count != 0 && count % 1'000'000 == 0;
  switch (rule) {
    case PluralRule::other: return 0;
    case PluralRule::one_other: return is_one ? 0 : 1;
    case PluralRule::one_other_from_zero: return count <= 1 ? 0 : 1;
    case PluralRule::one_many_other: return is_one ? 0 : is_million ? 1 : 2;
    case PluralRule::one_many_other_from_zero: return count <= 1 ? 0 : is_million ? 1 : 2;
    case PluralRule::one_two_other: return is_one ? 0 : count == 2 ? 1 : 2;
    case PluralRule::one_few_many:
      if (tens >= 11 && tens <= 14) return 2;
      return units == 1 ? 0 : units >= 2 && units <= 4 ? 1 : 2;
    case PluralRule::zero_one_two_few_many_other:
      if (count <= 2) return static_cast<std::size_t>(count);
      return tens >= 3 && tens <= 10 ? 3 : tens >= 11 ? 4 : 5;
  }
  return 0;
}

std::size_t plural_category(PluralRule rule, std::int64_t count) {
  if (rule == PluralRule::other) return 0;
  if (rule == PluralRule::one_other) return count == 1 ? 0 : 1;
  return rare_plural_category(rule, count < 0 ? -static_cast<std::uint64_t>(count) : static_cast<std::uint64_t>(count));
}

std::string fill(std::string_view text, std::string_view value) {
  const std::size_t begin = text.find('{');
  const std::size_t end = text.find('}', begin == std::string_view::npos ? 0 : begin);
  if (begin == std::string_view::npos || end == std::string_view::npos) return std::string(text);
  std::string out(text.substr(0, begin));
  out += value;
  out += text.substr(end + 1);
  return out;
}

} // namespace

std::string_view name_of(Label label) noexcept {
  const auto index = static_cast<std::size_t>(label);
  return index < k_label_count ? word_at(k_names, index) : rare_label_name(index - k_label_count);
}

bool is_label_name(std::string_view name) noexcept {
  return !name.empty() && (has_word(k_names, name) || is_rare_label_name(name));
}

std::string_view Labels::text(Label label) const noexcept {
  // The last override counts: options of the command line come after those of a file.
  for (std::size_t i = overrides_.size(); i > 0; --i) {
    if (overrides_[i - 1].name == name_of(label)) return overrides_[i - 1].text;
  }
  return word_at(language_.labels, static_cast<std::size_t>(label), '\n');
}

std::string Labels::text_with(Label label, std::string_view value) const { return fill(text(label), value); }

std::string Labels::counted(Label label, std::int64_t count) const {
  // A host's own text may have fewer forms; then the last one is used.
  return fill(word_at(text(label), plural_category(language_.plural_rule, count), '|'), number(count));
}

std::string Labels::number(std::int64_t value) const {
  std::string digits;
  append_integer(digits, value);
  const std::size_t sign = value < 0 ? 1 : 0;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    const std::size_t left = digits.size() - i;
    const bool ends_group = language_.grouping == Grouping::lakh && left > 3 ? left % 2 == 1 : left % 3 == 0;
    if (i > sign && ends_group) out += language_.group_mark;
    out += digits[i];
  }
  return out;
}

std::string Labels::tenths(std::int64_t thousandths) const {
  const std::int64_t rounded = (thousandths + 50) / 100;
  std::string out = number(rounded / 10);
  out += language_.decimal_mark;
  out += static_cast<char>('0' + rounded % 10);
  return out;
}

std::string Labels::date(const DateTime& value) const { return format(language_.dates.date, value); }

std::string Labels::brief_date(const DateTime& value) const { return format(language_.dates.brief, value); }

std::string Labels::time(const DateTime& value) const {
  // The pattern begins with what separates the time from the day.
  std::string_view pattern = language_.dates.time;
  while (!pattern.empty() && pattern.front() != '%') pattern.remove_prefix(1);
  std::string out;
  append_formatted(out, pattern, value);
  return out;
}

std::string Labels::format(std::string_view pattern, const DateTime& value) const {
  std::string out;
  append_formatted(out, pattern, value);
  if (value.has_time) append_formatted(out, language_.dates.time, value);
  return out;
}

void Labels::append_formatted(std::string& out, std::string_view pattern, const DateTime& value) const {
  bool is_field = false;
  for (const char letter : pattern) {
    if (!is_field) {
      is_field = letter == '%';
      if (!is_field) out += letter;
      continue;
    }
    is_field = false;
    int number = 0;
    switch (letter) {
      case 'A': out += word_at(language_.weekdays, static_cast<std::size_t>(value.weekday()), '|'); continue;
      case 'B': out += word_at(language_.months, static_cast<std::size_t>(value.month - 1), '|'); continue;
      case 'e':
        if (value.day == 1 && !language_.first_day.empty()) {
          out += language_.first_day;
          continue;
        }
        [[fallthrough]];
      case 'd': number = value.day; break;
      case 'n':
      case 'm': number = value.month; break;
      case 'E': number = value.year + 543; break; // the Buddhist era
      case 'Y': number = value.year; break;
      case 'H': number = value.hour; break;
      default: number = value.minute; break; // M
    }
    if (number < 10 && letter != 'e' && letter != 'n' && letter != 'Y') out += '0';
    append_integer(out, number);
  }
}

} // namespace lede::i18n
