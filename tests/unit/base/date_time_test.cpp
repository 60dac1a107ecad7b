// Dates as publishers write them.
#include "base/date_time.h"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>
#include <vector>

using namespace lede;

TEST_CASE("dates are read and written in one form") {
  struct Case {
    const char* text;
    const char* serialised;
  };
  const std::vector<Case> cases = {
      {"2021-07-13T18:03:00+07:00", "2021-07-13T18:03:00+07:00"},
      {"2021-07-13t18:03:00.123456z", "2021-07-13T18:03:00Z"},
      {"2021-07-13 18:03:00-03:30", "2021-07-13T18:03:00-03:30"},
      {"2021-07-13T18:03:00+0700", "2021-07-13T18:03:00+07:00"},
      {"2021-07-13T18:03", "2021-07-13T18:03:00"},
      {"2021-07-13T18:03:00+00:00", "2021-07-13T18:03:00Z"},
      {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"},
      {"2021-07-13", "2021-07-13"},
      {"0000-01-01", "0000-01-01"},
      {"2000-02-29", "2000-02-29"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const std::optional<DateTime> value = parse_date_time(c.text);
    REQUIRE(value);
    CHECK(value->serialise() == c.serialised);
  }
}

TEST_CASE("what is no date is none") {
  for (const char* text : {"",
                           "2021",
                           "2021-07",
                           "2021-7-13",
                           "2021-00-01",
                           "2021-13-01",
                           "2021-04-31",
                           "2021-02-29",
                           "1900-02-29",
                           "2021-07-00",
                           "13/07/2021",
                           "2021-07-13T",
                           "2021-07-13T24:00:00Z",
                           "2021-07-13T18:60:00Z",
                           "2021-07-13T18:03:61Z",
                           "2021-07-13T18:03:00.Z",
                           "2021-07-13T18:03:00.",
                           "2021-07-13T18:03:00+7",
                           "2021-07-13T18:03:00+24:00",
                           "2021-07-13T18:03:00Z ",
                           " 2021-07-13",
                           "2021-07-13x",
                           "-2021-07-13",
                           "+002021-07-13",
                           "2021-07-13T18",
                           "２０２１-07-13"}) {
    INFO(text);
    CHECK_FALSE(parse_date_time(text).has_value());
  }
}

TEST_CASE("days of the week") {
  struct Case {
    const char* date;
    int weekday;
  };
  const std::vector<Case> cases = {
      {"2021-07-13", 2}, {"1970-01-01", 4}, {"2000-02-29", 2}, {"2024-12-31", 2},
      {"0000-01-01", 6}, {"9999-12-31", 5}, {"1600-01-01", 6}, {"2023-03-05", 0},
  };
  for (const Case& c : cases) {
    INFO(c.date);
    const std::optional<DateTime> value = parse_date_time(c.date);
    REQUIRE(value);
    CHECK(value->weekday() == c.weekday);
  }
}
