// Warnings of the sanitizer: each removal has one, with its code and its place in the source that was given.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/limits.h"
#include "lede/render.h"

namespace {

using lede::WarningCode;

struct Expected {
  WarningCode code;
  std::size_t offset;
};

struct Case {
  std::string_view name;
  std::string_view input;
  std::vector<Expected> warnings;
};

const std::vector<Case> k_markup = {
    {"after text of more than one byte", "\xC3\xA9<script>x</script>", {{WarningCode::element_removed, 2}}},
    {"after CRLF", "a\r\n<b onclick=x>c</b>", {{WarningCode::attribute_removed, 3}}},
    {"an address", "<p>\xC3\xA9\xE4\xB8\xAD<a href=javascript:x>y</a>", {{WarningCode::url_removed, 8}}},
    {"an address without base", "<a href=x>y</a>", {{WarningCode::url_without_base, 0}}},
    {"what is inside of a removed element is not listed again",
     "<form><script></script><b onclick=x></form><embed>",
     {{WarningCode::element_removed, 0}, {WarningCode::element_removed, 43}}},
    {"a tag that never ends", "<p>a</p><a href=\"x>b</a>", {{WarningCode::element_removed, 8}}},
    {"a comment that never ends", "<p>a<!-- b <i>c</i>", {{WarningCode::element_removed, 4}}},
    {"a tag whose content stays", "a<font>b</font>", {{WarningCode::tag_removed, 1}}},
};

const std::vector<Case> k_articles = {
    {"after escapes of a JSON string",
     R"({"headline":"h","body":"<p>\u00e9\n\"<script>x</script>","language":"vi"})",
     {{WarningCode::element_removed, 37}}},
};

void check(const lede::Result<lede::RenderOutput>& result, const std::vector<Expected>& expected) {
  REQUIRE(result.ok());
  const std::vector<lede::Warning>& warnings = result.value().warnings;
  REQUIRE(warnings.size() == expected.size());
  for (std::size_t index = 0; index < expected.size(); ++index) {
    CHECK(lede::name_of(warnings[index].code) == lede::name_of(expected[index].code));
    CHECK(warnings[index].location.offset == expected[index].offset);
    CHECK_FALSE(warnings[index].message.empty());
  }
}

} // namespace

TEST_CASE("removals in markup are reported with their place") {
  for (const Case& item : k_markup) {
    INFO(item.name);
    check(lede::sanitize(item.input), item.warnings);
  }
}

TEST_CASE("removals in an article are reported with their place in its JSON") {
  for (const Case& item : k_articles) {
    INFO(item.name);
    check(lede::render(item.input), item.warnings);
  }
}

TEST_CASE("the output is the same without a report") {
  lede::SanitizeOptions silent;
  silent.report = false;
  for (const Case& item : k_markup) {
    INFO(item.name);
    const auto with = lede::sanitize(item.input);
    const auto without = lede::sanitize(item.input, silent);
    REQUIRE(without.ok());
    CHECK(with.value().html == without.value().html);
    CHECK(without.value().warnings.empty());
  }
}

TEST_CASE("what is lost comes first, then what is changed, then what is cosmetic") {
  const auto result =
      lede::sanitize("<p class=a style=b onclick=c>d<p class=a data-x=1 data-y=2><a href=sms:1>e</a><script></script>");
  REQUIRE(result.ok());
  std::string seen;
  for (const lede::Warning& warning : result.value().warnings) {
    seen += std::string(name_of(warning.severity)) + ' ' + std::string(name_of(warning.code)) + ' ' +
            std::to_string(warning.count) + '\n';
  }
  CHECK(seen ==
        "lost url-removed 1\nchanged attribute-removed 1\nchanged element-removed 1\ncosmetic attribute-removed "
        "2\ncosmetic attribute-removed 1\n"
        "cosmetic attribute-removed 2\n");
}

TEST_CASE("only what a reader misses is lost") {
  struct Severities {
    std::string_view input;
    std::string_view first;
  };
  constexpr Severities k_severities[] = {
      {"X<Y and Y>4", "lost"},
      {"<https://news.example/a>", "lost"},
      {"<o:p>a</o:p>", "changed"},
      {"<my-box open>a</my-box>", "changed"},
      {"<a href=''>a</a>", "changed"},
      {"<a href=' JavaScript:void(0)'>a</a>", "changed"},
      {"<a href='sms:1'>a</a>", "lost"},
      {"<img src='' srcset='https://a.example/i 1x'>", "changed"},
      {"<xml><w:View>Normal</w:View></xml>", "cosmetic"},
      {"<object><param name=movie value='https://a.example/f'><noscript>a</noscript></object>", "changed"},
      {"<object><param name=movie value='sms:1'></object>", "lost"},
      {"<object>a", "lost"},
      {"<object>a</object><object>b", "lost"},
  };
  for (const Severities& item : k_severities) {
    INFO(item.input);
    const auto result = lede::sanitize(item.input);
    REQUIRE(result.ok());
    REQUIRE_FALSE(result.value().warnings.empty());
    CHECK(name_of(result.value().warnings.front().severity) == item.first);
  }
}

TEST_CASE("warnings past the limit are counted in the last one") {
  std::string markup;
  for (std::size_t count = 0; count < lede::limits::max_warnings + 50; ++count) markup += "<input>";
  const auto result = lede::sanitize(markup);
  REQUIRE(result.ok());
  const std::vector<lede::Warning>& warnings = result.value().warnings;
  REQUIRE(warnings.size() == lede::limits::max_warnings + 1);
  CHECK(warnings.back().code == WarningCode::warnings_capped);
  CHECK(warnings.back().message.find("50") != std::string::npos);
}
