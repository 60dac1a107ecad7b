// Dates as publishers write them (RFC 3339). Nothing here asks for the current time or the local time zone. The offset
// is kept, so readers see the newsroom's local time.
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
  bool has_time = false; // false: a date alone; the members below have no meaning
  int hour = 0;
  int minute = 0;
  int second = 0;                    // 60 in a leap second
  std::optional<int> offset_minutes; // from UTC; null: the text gave none

  /// 0 is Sunday.
  [[nodiscard]] int weekday() const noexcept;

  /// The value of a `datetime` attribute: "2021-07-13T18:03:00+07:00".
  [[nodiscard]] std::string serialise() const;
};

/// Reads "2021-07-13T18:03:00+07:00". A space, `t` or `z` is read where RFC 3339 allows it. The seconds, the offset
/// or the whole time may be missing. @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
/// @return nothing if the text is anything else, or names a day or time that does not exist.
[[nodiscard]] std::optional<DateTime> parse_date_time(std::string_view text) noexcept;

} // namespace lede
