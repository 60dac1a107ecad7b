// Languages as documents name them.
#include "base/language_name.h"

#include <catch2/catch_test_macros.hpp>

TEST_CASE("a language is read by its tag, its locale or its name") {
  struct Case {
    const char* written;
    const char* tag;
  };
  static constexpr Case k_cases[] = {
      {"en-US", "en-US"},
      {"vi", "vi"},
      {"VI", "vi"},
      {" fr ", "fr"},
      {"pt_BR", "pt-BR"},
      {"vi_VN.UTF-8", "vi-VN"},
      {"de_DE@euro", "de-DE"},
      {"zh-Hant-TW", "zh-Hant-TW"},
      {"English", "en"},
      {"tiếng việt", "vi"},
      {"Português", "pt"},
      {"日本語", "ja"},
      {"vie", "vi"},
      {"deu", "de"},
      {"fil", "fil"},
      {"sr-Latn", "sr-Latn"},
      {"x-newsroom", "x-newsroom"},
      {"", ""},
      {"C", ""},
      {"POSIX", ""},
      {"Klingonish", ""},
      {"{{ lang }}", ""},
      {"one of several", ""},
  };
  for (const Case& c : k_cases) {
    INFO(c.written);
    CHECK(lede::read_language_name(c.written) == c.tag);
  }
}
