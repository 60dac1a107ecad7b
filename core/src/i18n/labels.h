// The words, numbers and dates for one page: those of its language, some of them replaced by the host's own words.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/date_time.h"
#include "i18n/label.h"
#include "i18n/language.h"
#include "lede/render.h"

namespace lede::i18n {

class Labels {
 public:
  /// @param overrides a host's own words; must live as long as this object. Unknown names are ignored.
  explicit Labels(const Language& language, std::span<const LabelOverride> overrides = {})
      : language_(language), overrides_(overrides) {}

  /// The BCP 47 tag of the language that the texts are in.
  [[nodiscard]] std::string_view tag() const noexcept { return language_.tag; }

  /// A label's text as written, with its `{…}`.
  [[nodiscard]] std::string_view text(Label label) const noexcept;
  /// The text with `value` in place of its `{…}`.
  [[nodiscard]] std::string text_with(Label label, std::string_view value) const;
  /// The form of the text for a count, with the count in it: "2 ratings".
  [[nodiscard]] std::string counted(Label label, std::int64_t count) const;

  /// "12.345": a number with its digits in groups.
  [[nodiscard]] std::string number(std::int64_t value) const;
  /// 4250 is "4,3": rounded half up to one decimal place.
  [[nodiscard]] std::string tenths(std::int64_t thousandths) const;

  /// "Thứ Ba, 13/07/2021 18:03"; without the time if it is not known.
  [[nodiscard]] std::string date(const DateTime& value) const;
  /// "13/07/2021 18:03": a short date, for lists.
  [[nodiscard]] std::string brief_date(const DateTime& value) const;
  /// "18:03", for a date whose day is known from the line above.
  [[nodiscard]] std::string time(const DateTime& value) const;

 private:
  /// @param pattern for the date; the time follows if it is known.
  [[nodiscard]] std::string format(std::string_view pattern, const DateTime& value) const;
  void append_formatted(std::string& out, std::string_view pattern, const DateTime& value) const;

  Language language_;
  std::span<const LabelOverride> overrides_;
};

} // namespace lede::i18n
