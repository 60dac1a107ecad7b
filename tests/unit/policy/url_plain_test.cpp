// URLs that are written unchanged, and those that need the parser.
#include "policy/url_plain.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "policy/url.h"

namespace {

using lede::url::PlainUrl;

struct Case {
  std::string_view text;
  PlainUrl plain;
};

constexpr Case k_cases[] = {
    {"https://news.example/", PlainUrl::whole},
    {"http://news.example/a/b.html", PlainUrl::whole},
    {"https://news.example/A_(b)~c;d=e,f:g@h%20i?j=k&l#m?n#o", PlainUrl::whole},
    {"https://news.example/a//b/..c", PlainUrl::no},
    {"https://xn--bcher-kva.example/", PlainUrl::whole},
    {"https://a..b/", PlainUrl::whole},
    {"https://news.example", PlainUrl::without_path},
    {"https://news.example?a", PlainUrl::no},
    {"https://news.example#a", PlainUrl::no},
    {"https://News.example/", PlainUrl::no},
    {"HTTPS://news.example/", PlainUrl::no},
    {"https:///news.example/", PlainUrl::no},
    {"https://news.example:443/", PlainUrl::no},
    {"https://user@news.example/", PlainUrl::no},
    {"https://127.0.0.1/", PlainUrl::no},
    {"https://news.example./", PlainUrl::no},
    {"https://a.0x7f/", PlainUrl::no},
    {"https://[::1]/", PlainUrl::no},
    {"https://news.example/a/../b", PlainUrl::no},
    {"https://news.example/.", PlainUrl::no},
    {"https://news.example/%2e%2E/b", PlainUrl::no},
    {"https://news.example/a?b=../c", PlainUrl::whole},
    {"https://news.example/a b", PlainUrl::no},
    {"https://news.example/a\\b", PlainUrl::no},
    {"https://news.example/a?b='c'", PlainUrl::no},
    {"https://news.example/Hu\xE1\xBA\xBF", PlainUrl::no},
    {" https://news.example/", PlainUrl::no},
    {"mailto:lan@news.example", PlainUrl::no},
    {"/a/b", PlainUrl::no},
    {"https://", PlainUrl::no},
    {"", PlainUrl::no},
};

} // namespace

TEST_CASE("only URLs that the parser leaves as they are count as plain", "[url]") {
  for (const Case& test : k_cases) {
    INFO(test.text);
    CHECK(lede::url::read_plain(test.text) == test.plain);
    if (test.plain == PlainUrl::no) continue;
    const auto parsed = lede::url::parse(test.text, nullptr);
    REQUIRE(parsed.has_value());
    CHECK(parsed->text == std::string(test.text) + (test.plain == PlainUrl::without_path ? "/" : ""));
  }
}
