// Words, numbers and dates as readers see them.
#include "i18n/labels.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

using namespace lede;
using i18n::Label;
using i18n::Labels;

TEST_CASE("dates are written as each language writes them") {
  struct Case {
    const char* date;
    const char* vietnamese;
    const char* english;
  };
  const std::vector<Case> cases = {
      {"2021-07-13T18:03:00+07:00", "Thứ Ba, 13/07/2021 18:03", "Tuesday, 13 July 2021, 18:03"},
      {"2021-07-13T00:05:59Z", "Thứ Ba, 13/07/2021 00:05", "Tuesday, 13 July 2021, 00:05"},
      {"2021-07-13", "Thứ Ba, 13/07/2021", "Tuesday, 13 July 2021"},
      {"2024-02-29", "Thứ Năm, 29/02/2024", "Thursday, 29 February 2024"},
      {"2023-01-01", "Chủ Nhật, 01/01/2023", "Sunday, 1 January 2023"},
      {"2000-01-01", "Thứ Bảy, 01/01/2000", "Saturday, 1 January 2000"},
      {"1900-03-01", "Thứ Năm, 01/03/1900", "Thursday, 1 March 1900"},
      {"2100-12-31", "Thứ Sáu, 31/12/2100", "Friday, 31 December 2100"},
  };
  const Labels vietnamese(i18n::language_for("vi"));
  const Labels english(i18n::language_for("en"));
  for (const Case& c : cases) {
    INFO(c.date);
    const std::optional<DateTime> date = parse_date_time(c.date);
    REQUIRE(date);
    CHECK(vietnamese.date(*date) == c.vietnamese);
    CHECK(english.date(*date) == c.english);
  }
  const std::optional<DateTime> date = parse_date_time("2021-07-03T18:03:00+07:00");
  REQUIRE(date);
  CHECK(vietnamese.brief_date(*date) == "03/07/2021 18:03");
  CHECK(english.brief_date(*date) == "3 July 2021, 18:03");
}

TEST_CASE("numbers are grouped and averages rounded") {
  struct Case {
    std::int64_t number;
    const char* vietnamese;
    const char* english;
  };
  const Labels vietnamese(i18n::language_for("vi"));
  const Labels english(i18n::language_for("en"));
  const std::vector<Case> numbers = {
      {0, "0", "0"},
      {999, "999", "999"},
      {1000, "1.000", "1,000"},
      {1234567, "1.234.567", "1,234,567"},
      {-1234, "-1.234", "-1,234"},
      {INT64_MAX, "9.223.372.036.854.775.807", "9,223,372,036,854,775,807"},
  };
  for (const Case& c : numbers) {
    INFO(c.number);
    CHECK(vietnamese.number(c.number) == c.vietnamese);
    CHECK(english.number(c.number) == c.english);
  }
  const std::vector<Case> averages = {
      {0, "0,0", "0.0"},    {4000, "4,0", "4.0"}, {4249, "4,2", "4.2"},
      {4250, "4,3", "4.3"}, {4950, "5,0", "5.0"}, {10000, "10,0", "10.0"},
  };
  for (const Case& c : averages) {
    INFO(c.number);
    CHECK(vietnamese.tenths(c.number) == c.vietnamese);
    CHECK(english.tenths(c.number) == c.english);
  }
}

TEST_CASE("counts take the form that goes with them") {
  const Labels english(i18n::language_for("en"));
  CHECK(english.counted(Label::rating_count, 0) == "0 ratings");
  CHECK(english.counted(Label::rating_count, 1) == "1 rating");
  CHECK(english.counted(Label::rating_count, 2) == "2 ratings");
  CHECK(english.counted(Label::rating_count, 12000) == "12,000 ratings");
  CHECK(Labels(i18n::language_for("vi")).counted(Label::rating_count, 1) == "1 đánh giá");
}

TEST_CASE("a host has the last word on words") {
  const std::vector<LabelOverride> overrides = {
      {"rating.title", "Marks"},
      {"rating.title", "What our readers say"}, // said later, so it counts
      {"rating.count", "{count} vote"},         // one form for every count
      {"article.updated", "changed"},           // no place for the date
      {"latest.title", "A {brace that never closes"},
      {"nobody.knows", "this"},
  };
  const Labels labels(i18n::language_for("en"), overrides);
  CHECK(labels.text(Label::rating_title) == "What our readers say");
  CHECK(labels.text(Label::rating_empty) == "Be the first to rate this article!");
  CHECK(labels.counted(Label::rating_count, 5) == "5 vote");
  CHECK(labels.text_with(Label::article_updated, "today") == "changed");
  CHECK(labels.text_with(Label::latest_title, "x") == "A {brace that never closes");
}

TEST_CASE("labels are known by their names") {
  CHECK(i18n::name_of(Label::rating_title) == "rating.title");
  CHECK(i18n::is_label_name("seeAlso.title"));
  CHECK(i18n::is_label_name("footer.top"));
  CHECK_FALSE(i18n::is_label_name("rating"));
  CHECK_FALSE(i18n::is_label_name(""));
}
