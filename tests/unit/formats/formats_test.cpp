// Publishers' formats: what cannot be seen in a page, and where warnings say that something is.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "base/report.h"
#include "formats/adapters.h"
#include "formats/formats.h"
#include "json/document.h"
#include "lede/render.h"

using lede::Article;

namespace {

struct Reading {
  explicit Reading(std::string_view source, const lede::formats::Source& wanted = {}) {
    lede::Report report(true);
    lede::Result<lede::json::Document> document = lede::formats::read_document(source, wanted.from, report);
    REQUIRE(document.ok());
    const std::optional<lede::Error> refusal = to_article(document.value(), wanted, report, article);
    is_ok = !refusal;
    if (refusal) error = *refusal;
  }
  Article article;
  lede::Error error;
  bool is_ok = false;
};

/// "code path line:column" of each warning, one a line.
std::string warnings_of(std::string_view source) {
  std::string out;
  lede::RenderOptions options;
  options.language = "en";
  const lede::Result<lede::RenderOutput> result = lede::render(source, options);
  if (!result.ok()) return std::string(name_of(result.error().code));
  lede::RenderOutput output = lede::render(source, options).value();
  for (const lede::Warning& warning : output.warnings) {
    out += std::string(name_of(warning.code)) + " " + warning.location.path + " " +
           std::to_string(warning.location.line) + ":" + std::to_string(warning.location.column) + "\n";
  }
  return out;
}

} // namespace

TEST_CASE("a format has the name that the table of formats gives it") {
  struct Case {
    const lede::formats::Format& format;
    std::string_view name;
  };
  const Case cases[] = {
#define LEDE_FORMAT(identifier, name, what) {lede::formats::k_##identifier, name},
#include "formats/formats.def"
  };
  for (const Case& c : cases) {
    CHECK(c.format.name == c.name);
    CHECK(lede::format_names().find(c.name) != std::string::npos);
  }
  CHECK(lede::format_names().starts_with("auto, lede, "));
}

TEST_CASE("a rating on another scale than stars have becomes one of five") {
  struct Case {
    const char* rating;
    std::int64_t thousandths;
    int best;
    std::int64_t count;
  };
  constexpr Case k_cases[] = {
      {R"({"ratingValue":"4.5","ratingCount":"3"})", 4500, 5, 3},
      {R"({"ratingValue":87,"bestRating":100,"reviewCount":2})", 4350, 5, 2},
      {R"({"ratingValue":9,"bestRating":10,"ratingCount":2})", 9000, 10, 2},
      {R"({"ratingValue":1,"bestRating":1,"ratingCount":2})", 5000, 5, 2},
      {R"({"ratingValue":7,"bestRating":5,"ratingCount":2})", 0, 5, 0},
      {R"({"ratingValue":"good","ratingCount":2})", 0, 5, 0},
      {R"({"ratingValue":-1})", 0, 5, 0},
      {R"({"ratingValue":1,"bestRating":999999999999999999999})", 1000, 5, 0},
  };
  for (const Case& c : k_cases) {
    INFO(c.rating);
    const Reading reading(std::string(R"({"@type":"Article","headline":"H","aggregateRating":)") + c.rating + "}");
    REQUIRE(reading.is_ok);
    CHECK(reading.article.rating.present);
    CHECK(reading.article.rating.value_thousandths == c.thousandths);
    CHECK(reading.article.rating.best == c.best);
    CHECK(reading.article.rating.count == c.count);
  }
}

