// The URL parser by itself: what a browser would make of each spelling.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "policy/url.h"
#include "policy/url_encoding.h"

namespace url = lede::url;
using namespace std::string_literals;

namespace {

constexpr std::string_view k_failure = "(failure)";
constexpr std::string_view k_base = "https://news.example/a/b/c?q#f";

std::string resolve(std::string_view input, std::string_view base) {
  const auto parsed_base = url::parse(base, nullptr);
  if (!base.empty() && !parsed_base) return "(base)";
  const auto parsed = url::parse(input, base.empty() ? nullptr : &*parsed_base);
  return parsed ? parsed->text : std::string(k_failure);
}

struct Case {
  std::string_view name;
  std::string input;
  std::string_view expected;
  std::string_view base = k_base;
};

void check(const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    INFO(test.name << ": " << test.input);
    const std::string ours = resolve(test.input, test.base);
    CHECK(ours == test.expected);
    if (ours != k_failure) {
      CHECK(resolve(ours, "") == ours);
      CHECK(resolve(ours, test.base) == ours);
    }
  }
}

} // namespace

TEST_CASE("url parser resolves relative references") {
  check({
      {"empty", "", "https://news.example/a/b/c?q"},
      {"file", "d", "https://news.example/a/b/d"},
      {"folder", "d/", "https://news.example/a/b/d/"},
      {"this folder", ".", "https://news.example/a/b/"},
      {"folder above", "..", "https://news.example/a/"},
      {"beside the folder", "../x/y", "https://news.example/a/x/y"},
      {"above the root", "../../../../x", "https://news.example/x"},
      {"dots in the middle", "x/./y/../z", "https://news.example/a/b/x/z"},
      {"escaped dots", "x/%2E/%2e./.%2E/z", "https://news.example/a/z"},
      {"three dots are a name", ".../x", "https://news.example/a/b/.../x"},
      {"root", "/x", "https://news.example/x"},
      {"empty segments stay", "/x//y/", "https://news.example/x//y/"},
      {"query", "?p=1", "https://news.example/a/b/c?p=1"},
      {"empty query", "?", "https://news.example/a/b/c?"},
      {"fragment keeps the query", "#g", "https://news.example/a/b/c?q#g"},
      {"host", "//other.example/x", "https://other.example/x"},
      {"colon in a later segment", "x/y:z", "https://news.example/a/b/x/y:z"},
      {"what is no scheme", "1x:y", "https://news.example/a/b/1x:y"},
      {"no base", "x", k_failure, ""},
      {"no base for a host either", "//other.example/", k_failure, ""},
      {"opaque base", "x", k_failure, "mailto:a@b.example"},
      {"opaque base, fragment", "#x", k_failure, "mailto:a@b.example?subject=s"},
      {"the base's scheme and nothing else", "https:", "https://news.example/a/b/c?q"},
      {"the base's scheme and a query", "https:?p", "https://news.example/a/b/c?p"},
  });
}

TEST_CASE("url parser sees another host where a browser does") {
  check({
      {"two backslashes", R"(\\evil.example)", "https://evil.example/"},
      {"slash, backslash", R"(/\evil.example)", "https://evil.example/"},
      {"backslash, slash", R"(\/evil.example)", "https://evil.example/"},
      {"three slashes", "///evil.example", "https://evil.example/"},
      {"many slashes", R"(/\//\\evil.example\x)", "https://evil.example/x"},
      {"TAB between slashes", "/\t/evil.example", "https://evil.example/"},
      {"LF between backslashes", "\\\n\\evil.example", "https://evil.example/"},
      {"the base's scheme, no slashes: a path", "https:evil.example", "https://news.example/a/b/evil.example"},
      {"the base's scheme, one slash: a path", "https:/evil.example", "https://news.example/evil.example"},
      {"the base's scheme, two slashes", "https://evil.example", "https://evil.example/"},
      {"another scheme, no slashes", "http:evil.example", "http://evil.example/"},
      {"another scheme, one slash", "http:/evil.example", "http://evil.example/"},
      {"no slashes and no base", "https:evil.example", "https://evil.example/", ""},
      {"host after credentials", "https://news.example@evil.example/", "https://news.example@evil.example/"},
      {"host after two at signs", "https://news.example@a@evil.example/", "https://news.example%40a@evil.example/"},
      {"a backslash ends the host", R"(https://evil.example\@news.example)", "https://evil.example/@news.example"},
      {"a hash ends the host", "https://evil.example#@news.example", "https://evil.example/#@news.example"},
      {"dots that leave two slashes", "/.//evil.example", "https://news.example//evil.example"},
  });
}

