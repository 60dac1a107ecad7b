// Dates as publishers write them (RFC 3339), read without any notion of "now" or "here": the offset is kept, and the
// reader sees the clock of the newsroom.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace lede {

struct DateTime {
  int year = 0;  // 0 to 9999
  int month = 1; // 1 to 12
  int day = 1;
  bool has_time = false; // false: a date alone, and what follows does not count
  int hour = 0;
  int minute = 0;
  int second = 0;                    // 60 in a leap second
  std::optional<int> offset_minutes; // from UTC; null: none was given

  /// 0 is Sunday.
  [[nodiscard]] int weekday() const noexcept;

  /// The value of a `datetime` attribute: "2021-07-13T18:03:00+07:00".
  [[nodiscard]] std::string serialise() const;
};

/// Reads "2021-07-13T18:03:00+07:00", with a space, `t` or `z` where RFC 3339 lets them stand, and what publishers
/// leave out: the seconds, the offset, or the whole time. @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
/// @return nothing where the text is anything else, or names a day or time that does not exist.
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text) noexcept;

} // namespace lede
