// Which language serves which reader, and that every language is whole.
#include "i18n/language.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "base/words.h"
#include "i18n/labels.h"

using namespace lede::i18n;
using lede::word_at;

namespace {

std::size_t count(std::string_view text, std::string_view what) {
  std::size_t found = 0;
  for (std::size_t at = text.find(what); at != std::string_view::npos; at = text.find(what, at + 1)) ++found;
  return found;
}

} // namespace

TEST_CASE("a locale finds its language") {
  struct Case {
    const char* locale;
    const char* tag;
  };
  const std::vector<Case> cases = {
      {"", "vi"},      {"vi", "vi"},
      {"VI-vn", "vi"}, {"vi-Latn-VN-u-nu-latn", "vi"},
      {"en", "en"},    {"en-GB-x-oxendict", "en"},
      {"tlh", "en"},   {"e", "en"},
      {"vie", "en"},   {"-", "en"},
  };
  for (const Case& c : cases) {
    INFO(c.locale);
    CHECK(language_for(c.locale).tag == c.tag);
  }
}

TEST_CASE("scripts run from right to left where they do") {
  struct Case {
    const char* tag;
    bool is_right_to_left;
  };
  const std::vector<Case> cases = {
      {"ar", true},         {"ar-EG", true}, {"he", true},  {"fa-IR", true},    {"ur", true}, {"vi", false},
      {"pa-Arab-PK", true}, {"pa", false},   {"en", false}, {"ur-Latn", false}, {"", false},  {"arn", false},
  };
  for (const Case& c : cases) {
    INFO(c.tag);
    CHECK(is_right_to_left(c.tag) == c.is_right_to_left);
  }
}

TEST_CASE("regions do not make another language") {
  CHECK(same_language("vi", "vi-VN"));
  CHECK(same_language("EN-gb", "en"));
  CHECK_FALSE(same_language("vi", "en"));
  CHECK_FALSE(same_language("vi", ""));
}

TEST_CASE("every language has all that its patterns ask for") {
  for (const Language* language : languages()) {
    INFO(language->tag);
    CHECK(&language_for(language->tag) == language);
    CHECK_FALSE(language->decimal_mark.empty());
    CHECK_FALSE(language->dates.date.empty());
    CHECK_FALSE(language->dates.time.empty());
    CHECK_FALSE(language->dates.brief.empty());
    for (std::size_t i = 0; i < 7; ++i) CHECK_FALSE(word_at(language->weekdays, i, '|').empty());
    CHECK(count(language->weekdays, "|") == 6);
    const std::string patterns = std::string(language->dates.date) + std::string(language->dates.brief);
    if (patterns.find("%B") != std::string::npos) {
      for (std::size_t i = 0; i < 12; ++i) CHECK_FALSE(word_at(language->months, i, '|').empty());
      CHECK(count(language->months, "|") == 11);
    }
  }
}

TEST_CASE("every language puts values where English does, in as many forms as it has") {
  for (const Language* language : languages()) {
    for (std::size_t i = 0; i < k_label_count; ++i) {
      const auto label = static_cast<Label>(i);
      INFO(language->tag << " " << name_of(label));
      const std::string_view text = word_at(language->labels, i, '\n');
      const std::string_view english = word_at(k_english.labels, i, '\n');
      const std::size_t forms = count(text, "|") + 1;
      const bool is_plural = english.find('|') != std::string_view::npos;
      const std::size_t categories = language->plural_rule == PluralRule::other ? 1 : 2;
      CHECK(forms == (is_plural ? categories : 1));
      for (const std::string_view value : {"{count}", "{date}"}) {
        CHECK(count(text, value) == (english.find(value) == std::string_view::npos ? 0 : forms));
      }
    }
  }
}