// A text whose scheme no policy allows is not a URL here; a text without a scheme is a path.
TEST_CASE("url parser finds the scheme as browsers do") {
  check({
      {"TAB inside", "java\tscript:alert(1)", k_failure},
      {"LF inside", "java\nscript:alert(1)", k_failure},
      {"CR before the colon", "javascript\r:alert(1)", k_failure},
      {"control character before", "\x01javascript:alert(1)", k_failure},
      {"NUL before", "\0javascript:alert(1)"s, k_failure},
      {"spaces before", " \x1F javascript:alert(1)", k_failure},
      {"mixed case", "JaVaScRiPt:alert(1)", k_failure},
      {"control character inside: a path", "java\x01script:x", "https://news.example/a/b/java%01script:x"},
      {"NUL inside: a path", "java\0script:x"s, "https://news.example/a/b/java%00script:x"},
      {"space before the colon: a path", "javascript :x", "https://news.example/a/b/javascript%20:x"},
      {"no-break space before: a path", "\u00A0javascript:x", "https://news.example/a/b/%C2%A0javascript:x"},
      {"an entity that is none any more", "javascript&colon;x", "https://news.example/a/b/javascript&colon;x"},
      {"percent-encoded colon: a path", "javascript%3Ax", "https://news.example/a/b/javascript%3Ax"},
      {"full-width letter: a path", "ｊavascript:x", "https://news.example/a/b/%EF%BD%8Aavascript:x"},
      {"view-source", "view-source:https://a.example/", k_failure},
      {"nothing before the colon", ":x", "https://news.example/a/b/:x"},
  });
}

TEST_CASE("url parser escapes by the part that a character stands in") {
  check({
      {"path", "/ \"#<>`{}^|'\\", "https://news.example/%20%22#%3C%3E%60{}^|'\\"},
      {"path, all of it", "/a \"<>`{}^|'%zz%41~", "https://news.example/a%20%22%3C%3E%60%7B%7D%5E|'%zz%41~"},
      {"query", "?a \"<>`{}^|'", "https://news.example/a/b/c?a%20%22%3C%3E`{}^|%27"},
      {"query of a scheme that is not special", "mailto:x?a'", "mailto:x?a'"},
      {"fragment", "#a \"<>`{}^|'", "https://news.example/a/b/c?q#a%20%22%3C%3E%60{}^|'"},
      {"Vietnamese", "/giáo-dục?tìm=đọc#ý",
       "https://news.example/gi%C3%A1o-d%E1%BB%A5c?t%C3%ACm=%C4%91%E1%BB%8Dc#%C3%BD"},
      {"DEL and C1", "/\x7F\u0085", "https://news.example/%7F%C2%85"},
      {"user name", "http://a b:c[d@h/", "http://a%20b:c%5Bd@h/"},
      {"mailto", "mailto:Tòa soạn <a@b.example>?subject=Góp ý",
       "mailto:T%C3%B2a so%E1%BA%A1n <a@b.example>?subject=G%C3%B3p%20%C3%BD"},
      {"space that would be lost", "mailto:a@b.example ?x", "mailto:a@b.example%20?x"},
  });
}

TEST_CASE("url parser reads ports") {
  check({
      {"default of https", "https://h:443/", "https://h/"},
      {"default of http", "http://h:80/", "http://h/"},
      {"default of the other", "http://h:443/", "http://h:443/"},
      {"leading zeros", "https://h:00080/", "https://h:80/"},
      {"none after the colon", "https://h:/", "https://h/"},
      {"greatest", "https://h:65535/", "https://h:65535/"},
      {"too great", "https://h:65536/", k_failure},
      {"far too great", "https://h:18446744073709551696/", k_failure},
      {"letters", "https://h:8a/", k_failure},
      {"sign", "https://h:+80/", k_failure},
      {"no host", "https://:80/", k_failure},
      {"port of a base", "/x", "https://h:8080/x", "https://h:8080/"},
  });
}

TEST_CASE("url parser refuses what no policy lets pass") {
  check({
      {"file", "file:///c:/x", k_failure},
      {"file transfer", "ftp://h/", k_failure},
      {"socket", "wss://h/", k_failure},
      {"unknown scheme", "app:x", k_failure},
      {"mail at a host", "mailto://h/", k_failure},
      {"mail with a path", "mailto:/x", k_failure},
      {"telephone with a path", "tel:/1", k_failure},
  });
}

TEST_CASE("url percent_decode leaves what is no escape") {
  CHECK(url::percent_decode("") == "");
  CHECK(url::percent_decode("m%E1%BB%a5c") == "mục");
  CHECK(url::percent_decode("%") == "%");
  CHECK(url::percent_decode("%4") == "%4");
  CHECK(url::percent_decode("%zz%%41") == "%zz%A");
  CHECK(url::percent_decode("%2541") == "%41");
}
