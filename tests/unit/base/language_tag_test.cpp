// Language tags by their form.
#include "base/language_tag.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

TEST_CASE("tags that BCP 47 gives as examples are accepted") {
  for (const char* tag :
       {"vi", "en-GB", "zh-Hant", "zh-cmn-Hans-CN", "sl-rozaj-biske", "de-CH-1901", "hy-Latn-IT-arevela", "es-419",
        "x-whatever", "en-x-US", "de-a-value", "i-enochian", "VI-vn"}) {
    INFO(tag);
    CHECK(lede::is_language_tag(tag));
  }
}

TEST_CASE("what is no tag is refused") {
  for (const char* tag : {"", "-", "v", "vi-", "-vi", "vi--VN", "vi_VN", "tiếng-việt", "419", "vi-toolongsubtag",
                          "en-x", "en-a-b-cd", "a-DE", "vi VN", "vi-VN\n", "toolonglanguage"}) {
    INFO(tag);
    CHECK_FALSE(lede::is_language_tag(tag));
  }
  std::string endless = "vi";
  while (endless.size() < 300) endless += "-abcd";
  CHECK_FALSE(lede::is_language_tag(endless));
}
