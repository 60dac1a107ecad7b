// The list of warnings: how long it may get, and what is only counted.
#include "base/report.h"

#include <catch2/catch_test_macros.hpp>

#include "base/limits.h"

using lede::Report;
using lede::WarningCode;

TEST_CASE("warnings past the limit are counted") {
  Report report(true);
  for (std::size_t i = 0; i < lede::limits::max_warnings; ++i) {
    CHECK(report.wants_message());
    report.warn(WarningCode::unknown_field, "m", {7}, i);
  }
  CHECK_FALSE(report.wants_message());
  report.warn(WarningCode::unknown_field, {}, {8});
  CHECK(report.pending().size() == lede::limits::max_warnings);
  CHECK(report.pending().back().text_offset == lede::limits::max_warnings - 1);
  CHECK(report.uncounted() == 1);
}

TEST_CASE("a report without limit lists all of them") {
  Report report(true, true);
  for (int i = 0; i < 1000; ++i) report.warn(WarningCode::unknown_field, "m", {});
  CHECK(report.pending().size() == 1000);
  CHECK(report.uncounted() == 0);
}

TEST_CASE("a report that nobody wants stays empty") {
  Report report(false);
  CHECK_FALSE(report.wants_message());
  report.warn(WarningCode::unknown_field, "m", {});
  CHECK(report.pending().empty());
  CHECK(report.uncounted() == 0);
}
