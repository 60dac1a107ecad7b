// Dates in the forms that newsrooms' systems write instead of RFC 3339.
#pragma once

#include <optional>
#include <string_view>

#include "base/date_time.h"

namespace lede {

/// Reads a date in any of these forms: RFC 3339, RFC 2822 ("Mon, 18 Nov 2019 16:07:38 -0600"), dates with the name of a
/// month ("Jul 08 2022", "January 2, 2020"; loose_date.cpp lists the languages), numbers with any separator ("2013/7/13
/// 20:46", "13.7.2013"), ISO 8601's basic form ("20130713T204625Z"), and seconds or milliseconds since 1970.
/// @return nothing if the text is anything else, names a day that does not exist, or is ambiguous ("1/2/2020").
[[nodiscard]] std::optional<DateTime> parse_loose_date(std::string_view text);

} // namespace lede
