// Web pages: names, titles, addresses and encodings one by one. Whole pages are in tests/cases/web-pages.ndjson.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "formats/json_ld_text.h"
#include "formats/page/base_address.h"
#include "formats/page/main_picture.h"
#include "formats/page/names.h"
#include "formats/page/page.h"
#include "lede/render.h"

namespace page = lede::formats::page;

TEST_CASE("a byline is read down to the name") {
  struct Case {
    const char* byline;
    const char* name;
  };
  constexpr Case k_cases[] = {
      {"Ann Lee", "Ann Lee"},
      {"By Ann Lee", "Ann Lee"},
      {"  Written by: Ann Lee | ", "Ann Lee"},
      {"By Ann Lee and Bob Roe", "Ann Lee and Bob Roe"},
      {"Ann Lee March 25, 2015", "Ann Lee"},
      {"By Ann Lee, 3 May 2020", "Ann Lee"},
      {"Ann Lee | Published 10:05", "Ann Lee"},
      {"Posted by Ann Lee on Monday 3 March 2026", "Ann Lee"},
      {"Ann Lee (https://a.example/)", "Ann Lee"},
      {"Ann Lee <ann@a.example>", "Ann Lee"},
      {"ann99", "ann99"},
      {"Byron Lee", "Byron Lee"},
      {"<b>Ann</b> Lee", "Ann Lee"},
      {"https://a.example/ann", ""},
      {"March 3, 2026", ""},
      {"Posted on", ""},
      {"Geschrieben von Ann Lee", "Ann Lee"},
      {"Author", ""},
      {"Datum", ""},
      {"View all posts by Ann Lee", "Ann Lee"},
      {"Ann Lee am 3. Mai 2020", "Ann Lee"},
      {"Last Updated: 3 May 2020", ""},
      {"", ""},
  };
  for (const Case& c : k_cases) {
    INFO(c.byline);
    CHECK(page::clean_name(c.byline) == c.name);
  }
}

TEST_CASE("a title loses the site's name, and nothing else") {
  struct Case {
    const char* title;
    const char* site;
    std::vector<std::string> headings;
    bool guesses;
    const char* headline;
    const char* url = "";
  };
  const Case cases[] = {
      {"Old bridge stays open | The Mail", "The Mail", {}, false, "Old bridge stays open"},
      {"The Mail: Old bridge", "The Mail", {}, false, "The Mail: Old bridge"},
      {"The Mail - Old bridge stays open", "The Mail", {}, false, "Old bridge stays open"},
      {"Old bridge - a view from below", "The Mail", {}, false, "Old bridge - a view from below"},
      {"Old bridge stays open - News - Mail", "", {}, true, "Old bridge stays open - News"},
      {"Old bridge stays open_Mail", "", {"Old bridge stays open"}, true, "Old bridge stays open"},
      {"Mail | Old bridge stays open", "", {"Old bridge stays open"}, true, "Old bridge stays open"},
      {"Old bridge stays open today", "", {"Old bridge stays open"}, true, "Old bridge stays open today"},
      {"Bridge | Mail", "", {}, true, "Bridge | Mail"},
      {"Old bridge", "", {}, true, "Old bridge"},
      {"Bridge | MAIL.EXAMPLE", "", {}, false, "Bridge", "https://www.mail.example/bridge"},
      {"Old Mail \xC2\xBB Bridge", "", {}, false, "Bridge", "https://old-mail.example/"},
      {"Bridge | Mailbox", "", {}, false, "Bridge | Mailbox", "https://news.example/"},
  };
  for (const Case& c : cases) {
    INFO(c.title);
    CHECK(page::without_site(c.title, c.site, c.url, c.headings, c.guesses) == c.headline);
  }
}

TEST_CASE("pictures in several sizes have one key") {
  CHECK(page::picture_key("https://a.example/p/bridge-1024x768.jpg?w=3") == "bridge");
  CHECK(page::picture_key("/p/bridge_640.webp") == "bridge");
  CHECK(page::picture_key("bridge.jpg") == "bridge");
  CHECK(page::picture_key("/p/old-bridge.jpg") == "old-bridge");
  CHECK(page::picture_key("/p/1.jpg").empty());
  CHECK(page::picture_key("").empty());
}

