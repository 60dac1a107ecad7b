// Puts values into the texts and patterns of a language.
#include "i18n/labels.h"

#include <array>
#include <cstddef>

#include "base/text.h"

namespace lede::i18n {
namespace {

constexpr std::array<std::string_view, k_label_count> k_names = {
#define LEDE_LABEL(identifier, name) name,
    LEDE_LABELS(LEDE_LABEL)
#undef LEDE_LABEL
};

std::size_t plural_category(PluralRule rule, std::int64_t count) {
  switch (rule) {
    case PluralRule::other: return 0;
    case PluralRule::one_other: return count == 1 ? 0 : 1;
  }
  return 0;
}

// The form at `index`, or the last, which is the general one: a host's own text may have fewer.
std::string_view form_at(std::string_view forms, std::size_t index) {
  for (; index > 0; --index) {
    const std::size_t bar = forms.find('|');
    if (bar == std::string_view::npos) break;
    forms.remove_prefix(bar + 1);
  }
  return forms.substr(0, forms.find('|'));
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

void append_two_digits(std::string& out, int value) {
  out += static_cast<char>('0' + value / 10);
  out += static_cast<char>('0' + value % 10);
}

} // namespace

std::string_view name_of(Label label) noexcept { return k_names[static_cast<std::size_t>(label)]; }

bool is_label_name(std::string_view name) noexcept {
  for (const std::string_view known : k_names) {
    if (known == name) return true;
  }
  return false;
}

std::string_view Labels::text(Label label) const noexcept {
  // The last one counts: options come in layers, those of a file before those of the command line.
  for (std::size_t i = overrides_.size(); i > 0; --i) {
    if (overrides_[i - 1].name == name_of(label)) return overrides_[i - 1].text;
  }
  return language_.labels[static_cast<std::size_t>(label)];
}

std::string Labels::text_with(Label label, std::string_view value) const { return fill(text(label), value); }

std::string Labels::counted(Label label, std::int64_t count) const {
  return fill(form_at(text(label), plural_category(language_.plural_rule, count)), number(count));
}

std::string Labels::number(std::int64_t value) const {
  std::string digits;
  append_integer(digits, value);
  const std::size_t sign = value < 0 ? 1 : 0;
  std::string out;
  for (std::size_t i = 0; i < digits.size(); ++i) {
    if (i > sign && (digits.size() - i) % 3 == 0) out += language_.group_mark;
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

std::string Labels::date(const DateTime& value) const {
  std::string out = format(language_.dates.date, value);
  if (value.has_time) out += format(language_.dates.time, value);
  return out;
}

std::string Labels::brief_date(const DateTime& value) const {
  std::string out = format(language_.dates.brief, value);
  if (value.has_time) out += format(language_.dates.time, value);
  return out;
}

std::string Labels::format(std::string_view pattern, const DateTime& value) const {
  std::string out;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    if (pattern[i] != '%' || i + 1 == pattern.size()) {
      out += pattern[i];
      continue;
    }
    switch (pattern[++i]) {
      case 'A': out += language_.weekdays[static_cast<std::size_t>(value.weekday())]; break;
      case 'B': out += language_.months[static_cast<std::size_t>(value.month - 1)]; break;
      case 'd': append_two_digits(out, value.day); break;
      case 'e': append_integer(out, value.day); break;
      case 'm': append_two_digits(out, value.month); break;
      case 'Y': append_integer(out, value.year); break;
      case 'H': append_two_digits(out, value.hour); break;
      case 'M': append_two_digits(out, value.minute); break;
      default: out += pattern[i]; break;
    }
  }
  return out;
}

} // namespace lede::i18n
