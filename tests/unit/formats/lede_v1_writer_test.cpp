// Version 1 as it is written: read again it is the same article, and written again it is the same text.
#include "formats/lede_v1_writer.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "lede/render.h"

using lede::Article;
using lede::convert;
using lede::Markup;
using lede::formats::write_lede_v1;

namespace {

std::string converted(std::string_view json) {
  const lede::Result<lede::ConvertOutput> result = convert(json);
  INFO(json);
  REQUIRE(result.ok());
  return result.value().article;
}

std::string rendered(std::string_view json) {
  const lede::Result<lede::RenderOutput> result = lede::render(json);
  INFO(json);
  REQUIRE(result.ok());
  return result.value().html + result.value().json_ld;
}

} // namespace

TEST_CASE("every field of version 1 is written as it was read, in a fixed order") {
  const std::string article =
      R"json({"lede":1,"id":"7","url":"/a","canonical":"/c","license":"CC","language":"vi-VN","direction":"rtl",)json"
      R"json("kicker":"K","headline":"H <b>","lead":"*L*","source":"TTH.VN","published":"2021-07-13T18:03:00+07:00",)json"
      R"json("modified":"2021-07-14T08:00:00Z","section":{"name":"S","url":"/s"},"tags":[{"name":"T","url":"/t"},)json"
      R"json({"name":"U"}],"authors":[{"name":"A","role":"R","url":"/au","image":"/ai"}],"byline":"B","image":)json"
      R"json({"url":"/i","alt":"a","caption":"*c*","credit":"d","width":640,"height":480,"sources":[{"url":"/i.avif",)json"
      R"json("type":"image/avif","media":"(min-width: 600px)","width":1280}]},"seeAlso":[{"headline":"N","url":"/n"}],)json"
      R"json("body":[{"type":"markdown","text":"*m*"},{"type":"html","text":"<p>h"},{"type":"text","text":"t *t*"},)json"
      R"json({"type":"image","url":"/b","caption":{"type":"html","text":"<i>c</i>"}},)json"
      R"json({"type":"gallery","images":[{"url":"/g"}]},{"type":"quote","text":"q","cite":"w"},)json"
      R"json({"type":"embed","url":"/e","title":"E","image":{"url":"/ei"}},)json"
      R"json({"type":"seeAlso","items":[{"headline":"s"}]},{"type":"factbox","text":"f","title":"F"},)json"
      R"json({"type":"divider"}],"rating":{"value":4.25,"count":12,"best":10,"endpoint":"/r"},)json"
      R"json("comments":{"count":3,"url":"/d","endpoint":"/p","items":[{"text":"*t*","id":"1","author":"X",)json"
      R"json("published":"2021-07-14","replies":[{"text":"u"}]}]},"related":[{"headline":"RH","url":"/rh",)json"
      R"json("published":"2021-07-12T00:00:00Z","summary":"RS","image":{"url":"/ri"}}],)json"
      R"json("latest":[{"headline":"LH","url":"/lh","published":"2021-07-11T00:00:00Z"}]})json";
  CHECK(converted(article) == article);
}

TEST_CASE("the parts that few articles have are written as they were read") {
  const std::string article =
      R"json({"lede":1,"headline":"H","authors":[{"name":"A","bio":"*b*"}],"image":{"url":"/i","role":"full"},)json"
      R"json("body":[{"type":"image","url":"/b","role":"half"}],"labels":["live","sponsored"],)json"
      R"json("access":"free","sponsor":{"name":"S","url":"/s"},"readingMinutes":6,)json"
      R"json("keyPoints":["*k*",{"type":"html","text":"<i>k</i>"}],"notes":[{"text":"*n*","type":"editorsNote",)json"
      R"json("published":"2026-03-02"}],"updates":[{"text":"u","headline":"U","published":"2026-03-01T11:00:00Z"}]})json";
  CHECK(converted(article) == article);
}

