// The list of warnings: how long it may get, and what is only counted.
#include "base/report.h"

#include <catch2/catch_test_macros.hpp>

#include "base/limits.h"

using lede::Report;
using lede::Severity;
using lede::WarningCode;

TEST_CASE("warnings past the limit are counted") {
  Report report(true);
  for (std::size_t i = 0; i < lede::limits::max_warnings; ++i) {
    CHECK(report.wants(WarningCode::unknown_field));
    report.warn(WarningCode::unknown_field, "m", {7}, i);
  }
  CHECK_FALSE(report.wants(WarningCode::unknown_field));
  report.warn(WarningCode::unknown_field, {}, {8});
  CHECK(report.pending().size() == lede::limits::max_warnings);
  CHECK(report.pending().back().text_offset == lede::limits::max_warnings - 1);
  CHECK(report.unlisted(Severity::changed) == 1);
}

TEST_CASE("a report without limit lists all of them") {
  Report report(true, true);
  for (int i = 0; i < 1000; ++i) report.warn(WarningCode::unknown_field, "m", {});
  CHECK(report.pending().size() == 1000);
  CHECK(report.unlisted(Severity::changed) == 0);
}

TEST_CASE("a report that nobody wants stays empty") {
  Report report(false);
  CHECK_FALSE(report.wants(WarningCode::unknown_field));
  report.warn(WarningCode::unknown_field, "m", {});
  CHECK(report.pending().empty());
  CHECK(report.unlisted(Severity::changed) == 0);
}

TEST_CASE("a full list of what is changed leaves room for what is lost") {
  Report report(true);
  for (std::size_t i = 0; i <= lede::limits::max_warnings; ++i) report.warn(WarningCode::unknown_field, "m", {});
  CHECK(report.wants(WarningCode::url_removed));
  report.warn(WarningCode::url_removed, "lost", {});
  CHECK(report.pending().back().severity == Severity::lost);
  CHECK(report.unlisted(Severity::changed) == 1);
  CHECK(report.unlisted(Severity::lost) == 0);
}

TEST_CASE("cosmetic warnings are one a kind, with a count and the first place") {
  Report report(true);
  for (std::size_t i = 0; i < 1000; ++i)
    report.warn(Severity::cosmetic, WarningCode::attribute_removed, i % 2 == 0 ? "a" : "b", {7}, i);
  REQUIRE(report.pending().size() == 2);
  CHECK(report.pending()[0].count == 500);
  CHECK(report.pending()[1].text_offset == 1);
}