TEST_CASE("every name of a format is known, and no other") {
  for (const std::string_view name :
       {"lede",           "ninjs",    "ninjs-3",       "schema-org", "json-ld",  "json-feed",   "rss",
        "atom",           "wxr",      "wordpress",     "wp",         "ghost",    "ans",         "arc",
        "apple-news",     "anf",      "portable-text", "sanity",     "editorjs", "editor.js",   "contentful",
        "vietnamese-cms", "cms",      "newsapi",       "lexical",    "payload",  "prosemirror", "tiptap",
        "slate",          "plate",    "web-page",      "html",       "amp",      "quill",       "delta",
        "draftjs",        "draft.js", "strapi",        "newsml",     "nitf",     "drupal",      "guardian",
        "capi",           "nyt",      "mobiledoc",     "notion",     "cms-xml",  "optimo",      "bbc"}) {
    INFO(name);
    CHECK(Reading("{}", {name, {}}).error.code == lede::ErrorCode::article_empty);
  }
  CHECK(Reading("{}", {"newsml-1", {}}).error.code == lede::ErrorCode::format_unknown);
  CHECK(Reading("{}", {"wordpress wp", {}}).error.code == lede::ErrorCode::format_unknown);
}

TEST_CASE("an article of a feed is chosen by its id before its place") {
  constexpr std::string_view k_feed = R"({"version":"https://jsonfeed.org/version/1.1","items":[
    {"id":"1","title":"first","content_text":"x"},{"id":"0","title":"second","content_text":"x"},
    {"id":7,"url":"https://a.example/7","title":"third","content_text":"x"}]})";
  struct Case {
    const char* item;
    const char* headline; // null: there is none
  };
  constexpr Case k_cases[] = {
      {"", "first"},   {"0", "second"},
      {"1", "first"},  {"2", "third"},
      {"7", "third"},  {"https://a.example/7", "third"},
      {"3", nullptr},  {"x", nullptr},
      {"-1", nullptr}, {"99999999999999999999999999", nullptr},
  };
  for (const Case& c : k_cases) {
    INFO(c.item);
    const Reading reading(k_feed, {"auto", c.item});
    REQUIRE(reading.is_ok == (c.headline != nullptr));
    if (reading.is_ok) CHECK(reading.article.headline.value == c.headline);
    if (!reading.is_ok) CHECK(reading.error.code == lede::ErrorCode::item_not_found);
  }
}

TEST_CASE("a warning of what an adapter has put together names the value that it is of") {
  CHECK(warnings_of(R"({"_type":"block","markDefs":[{"_key":"l","_type":"link","href":"javascript:x"}],)"
                    R"("children":[{"_type":"span","text":"x","marks":["l"]}]})") ==
        "url-removed $.markDefs[0].href 1:64\n");
  CHECK(
      warnings_of(
          R"({"type":"story","version":"0.10.12","content_elements":[{"type":"text","content":"a <b onclick=x>b</b>"}]})") ==
      "attribute-removed $.content_elements[0].content 1:85\n");
  CHECK(warnings_of("---\ntitle: T\nnonsense: 1\n---\n\nA <b onclick=x>b</b>\n") ==
        "unknown-field $.nonsense 3:1\nattribute-removed $.body 6:3\n");
}

TEST_CASE("what a document of another system loses is told") {
  struct Case {
    const char* source;
    const char* warnings;
  };
  constexpr Case k_cases[] = {
      {R"({"id":1,"title":{"rendered":"T"},"content":{"rendered":"<p>x</p>"},"author":3})",
       "missing-field $.author 1:77\n"},
      {R"({"title":"T","content":"Cut here… [+12 chars]","date":"2024-01-01"})", "invalid-value $.content 1:24\n"},
      {R"({"title":"T","content":"{\"x\":1}","text":"Words."})", "invalid-value $.content 1:24\n"},
      {R"({"title":"T","text":"x","author":3,"foo":1})", "invalid-value $.author 1:34\nunknown-field $.foo 1:36\n"},
      {"---js\n{}\n---\nx", "json-syntax"},
      {R"({"headline":"H", // a comment)", "json-syntax"},
  };
  for (const Case& c : k_cases) {
    INFO(c.source);
    CHECK(warnings_of(c.source) == c.warnings);
  }
}