TEST_CASE("what means the same is written the same") {
  struct Case {
    const char* name;
    const char* json;
    const char* expected;
  };
  const Case cases[] = {
      {"a body of one text", R"({"headline":"H","body":[{"type":"markdown","text":"m"}]})",
       R"({"lede":1,"headline":"H","body":"m"})"},
      {"plain words as a lead", R"({"headline":"H","lead":{"type":"text","text":"Hai từ, và một. Thế thôi."}})",
       R"({"lede":1,"headline":"H","lead":"Hai từ, và một. Thế thôi."})"},
      {"a number in another form", R"({"headline":"H","image":{"url":"/","width":6.4e2}})",
       R"({"lede":1,"headline":"H","image":{"url":"/","width":640}})"},
      {"an unknown field", R"({"x":1,"headline":"H"})", R"({"lede":1,"headline":"H"})"},
      {"the best rating that goes without saying", R"({"headline":"H","rating":{"best":5}})",
       R"({"lede":1,"headline":"H","rating":{}})"},
      {"a rating of nothing", R"({"headline":"H","rating":{"value":0,"count":3}})",
       R"({"lede":1,"headline":"H","rating":{"value":0,"count":3}})"},
      {"lists that are there and empty", R"({"headline":"H","latest":[],"related":[],"tags":[],"comments":{}})",
       R"({"lede":1,"headline":"H","comments":{},"latest":[]})"},
      {"escapes", R"({"headline":"\u003cH\u2028\/"})", R"({"lede":1,"headline":"<H\u2028/"})"},
  };
  for (const Case& row : cases) {
    INFO(row.name);
    const std::string once = converted(row.json);
    CHECK(once == row.expected);
    CHECK(converted(once) == once);
    CHECK(rendered(once) == rendered(row.json));
  }
}

TEST_CASE("a text keeps its kind of markup, wherever it stands") {
  // The first are words alone, which are their own Markdown; each of the others would mean something else as such.
  const char* texts[] = {"Words",        "Hai từ, một. Thế",
                         "a  b",         "a *b* c",
                         "a\nb",         "a\n\nb",
                         "1. one",       "- one",
                         "# one",        "www.a.com",
                         "a & b",        "&amp; <b>",
                         "http://a.com", "a_b_ ~c~",
                         " a",           "a ",
                         "a\\",          "`a`",
                         "a.b",          "A. b",
                         "e@a.com"};
  for (const Markup markup : {Markup::text, Markup::markdown, Markup::html}) {
    for (const char* text : texts) {
      INFO(text << " as " << static_cast<int>(markup));
      Article article;
      article.headline.value = "H";
      lede::Text value;
      value.value = text;
      value.markup = markup;
      article.lead = value;
      article.image.url.value = "https://a.example/";
      article.image.caption = value;
      article.body.resize(3);
      article.body[0].emplace<lede::RichText>().text = value;
      article.body[1].emplace<lede::Quote>().text = value;
      article.body[2].emplace<lede::FactBox>().text = value;
      article.comments.present = true;
      article.comments.items.emplace_back().text = value;

      const std::string once = write_lede_v1(article);
      CHECK(converted(once) == once);
      // Written in full, without shorter forms.
      const std::string kind = markup == Markup::markdown ? "markdown" : markup == Markup::html ? "html" : "text";
      std::string quoted = text;
      for (std::size_t at = 0; (at = quoted.find_first_of("\n\\", at)) != std::string::npos; at += 2)
        quoted.replace(at, 1, quoted[at] == '\n' ? "\\n" : "\\\\");
      const std::string said = "{\"type\":\"" + kind + "\",\"text\":\"" + quoted + "\"}";
      const std::string full = R"({"headline":"H","lead":)" + said +
                               R"(,"image":{"url":"https://a.example/","caption":)" + said + R"(},"body":[)" + said +
                               R"(,{"type":"quote","text":)" + said + R"(},{"type":"factbox","text":)" + said +
                               R"(}],"comments":{"items":[{"text":)" + said + "}]}}";
      CHECK(rendered(once) == rendered(full));
    }
  }
}

TEST_CASE("what is not complete is not written") {
  Article article;
  article.headline.value = "H";
  article.section.url.value = "/s";
  article.tags.emplace_back().url.value = "/t";
  article.image.alt.value = "a";
  article.body.resize(2);
  article.body[0].emplace<lede::Gallery>().images.emplace_back().alt.value = "without an address";
  article.body[1].emplace<lede::Quote>();
  CHECK(write_lede_v1(article) == R"({"lede":1,"headline":"H"})");
}
