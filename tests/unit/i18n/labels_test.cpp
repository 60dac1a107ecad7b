// Words, numbers and dates as readers see them.
#include "i18n/labels.h"

#include <algorithm>
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
  CHECK(vietnamese.time(*date) == "18:03");
  CHECK(english.time(*date) == "18:03");
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

TEST_CASE("every language writes dates and numbers in its own way") {
  struct Case {
    const char* tag;
    const char* date;
    const char* brief;
    const char* number;
    const char* average;
  };
  // Of 2000-01-01 at 18:03.
  const std::vector<Case> cases = {
      {"ar", "السبت، 1 يناير 2000، 18:03", "1 يناير 2000، 18:03", "1,234,567", "4.3"},
      {"de", "Samstag, 1. Januar 2000, 18:03\u00A0Uhr", "1. Januar 2000, 18:03\u00A0Uhr", "1.234.567", "4,3"},
      {"es", "Sábado, 1 de enero de 2000, 18:03", "1 de enero de 2000, 18:03", "1.234.567", "4,3"},
      {"fr", "Samedi 1er janvier 2000 à 18h03", "1er janvier 2000 à 18h03", "1\u202F234\u202F567", "4,3"},
      {"he", "יום שבת, 1 בינואר 2000, 18:03", "1 בינואר 2000, 18:03", "1,234,567", "4.3"},
      {"hi", "शनिवार, 1 जनवरी 2000, 18:03", "1 जनवरी 2000, 18:03", "12,34,567", "4.3"},
      {"id", "Sabtu, 1 Januari 2000, 18:03", "1 Januari 2000, 18:03", "1.234.567", "4,3"},
      {"ja", "2000年1月1日(土) 18:03", "2000年1月1日 18:03", "1,234,567", "4.3"},
      {"ko", "2000년 1월 1일 토요일 18:03", "2000.01.01 18:03", "1,234,567", "4.3"},
      {"pt", "Sábado, 1º de janeiro de 2000, 18h03", "1º de janeiro de 2000, 18h03", "1.234.567", "4,3"},
      {"ru", "Суббота, 1 января 2000, 18:03", "1 января 2000, 18:03", "1\u00A0234\u00A0567", "4,3"},
      {"th", "วันเสาร์ที่ 1 มกราคม 2543 18:03 น.", "1 มกราคม 2543 18:03 น.", "1,234,567", "4.3"},
      {"zh-Hans", "2000年1月1日 星期六 18:03", "2000年1月1日 18:03", "1,234,567", "4.3"},
      {"zh-Hant", "2000年1月1日 星期六 18:03", "2000年1月1日 18:03", "1,234,567", "4.3"},
  };
  const std::optional<DateTime> date = parse_date_time("2000-01-01T18:03:00Z");
  REQUIRE(date);
  for (const Case& c : cases) {
    INFO(c.tag);
    const Labels labels(i18n::language_for(c.tag));
    CHECK(labels.date(*date) == c.date);
    CHECK(labels.brief_date(*date) == c.brief);
    CHECK(labels.number(1234567) == c.number);
    CHECK(labels.tenths(4250) == c.average);
  }
  CHECK(Labels(i18n::language_for("hi")).number(-123456789) == "-12,34,56,789");
}

TEST_CASE("counts take the forms of their language") {
  struct Case {
    const char* tag;
    std::int64_t count;
    const char* text;
  };
  const std::vector<Case> cases = {
      {"ru", 1, "1 оценка"},
      {"ru", 21, "21 оценка"},
      {"ru", 2, "2 оценки"},
      {"ru", 104, "104 оценки"},
      {"ru", 5, "5 оценок"},
      {"ru", 11, "11 оценок"},
      {"ru", 112, "112 оценок"},
      {"ru", 0, "0 оценок"},
      {"ar", 0, "لا تقييمات"},
      {"ar", 1, "تقييم واحد"},
      {"ar", 2, "تقييمان"},
      {"ar", 103, "103 تقييمات"},
      {"ar", 99, "99 تقييمًا"},
      {"ar", 102, "102 تقييم"},
      {"he", 1, "דירוג אחד"},
      {"he", 2, "שני דירוגים"},
      {"he", 12, "12 דירוגים"},
      {"fr", 0, "0 vote"},
      {"fr", 1, "1 vote"},
      {"fr", 2, "2 votes"},
      {"fr", 3000000, "3\u202F000\u202F000 de votes"},
      {"es", 0, "0 valoraciones"},
      {"es", 1000000, "1.000.000 de valoraciones"},
      {"es", 1000001, "1.000.001 valoraciones"},
      {"pt", 0, "0 avaliação"},
      {"de", 0, "0 Bewertungen"},
      {"ja", 1, "1件の評価"},
      {"ru", -1, "-1 оценка"},
      {"ru", INT64_MIN, "-9\u00A0223\u00A0372\u00A0036\u00A0854\u00A0775\u00A0808 оценок"},
  };
  for (const Case& c : cases) {
    INFO(c.tag << " " << c.count);
    CHECK(Labels(i18n::language_for(c.tag)).counted(Label::rating_count, c.count) == c.text);
  }
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

TEST_CASE("the words of rare parts are there in every language, with the forms that its counts need") {
  std::string_view tags = i18n::language_tags();
  std::size_t languages = 0;
  std::string seen = "|";
  while (!tags.empty()) {
    const std::string tag(tags.substr(0, tags.find(' ')));
    tags.remove_prefix(std::min(tags.size(), tag.size() + 1));
    const i18n::Language language = i18n::language_for(tag);
    const Labels labels(language);
    for (std::size_t index = 0; index < i18n::k_rare_label_count; ++index) {
      const auto label = static_cast<Label>(i18n::k_label_count + index);
      const std::string_view text = labels.text(label);
      INFO(tag << " " << name_of(label) << ": " << text);
      const auto forms = static_cast<std::size_t>(std::count(text.begin(), text.end(), '|')) + 1;
      CHECK_FALSE(text.empty());
      CHECK((forms == 1 || forms == i18n::plural_forms(language.plural_rule)));
      CHECK(i18n::is_label_name(name_of(label)));
    }
    const std::string points = std::string(labels.text(Label::key_points_title)) + "|";
    CHECK(seen.find("|" + points) == std::string::npos); // no language speaks another's words
    seen += points;
    ++languages;
  }
  CHECK(languages == 16);
}