TEST_CASE("addresses are read against a base, which may be relative") {
  CHECK(page::against_base("b.html", "https://a.example/x/y") == "https://a.example/x/b.html");
  CHECK(page::against_base("/b.html", "https://a.example/x/") == "https://a.example/b.html");
  CHECK(page::against_base("b.html", "x/y/") == "x/y/b.html");
  CHECK(page::against_base("b.html", "x") == "b.html");
  CHECK(page::against_base("#n", "https://a.example/") == "#n");
  CHECK(page::against_base("mailto:a@b.example", "https://a.example/") == "mailto:a@b.example");
  CHECK(page::markup_against_base("<p>t<a class=x href='b?c=1&amp;d'>u</a> &lt; <img src=i.jpg/>",
                                  "https://a.example/x/") ==
        "<p>t<a class=\"x\" href=\"https://a.example/x/b?c=1&amp;d\">u</a> &lt; <img "
        "src=\"https://a.example/x/i.jpg/\">");
}

TEST_CASE("words in a class say what an element is for") {
  CHECK((page::hints_of("related-posts") & page::k_apart) != 0);
  CHECK((page::hints_of("relatedPosts") & page::k_apart) != 0);
  CHECK((page::hints_of("jp-relatedposts") & page::k_apart) != 0);
  CHECK((page::hints_of("commentary") & page::k_comments) == 0);
  CHECK((page::hints_of("comments-area") & page::k_comments) != 0);
  CHECK((page::hints_of("has-sidebar post") & page::k_apart) == 0);
  CHECK((page::hints_of("sidebar has-post") & page::k_apart) != 0);
  CHECK(page::hints_of("") == 0);
}

TEST_CASE("JSON-LD that is not JSON is repaired in place") {
  struct Case {
    const char* text;
    std::vector<std::string> values;
    const char* changes;
  };
  const Case cases[] = {
      {R"({"a":1})", {R"({"a":1})"}, ""},
      {R"({"a":[1,],})", {R"({"a":[1 ] })"}, "a comma after the last value was skipped"},
      {R"({"a":"x, // y /* z */",})", {R"({"a":"x, // y /* z */" })"}, "a comma after the last value was skipped"},
      {"{ // a\n\"b\":1 /* c */ }", {"{     \n\"b\":1         }"}, "comments were skipped"},
      {R"({"a":1},{"b":"}"};)", {R"({"a":1})", R"({"b":"}"})"}, "several objects in one script were read one by one"},
      {R"({"a":"\"},")", {R"({"a":"\"},")"}, ""},
      {"}", {}, ""},
      {"{ /*", {"{   "}, "comments were skipped"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const lede::formats::RepairedJson repaired = lede::formats::repair_json(c.text);
    CHECK(repaired.text.size() == std::string_view(c.text).size());
    CHECK(repaired.changes == c.changes);
    std::vector<std::string> values;
    for (const lede::formats::JsonLdScript& value : repaired.values)
      values.push_back(repaired.text.substr(value.begin, value.end - value.begin));
    CHECK(values == c.values);
  }
}

TEST_CASE("a page in windows-1252 is read, one in another encoding is refused by its name") {
  const std::string page =
      "<meta charset=windows-1252><title>Caf\xE9 \x96 old</title><article><p>Na\xEFve \x93words\x94</p></article>";
  const lede::Result<lede::ConvertOutput> read = lede::convert(page);
  REQUIRE(read.ok());
  CHECK(read.value().article ==
        R"({"lede":1,"headline":"Café – old","body":[{"type":"html","text":"<p>Naïve “words”</p>"}]})");

  const lede::Result<lede::ConvertOutput> refused =
      lede::convert("<meta charset=\"euc-jp\"><article><p>\xC1\xC2</p></article>");
  REQUIRE(!refused.ok());
  CHECK(refused.error().code == lede::ErrorCode::input_encoding);
  CHECK(refused.error().message.find("euc-jp") != std::string::npos);

  const lede::Result<lede::ConvertOutput> with_script =
      lede::convert("<script charset=\"utf-8\"></script><meta charset=gb2312><article><p>\xC1\xC2</p></article>");
  REQUIRE(!with_script.ok());
  CHECK(with_script.error().message.find("gb2312") != std::string::npos);

  const lede::Result<lede::ConvertOutput> broken =
      lede::convert("<meta charset=utf-8><title>T</title><article><p>a\xC1 b</p></article>");
  REQUIRE(broken.ok());
  CHECK(broken.value().warnings.size() == 1);
}

TEST_CASE("a page that is nested without an end is read as far as the limits allow") {
  for (const char* const unit :
       {"<div>", "<span>", "<table><tr><td>", "<ul><li>", "<p><b>", "<article>", "<svg>", "<x-y>"}) {
    INFO(unit);
    std::string text = "<title>Old bridge</title><article><p>The council met on Monday evening and voted on it.</p>";
    for (int index = 0; index < 50'000; ++index) text += unit;
    const lede::Result<lede::RenderOutput> result = lede::render(text + "end");
    REQUIRE(result.ok());
    CHECK(result.value().html.find("The council met") != std::string::npos);
  }
}
