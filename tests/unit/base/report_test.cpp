// The list of warnings: how long it may get, and what is only counted.
#include "base/report.h"

#include <catch2/catch_test_macros.hpp>

#include "base/limits.h"
#include "base/messages.h"

using lede::Report;
using lede::Severity;
namespace messages = lede::messages;

TEST_CASE("warnings past the limit are counted") {
  Report report(true);
  for (std::size_t i = 0; i < lede::limits::max_warnings; ++i) {
    CHECK(report.wants(messages::unknown_field));
    report.warn(messages::unknown_field, {"m"}, {7}, i);
  }
  CHECK_FALSE(report.wants(messages::unknown_field));
  report.warn(messages::unknown_field, {}, {8});
  CHECK(report.pending().size() == lede::limits::max_warnings);
  CHECK(report.pending().back().text_offset == lede::limits::max_warnings - 1);
  CHECK(report.unlisted(Severity::changed) == 1);
}

TEST_CASE("a report without limit lists all of them") {
  Report report(true, true);
  for (int i = 0; i < 1000; ++i) report.warn(messages::unknown_field, {"m"}, {});
  CHECK(report.pending().size() == 1000);
  CHECK(report.unlisted(Severity::changed) == 0);
}

TEST_CASE("a report that nobody wants stays empty") {
  Report report(false);
  CHECK_FALSE(report.wants(messages::unknown_field));
  report.warn(messages::unknown_field, {"m"}, {});
  CHECK(report.pending().empty());
  CHECK(report.unlisted(Severity::changed) == 0);
}

TEST_CASE("a full list of what is changed leaves room for what is lost") {
  Report report(true);
  for (std::size_t i = 0; i <= lede::limits::max_warnings; ++i) report.warn(messages::unknown_field, {"m"}, {});
  CHECK(report.wants(messages::url_removed));
  report.warn(messages::url_removed, {"lost"}, {});
  CHECK(report.pending().back().severity == Severity::lost);
  CHECK(report.unlisted(Severity::changed) == 1);
  CHECK(report.unlisted(Severity::lost) == 0);
}

TEST_CASE("cosmetic warnings are one a kind, with a count and the first place") {
  Report report(true);
  for (std::size_t i = 0; i < 1000; ++i)
    report.warn(messages::unseen_attribute_removed, {i % 2 == 0 ? "a" : "b"}, {7}, i);
  REQUIRE(report.pending().size() == 2);
  CHECK(report.pending()[0].count == 500);
  CHECK(report.pending()[1].text_offset == 1);
}

TEST_CASE("a message has its arguments in the places for them") {
  CHECK(lede::compose("plain", {}) == "plain");
  CHECK(lede::compose("plain", {"unused"}) == "plain");
  CHECK(lede::compose("{} and {}", {"a", "b"}) == "a and b");
  CHECK(lede::compose("{}{}", {"{}", "b"}) == "{}b"); // what a document says is no place
  CHECK(lede::compose("a {}", {}) == "a {}");
}