TEST_CASE("front matter is read as its languages say") {
  struct Case {
    const char* front;
    const char* headline;
  };
  constexpr Case k_cases[] = {
      {"---\ntitle: a: b # c\n---\n", "a: b"},
      {"---\ntitle: 'it''s' # c\n---\n", "it's"},
      {"---\ntitle: \"\\x41\\u1EA1\\t\\\"\"\n---\n", "Aạ\t\""},
      {"---\ntitle: 1984\n---\n", "1984"},
      {"---\ntitle: https://a.example/#b\n---\n", "https://a.example/#b"},
      {"---\ntitle: |\n  a\n  b\n\n  c\n---\n", "a\nb\n\nc"},
      {"---\ntitle: >-\n  a\n  b\n\n  c\n---\n", "a b\nc"},
      {"---\ntitle: a\n  b\n  c\n---\n", "a b c"},
      {"---\r\ntitle: a\r\n...\r\n", "a"},
      {"---\n\"title\": a\n---\n", "a"},
      {"---\ntitle: a\ntitle: b\n---\n", "b"},
      {"\xEF\xBB\xBF---\ntitle: a\n---\n", "a"},
      {"---\ntitle: a\n\n  b\n\n\n  c\nx: y\n---\n", "a\nb\n\nc"},
      {"---\ntitle:\n  a # c\nx: y\n---\n", "a"},
      {"---\ntitle:\n  a\n  b: c\nx: y\n---\n", "a b: c"},
      {"---\ntitle:\n  \"a\n  b\"\n---\n", "a b"},
      {"---\ntitle: \"a \n\n  b\"\n---\n", "a\nb"},
      {"---\r\ntitle: \"a\r\n\r\n  b\"\r\n---\r\n", "a\nb"},
      {"---\ntitle: \"a \\\n  # b\"\n---\n", "a # b"},
      {"---\ntitle: |2-\n    a\n  b\n---\n", "  a\nb"},
      {"---\ntitle: >\n  a\n    b\n  c\n  d\n---\n", "a\n  b\nc d"},
      {"+++\ntitle = \"a\\nb\" # c\n+++\n", "a\nb"},
      {"+++\r\ntitle = \"\"\"a \\\r\n  # b\"\"\"\r\n+++\r\n", "a # b"},
      {"+++\ntitle = 'a\\nb'\n+++\n", "a\\nb"},
      {"+++\ntitle = \"\"\"\na\n\"b\" \\\n  c\"\"\"\n+++\n", "a\n\"b\" c"},
      {"+++\n\"title\" = 'a'\n[params]\ntitle = 'b'\n[[x]]\na = 1\n[[x]]\na = 2\n+++\n", "a"},
      {"+++\ntitle = 'a'\nx = { y = [1, [2, {z = 3}]], w = '}' }\n+++\n", "a"},
  };
  for (const Case& c : k_cases) {
    INFO(c.front);
    const Reading reading(c.front);
    REQUIRE(reading.is_ok);
    CHECK(reading.article.headline.value == c.headline);
  }
}

