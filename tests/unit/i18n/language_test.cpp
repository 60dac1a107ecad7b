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
      {"", "en"},
      {"vi", "vi"},
      {"VI-vn", "vi"},
      {"vi-Latn-VN-u-nu-latn", "vi"},
      {"en", "en"},
      {"en-GB-x-oxendict", "en"},
      {"tlh", "en"},
      {"e", "en"},
      {"vie", "en"},
      {"-", "en"},
      {"x-vi", "en"},
      // Every language, by a tag that is not its own.
      {"ar-EG", "ar"},
      {"de-Latn-AT-1996", "de"},
      {"es-419", "es"},
      {"fr-CA", "fr"},
      {"he-IL", "he"},
      {"iw", "he"},
      {"hi-Deva-IN", "hi"},
      {"in-ID", "id"},
      {"ja-JP-u-ca-japanese", "ja"},
      {"ko-KR", "ko"},
      {"pt-BR", "pt"},
      {"ru-UA", "ru"},
      {"th-TH-u-nu-thai", "th"},
      // Scripts, and regions that tell one.
      {"zh", "zh-Hans"},
      {"zh-CN", "zh-Hans"},
      {"zh-SG", "zh-Hans"},
      {"zh-Hans-HK", "zh-Hans"},
      {"cmn", "zh-Hans"},
      {"zh-TW", "zh-Hant"},
      {"zh-hk", "zh-Hant"},
      {"zh-MO", "zh-Hant"},
      {"ZH-HANT-CN", "zh-Hant"},
      {"yue", "zh-Hant"},
      {"zh-yue-HK", "zh-Hant"},
      {"cmn-Hant-TW", "zh-Hant"},
      {"hi-Latn", "en"},
      {"ja-Latn-hepburn", "en"},
      // Neighbours, but others.
      {"ms", "en"},
      {"fa", "en"},
      {"gl", "en"},
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
      {"ar", true},           {"ar-EG", true},     {"he", true},         {"fa-IR", true},
      {"ur", true},           {"vi", false},       {"pa-Arab-PK", true}, {"pa", false},
      {"en", false},          {"ur-Latn", false},  {"", false},          {"arn", false},
      {"iw", true},           {"ks", true},        {"ks-Deva", false},   {"az-Arab", true},
      {"ff-Adlm-GN", true},   {"sd-x-latn", true}, {"de-1996", false},   {"ckb-IQ", true},
      {"ar-u-nu-latn", true},
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
  CHECK(same_language("he", "iw-IL"));
  CHECK(same_language("zh-Hant", "zh-TW"));
  CHECK_FALSE(same_language("zh-Hant", "zh-CN")); // other letters
  CHECK_FALSE(same_language("hi", "hi-Latn"));
  CHECK_FALSE(same_language("en", "tlh")); // though that is answered in English
  CHECK(same_language("tlh", "TLH-Piqd"));
}

TEST_CASE("every language has all that its patterns ask for") {
  for (std::size_t index = 0; index <= count(language_tags(), " "); ++index) {
    const std::string_view tag = word_at(language_tags(), index);
    const Language language = language_for(tag);
    INFO(tag);
    std::string own(language.tag);
    lede::lower_ascii(own);
    CHECK(own == tag);
    CHECK_FALSE(language.decimal_mark.empty());
    CHECK_FALSE(language.group_mark.empty());
    CHECK_FALSE(language.dates.date.empty());
    CHECK_FALSE(language.dates.time.empty());
    CHECK_FALSE(language.dates.brief.empty());
    for (std::size_t i = 0; i < 7; ++i) CHECK_FALSE(word_at(language.weekdays, i, '|').empty());
    CHECK(count(language.weekdays, "|") == 6);
    const std::string patterns = std::string(language.dates.date) + std::string(language.dates.brief);
    if (patterns.find("%B") != std::string::npos) {
      for (std::size_t i = 0; i < 12; ++i) CHECK_FALSE(word_at(language.months, i, '|').empty());
      CHECK(count(language.months, "|") == 11);
    }
  }
}

TEST_CASE("every language puts values where English does, in as many forms as it has") {
  const Language english = language_for("en");
  for (std::size_t index = 0; index <= count(language_tags(), " "); ++index) {
    const Language language = language_for(word_at(language_tags(), index));
    CHECK(count(language.labels, "\n") + 1 == k_label_count + k_rare_label_count);
    for (std::size_t i = 0; i < k_label_count; ++i) {
      INFO(language.tag << " " << name_of(static_cast<Label>(i)));
      const std::string_view text = word_at(language.labels, i, '\n');
      const std::string_view english_text = word_at(english.labels, i, '\n');
      const std::size_t forms = count(text, "|") + 1;
      const bool is_plural = english_text.find('|') != std::string_view::npos;
      CHECK(forms == (is_plural ? plural_forms(language.plural_rule) : 1));
      std::size_t values = 0;
      for (const std::string_view value : {"{date}", "{value}", "{name}", "{time}"}) {
        CHECK(count(text, value) == count(english_text, value));
        values += count(text, value);
      }
      // None, one and two are words of their own in some languages; from there on there is a number.
      const std::size_t counts = english_text.find("{count}") == std::string_view::npos ? 0 : forms;
      CHECK(count(text, "{count}") <= counts);
      CHECK(count(text, "{count}") >= (counts > 3 ? counts - 3 : counts > 2 ? 1 : counts));
      if (counts > 0) CHECK(word_at(text, counts - 1, '|').find("{count}") != std::string_view::npos);
      CHECK(count(text, "{") == values + count(text, "{count}"));
    }
  }
}

TEST_CASE("no two languages say it in the same words") {
  // A file that was copied and not translated.
  const std::size_t languages = count(language_tags(), " ") + 1;
  for (std::size_t left = 0; left < languages; ++left) {
    for (std::size_t right = left + 1; right < languages; ++right) {
      const Language one = language_for(word_at(language_tags(), left));
      const Language other = language_for(word_at(language_tags(), right));
      std::size_t same = 0;
      for (std::size_t i = 0; i < k_label_count; ++i) {
        same += word_at(one.labels, i, '\n') == word_at(other.labels, i, '\n') ? 1 : 0;
      }
      INFO(one.tag << " " << other.tag);
      CHECK(same <= 4);
    }
  }
}