TEST_CASE("what publishers write in another way than most is read all the same") {
  struct Case {
    const char* name;
    const char* document;
    const char* converted; // without {"lede":1, …}
  };
  constexpr Case k_cases[] = {
      {"JSON Feed: an empty content_html beside a text", R"({"id":1,"title":"T","content_html":"","content_text":"x"})",
       R"("id":"1","headline":"T","body":[{"type":"text","text":"x"}])"},
      {"WordPress: no moment of UTC", R"({"title":{"rendered":"T"},"date":"2021-07-13T18:03:00","date_gmt":""})",
       R"("headline":"T","published":"2021-07-13T18:03:00")"},
      {"WordPress: a draft's moment of UTC",
       R"({"title":{"rendered":"T"},"date":"2021-07-13T18:03:00","date_gmt":"0000-00-00T00:00:00"})",
       R"("headline":"T","published":"2021-07-13T18:03:00")"},
      {"Ghost: an empty excerpt of its own",
       R"({"title":"T","html":null,"comment_id":"1","custom_excerpt":"","excerpt":"E"})",
       R"("headline":"T","lead":"E")"},
      {"Vietnamese: a long number as MongoDB writes it",
       R"({"title":"T","sapo":"S","publish":{"$date":{"$numberLong":"1626174180000"}}})",
       R"("language":"vi","headline":"T","lead":"S","published":"2021-07-13T18:03:00+07:00")"},
      {"Vietnamese: the time first", R"({"title":"T","sapo":"S","publish":"18:45 13/07/2021"})",
       R"("language":"vi","headline":"T","lead":"S","published":"2021-07-13T18:45+07:00")"},
      {"Vietnamese: a late minute", R"({"title":"T","sapo":"S","publish":"13/07/2021 18:45"})",
       R"("language":"vi","headline":"T","lead":"S","published":"2021-07-13T18:45+07:00")"},
      {"Vietnamese: the year first", R"({"title":"T","sapo":"S","publish":"2021/07/13 18:45"})",
       R"("language":"vi","headline":"T","lead":"S","published":"2021-07-13T18:45+07:00")"},
      {"schema.org: an empty headline", R"({"@type":"Article","headline":"","name":"T"})", R"("headline":"T")"},
      {"schema.org: texts with a language", R"({"@type":"Article","headline":[{"@value":"T","@language":"en"}]})",
       R"("headline":"T")"},
      {"schema.org: a body in parts", R"({"@type":"Article","headline":"T","articleBody":["a",null,"<p>b</p>"]})",
       R"("headline":"T","body":[{"type":"text","text":"a"},{"type":"html","text":"<p>b</p>"}])"},
      {"schema.org: nothing in front of the picture",
       R"({"@type":"Article","headline":"T","image":[null,{"url":{"@id":"https://a.example/i"},"width":"1,200"}]})",
       R"("headline":"T","image":{"url":"https://a.example/i","width":1200})"},
      {"schema.org: names in two parts",
       R"({"@type":"Article","headline":"T","author":{"givenName":"A","familyName":"B"}})",
       R"("headline":"T","authors":[{"name":"A B"}])"},
      {"schema.org: numbers with commas",
       R"({"@type":"Article","headline":"T","aggregateRating":{"ratingValue":"4,5","ratingCount":"1,234,567 votes"}})",
       R"("headline":"T","rating":{"value":4.5,"count":1234567})"},
      {"schema.org: space around the type of a script",
       "<script type=\" application/LD+json ; charset=utf-8\">{\"@type\":\"Article\",\"headline\":\"T\"}</script>",
       R"("headline":"T")"},
      {"front matter: a list of pictures", "---\ntitle: T\nimages:\n  - ~\n  - a.jpg\n  - b.jpg\n---\n",
       R"("headline":"T","image":{"url":"a.jpg"})"},
      {"front matter: a picture's path", "---\ntitle: T\nimage:\n  path: a.jpg\n  alt: b\n---\n",
       R"("headline":"T","image":{"url":"a.jpg","alt":"b"})"},
      {"front matter: items whose keys are quoted",
       "---\ntitle: T\nauthors:\n  - \"name\": A\n    url: /b\n  - \"C: D\"\n---\n",
       R"("headline":"T","authors":[{"name":"A","url":"/b"},{"name":"C: D"}])"},
      {"front matter: a table's name with space around it", "+++\ntitle = 'T'\n[ \"image\" ]\nsrc = 'a.jpg'\n+++\n",
       R"("headline":"T","image":{"url":"a.jpg"})"},
  };
  for (const Case& c : k_cases) {
    INFO(c.name);
    const lede::Result<lede::ConvertOutput> result = lede::convert(c.document);
    REQUIRE(result.ok());
    CHECK(result.value().article == std::string("{\"lede\":1,") + c.converted + "}");
  }
}

TEST_CASE("front matter that never ends, or is nothing but brackets, comes to an end") {
  for (const std::string& front :
       {std::string(100'000, '['), "k: " + std::string(100'000, '{'), "k: \"" + std::string(100'000, '\\'),
        std::string(100'000, '-'), "k: >" + std::string(100'000, '\n')}) {
    for (const std::string& mark : {std::string("---\n"), std::string("+++\n")}) {
      const lede::Result<lede::RenderOutput> result = lede::render(mark + "title: T\n" + front + "\n" + mark + "body");
      CHECK((result.ok() || !result.error().message.empty()));
    }
  }
}
