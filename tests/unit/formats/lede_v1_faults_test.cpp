// The article format, version 1: fields of a wrong type, values that cannot be used, and documents that are refused.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <vector>

#include "formats/lede_v1_reading.h"

using lede::Article;
using lede::ErrorCode;
using lede::WarningCode;
using lede::formats::Reading;
using lede::formats::with;

TEST_CASE("a field of a wrong type is reported by its path and left out") {
  struct FieldOfType {
    const char* path;   // of the value
    const char* before; // the document up to it
    const char* after;
    const char* type; // the right one
  };
  const std::vector<FieldOfType> fields = {
      {"$.lede", R"({"headline":"H","lede":)", "}", "number"},
      {"$.id", R"({"headline":"H","id":)", "}", "string"},
      {"$.url", R"({"headline":"H","url":)", "}", "string"},
      {"$.canonical", R"({"headline":"H","canonical":)", "}", "string"},
      {"$.license", R"({"headline":"H","license":)", "}", "string"},
      {"$.language", R"({"headline":"H","language":)", "}", "string"},
      {"$.direction", R"({"headline":"H","direction":)", "}", "string"},
      {"$.kicker", R"({"headline":"H","kicker":)", "}", "string"},
      {"$.headline", R"({"body":"B","headline":)", "}", "string"},
      {"$.lead", R"({"headline":"H","lead":)", "}", "string"},
      {"$.source", R"({"headline":"H","source":)", "}", "string"},
      {"$.published", R"({"headline":"H","published":)", "}", "string"},
      {"$.modified", R"({"headline":"H","modified":)", "}", "string"},
      {"$.section", R"({"headline":"H","section":)", "}", "object"},
      {"$.section.name", R"({"headline":"H","section":{"name":"S","url":"/","name":)", "}}", "string"},
      {"$.section.url", R"({"headline":"H","section":{"name":"S","url":)", "}}", "string"},
      {"$.tags", R"({"headline":"H","tags":)", "}", "array"},
      {"$.tags[0]", R"({"headline":"H","tags":[)", "]}", "object"},
      {"$.tags[0].url", R"({"headline":"H","tags":[{"name":"T","url":)", "}]}", "string"},
      {"$.authors", R"({"headline":"H","authors":)", "}", "array"},
      {"$.authors[0]", R"({"headline":"H","authors":[)", "]}", "object"},
      {"$.authors[0].role", R"({"headline":"H","authors":[{"name":"A","role":)", "}]}", "string"},
      {"$.authors[0].url", R"({"headline":"H","authors":[{"name":"A","url":)", "}]}", "string"},
      {"$.authors[0].image", R"({"headline":"H","authors":[{"name":"A","image":)", "}]}", "string"},
      {"$.byline", R"({"headline":"H","byline":)", "}", "string"},
      {"$.image", R"({"headline":"H","image":)", "}", "object"},
      {"$.image.alt", R"({"headline":"H","image":{"url":"/","alt":)", "}}", "string"},
      {"$.image.caption", R"({"headline":"H","image":{"url":"/","caption":)", "}}", "string"},
      {"$.image.credit", R"({"headline":"H","image":{"url":"/","credit":)", "}}", "string"},
      {"$.image.width", R"({"headline":"H","image":{"url":"/","width":)", "}}", "number"},
      {"$.image.height", R"({"headline":"H","image":{"url":"/","height":)", "}}", "number"},
      {"$.image.sources", R"({"headline":"H","image":{"url":"/","sources":)", "}}", "array"},
      {"$.image.sources[0]", R"({"headline":"H","image":{"url":"/","sources":[)", "]}}", "object"},
      {"$.image.sources[0].type", R"({"headline":"H","image":{"url":"/","sources":[{"url":"/","type":)", "}]}}",
       "string"},
      {"$.image.sources[0].media", R"({"headline":"H","image":{"url":"/","sources":[{"url":"/","media":)", "}]}}",
       "string"},
      {"$.image.sources[0].width", R"({"headline":"H","image":{"url":"/","sources":[{"url":"/","width":)", "}]}}",
       "number"},
      {"$.seeAlso", R"({"headline":"H","seeAlso":)", "}", "array"},
      {"$.seeAlso[0]", R"({"headline":"H","seeAlso":[)", "]}", "object"},
      {"$.seeAlso[0].url", R"({"headline":"H","seeAlso":[{"headline":"N","url":)", "}]}", "string"},
      {"$.body", R"({"headline":"H","body":)", "}", "string or array"},
      {"$.body[0]", R"({"headline":"H","body":[)", "]}", "object"},
      {"$.body[0].type", R"({"headline":"H","body":[{"type":)", "}]}", "string"},
      {"$.body[0].cite", R"({"headline":"H","body":[{"type":"quote","text":"q","cite":)", "}]}", "string"},
      {"$.body[0].title", R"({"headline":"H","body":[{"type":"factbox","text":"f","title":)", "}]}", "string"},
      {"$.body[0].title", R"({"headline":"H","body":[{"type":"embed","url":"/","title":)", "}]}", "string"},
      {"$.body[0].image", R"({"headline":"H","body":[{"type":"embed","url":"/","image":)", "}]}", "object"},
      {"$.body[0].alt", R"({"headline":"H","body":[{"type":"image","url":"/","alt":)", "}]}", "string"},
      {"$.rating", R"({"headline":"H","rating":)", "}", "object"},
      {"$.rating.value", R"({"headline":"H","rating":{"value":)", "}}", "number"},
      {"$.rating.count", R"({"headline":"H","rating":{"count":)", "}}", "number"},
      {"$.rating.best", R"({"headline":"H","rating":{"best":)", "}}", "number"},
      {"$.rating.endpoint", R"({"headline":"H","rating":{"endpoint":)", "}}", "string"},
      {"$.comments", R"({"headline":"H","comments":)", "}", "object"},
      {"$.comments.count", R"({"headline":"H","comments":{"count":)", "}}", "number"},
      {"$.comments.url", R"({"headline":"H","comments":{"url":)", "}}", "string"},
      {"$.comments.endpoint", R"({"headline":"H","comments":{"endpoint":)", "}}", "string"},
      {"$.comments.items", R"({"headline":"H","comments":{"items":)", "}}", "array"},
      {"$.comments.items[0]", R"({"headline":"H","comments":{"items":[)", "]}}", "object"},
      {"$.comments.items[0].id", R"({"headline":"H","comments":{"items":[{"text":"t","id":)", "}]}}", "string"},
      {"$.comments.items[0].author", R"({"headline":"H","comments":{"items":[{"text":"t","author":)", "}]}}", "string"},
      {"$.comments.items[0].published", R"({"headline":"H","comments":{"items":[{"text":"t","published":)", "}]}}",
       "string"},
      {"$.comments.items[0].replies", R"({"headline":"H","comments":{"items":[{"text":"t","replies":)", "}]}}",
       "array"},
      {"$.related", R"({"headline":"H","related":)", "}", "array"},
      {"$.related[0]", R"({"headline":"H","related":[)", "]}", "object"},
      {"$.related[0].url", R"({"headline":"H","related":[{"headline":"R","url":)", "}]}", "string"},
      {"$.related[0].summary", R"({"headline":"H","related":[{"headline":"R","summary":)", "}]}", "string"},
      {"$.related[0].image", R"({"headline":"H","related":[{"headline":"R","image":)", "}]}", "object"},
      {"$.related[0].published", R"({"headline":"H","related":[{"headline":"R","published":)", "}]}", "string"},
      {"$.latest", R"({"headline":"H","latest":)", "}", "array"},
      {"$.latest[0]", R"({"headline":"H","latest":[)", "]}", "object"},
      {"$.latest[0].url", R"({"headline":"H","latest":[{"headline":"L","url":)", "}]}", "string"},
      {"$.latest[0].published", R"({"headline":"H","latest":[{"headline":"L","published":)", "}]}", "string"},
  };
  struct TypedValue {
    const char* type;
    const char* json;
    const char* description;
  };
  const TypedValue values[] = {{"null", "null", "found null"},    {"boolean", "true", "found a boolean"},
                               {"number", "1", "found a number"}, {"string", R"("1")", "found a string"},
                               {"array", "[]", "found an array"}, {"object", "{}", "found an object"}};
  for (const FieldOfType& field : fields) {
    for (const TypedValue& value : values) {
      if (std::string_view(field.type).find(value.type) != std::string_view::npos) continue;
      const Reading reading(std::string(field.before) + value.json + field.after);
      INFO(reading.source);
      REQUIRE(reading.is_ok);
      std::size_t found = 0;
      for (const lede::PendingWarning& warning : reading.report.pending()) {
        if (warning.code != WarningCode::wrong_type) continue;
        ++found;
        INFO(warning.message);
        CHECK(reading.document.value().locate(warning.origin, warning.text_offset).path == field.path);
        CHECK(warning.message.find(value.description) != std::string::npos);
        CHECK(warning.message.find(std::string_view(field.type).substr(0, 5)) != std::string::npos);
      }
      CHECK(found == 1);
    }
  }
}

TEST_CASE("what cannot be used is reported, and the rest goes on") {
  struct Case {
    const char* name;
    std::string source;
    const char* warnings;
  };
  const std::vector<Case> cases = {
      {"unknown field", with(R"("headlines":"x")"), "unknown-field $.headlines\n"},
      {"unknown field in a part", with(R"("image":{"url":"/","src":"/"})"), "unknown-field $.image.src\n"},
      {"unknown field of a block", with(R"("body":[{"type":"divider","text":"x"}])"), "unknown-field $.body[0].text\n"},
      {"field of another block", with(R"("body":[{"type":"markdown","text":"x","cite":"y"}])"),
       "unknown-field $.body[0].cite\n"},
      {"type where there is none", with(R"("image":{"type":"image","url":"/"})"), "unknown-field $.image.type\n"},
      {"schema, but not at the top", with(R"("section":{"name":"S","$schema":"x"})"),
       "unknown-field $.section['$schema']\n"},
      {"other version", with(R"("lede":2)"), "invalid-value $.lede\n"},
      {"version as a fraction", with(R"("lede":1.5)"), "invalid-value $.lede\n"},
      {"date in words", with(R"("published":"Thứ Ba, 13/07/2021")"), "invalid-value $.published\n"},
      {"day that does not exist", with(R"("modified":"2021-02-29T10:00:00Z")"), "invalid-value $.modified\n"},
      {"hour that does not exist", with(R"("published":"2021-07-13T24:03:00Z")"), "invalid-value $.published\n"},
      {"language with underscore", with(R"("language":"vi_VN")"), "invalid-value $.language\n"},
      {"language by its name", with(R"("language":"English")"), ""},
      {"no language", with(R"("language":"none of these")"), "invalid-value $.language\n"},
      {"direction in words", with(R"("direction":"left")"), "invalid-value $.direction\n"},
      {"negative width", with(R"("image":{"url":"/","width":-1})"), "invalid-value $.image.width\n"},
      {"no width", with(R"("image":{"url":"/","width":0})"), "invalid-value $.image.width\n"},
      {"half a pixel", with(R"("image":{"url":"/","height":1.5})"), "invalid-value $.image.height\n"},
      {"huge height", with(R"("image":{"url":"/","height":32768})"), "invalid-value $.image.height\n"},
      {"rating over the best", with(R"("rating":{"value":5.1,"count":1})"), "invalid-value $.rating.value\n"},
      {"negative rating", with(R"("rating":{"value":-1,"count":1})"), "invalid-value $.rating.value\n"},
      {"rating past all numbers", with(R"("rating":{"value":1e400,"count":1})"), "invalid-value $.rating.value\n"},
      {"two stars", with(R"("rating":{"best":2})"), "invalid-value $.rating.best\n"},
      {"eleven stars", with(R"("rating":{"best":11})"), "invalid-value $.rating.best\n"},
      {"half a vote", with(R"("rating":{"value":1,"count":0.5})"), "invalid-value $.rating.count\n"},
      {"count without value", with(R"("rating":{"count":3})"), "missing-field $.rating\n"},
      {"negative count", with(R"("comments":{"count":-3})"), "invalid-value $.comments.count\n"},
      {"unknown block", with(R"("body":[{"type":"poll"}])"), "unknown-block $.body[0]\n"},
      {"block without type", with(R"("body":[{"text":"x"}])"), "missing-field $.body[0]\n"},
      {"text block without text", with(R"("body":[{"type":"markdown"}])"), "missing-field $.body[0]\n"},
      {"quote without text", with(R"("body":[{"type":"quote","cite":"x"}])"), "missing-field $.body[0]\n"},
      {"image block without address", with(R"("body":[{"type":"image","alt":"x"}])"), "missing-field $.body[0]\n"},
      {"empty gallery", with(R"("body":[{"type":"gallery","images":[]}])"), "missing-field $.body[0]\n"},
      {"embed without address", with(R"("body":[{"type":"embed","title":"x"}])"), "missing-field $.body[0]\n"},
      {"list of nothing", with(R"("body":[{"type":"seeAlso"}])"), "missing-field $.body[0]\n"},
      {"factbox without text", with(R"("body":[{"type":"factbox","title":"x"}])"), "missing-field $.body[0]\n"},
      {"section without name", with(R"("section":{"url":"/"})"), "missing-field $.section\n"},
      {"tag without name", with(R"("tags":[{"url":"/"}])"), "missing-field $.tags[0]\n"},
      {"author without name", with(R"("authors":[{"role":"x"}])"), "missing-field $.authors[0]\n"},
      {"image without address", with(R"("image":{"alt":"x"})"), "missing-field $.image\n"},
      {"source without address", with(R"("image":{"url":"/","sources":[{"type":"x"}]})"),
       "missing-field $.image.sources[0]\n"},
      {"headline to see without text", with(R"("seeAlso":[{"url":"/"}])"), "missing-field $.seeAlso[0]\n"},
      {"related without headline", with(R"("related":[{"url":"/"}])"), "missing-field $.related[0]\n"},
      {"latest without headline", with(R"("latest":[{"url":"/"}])"), "missing-field $.latest[0]\n"},
      {"comment without text", with(R"("comments":{"items":[{"author":"x"}]})"), "missing-field $.comments.items[0]\n"},
      {"no headline", R"({"body":"x"})", "missing-field $\n"},
      {"wrong type, though an earlier one was right", R"({"body":"x","headline":"H","headline":1})",
       "duplicate-key $.headline\nwrong-type $.headline\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Reading reading(c.source);
    REQUIRE(reading.is_ok);
    CHECK(reading.warnings() == c.warnings);
    for (const lede::PendingWarning& warning : reading.report.pending()) CHECK_FALSE(warning.message.empty());
  }
  const Reading overrated(with(R"("rating":{"value":9,"count":12})"));
  CHECK(overrated.article().rating.count == 0);
  CHECK(overrated.article().rating.present);
  CHECK(Reading(with(R"("rating":{"value":9,"count":12,"best":10})")).article().rating.value_thousandths == 9000);
  CHECK(Reading(with(R"("rating":{"best":2})")).article().rating.best == 5);
  CHECK(Reading(R"({"body":"x","headline":"H","headline":1})").article().headline.empty());
}

TEST_CASE("what the parts that few articles have cannot use is reported and left out") {
  struct Case {
    const char* member;
    const char* warnings;
  };
  const Case cases[] = {
      {R"("labels":["opinion","nonsense",""])", "invalid-value $.labels[1]\ninvalid-value $.labels[2]\n"},
      {R"("labels":"opinion")", "wrong-type $.labels\n"},
      {R"("access":"none")", "invalid-value $.access\n"},
      {R"("readingMinutes":-1)", "invalid-value $.readingMinutes\n"},
      {R"("keyPoints":["",3])", "invalid-value $.keyPoints[0]\nwrong-type $.keyPoints[1]\n"},
      {R"("notes":[{"type":"correction"}])", "missing-field $.notes[0]\n"},
      {R"("notes":[{"text":"n","type":"rumour"}])", "invalid-value $.notes[0].type\n"},
      {R"("updates":[{"headline":"U"}])", "missing-field $.updates[0]\n"},
      {R"("image":{"url":"/i","role":"huge"})", "invalid-value $.image.role\n"},
      {R"("sponsor":{"url":"/s"})", "missing-field $.sponsor\n"},
  };
  for (const Case& c : cases) {
    INFO(c.member);
    CHECK(Reading(with(c.member)).warnings() == c.warnings);
  }
}

TEST_CASE("a document that holds nothing to show is refused") {
  struct Case {
    const char* source;
    const char* from;
    ErrorCode code;
    const char* message; // a part of it
  };
  using enum ErrorCode;
  const std::vector<Case> cases = {
      {"[]", "auto", article_not_an_object, "an array"},
      {"[{\"headline\":\"H\"}]", "lede", article_not_an_object, "an array"},
      {"5", "auto", article_not_an_object, "a number"},
      {"\"text\"", "auto", article_not_an_object, "a string"},
      {"null", "auto", article_not_an_object, "null"},
      {"true", "lede", article_not_an_object, "a boolean"},
      {"{}", "auto", article_empty, "neither a headline nor a body"},
      {"{}", "lede", article_empty, "neither"},
      {R"({"lede":1})", "auto", article_empty, "neither"},
      {R"({"lede":1,"kicker":"K","image":{"url":"/"}})", "auto", article_empty, "neither"},
      {R"({"headline":1})", "auto", article_empty, "neither"},
      {R"({"headline":1,"body":2})", "auto", article_empty, "neither"},
      {R"({"headline":"","body":""})", "auto", article_empty, "neither"},
      {R"({"headline":" \t\u00a0\u3000"})", "auto", article_empty, "neither"},
      {R"({"body":" \n "})", "auto", article_empty, "neither"},
      {R"({"body":[]})", "auto", article_empty, "neither"},
      {R"({"body":[{"type":"poll"}]})", "auto", article_empty, "neither"},
      {R"({"foo":1})", "auto", format_not_recognised, "none of the known formats (expected one of: auto, lede, "},
      {R"({"foo":1})", "lede", article_empty, "neither"},
      {R"({"headline":"H"})", "newsml-1", format_unknown, "unknown format \"newsml-1\" (expected one of: auto, lede"},
  };
  for (const Case& c : cases) {
    INFO(c.source);
    const Reading reading(c.source, c.from);
    REQUIRE_FALSE(reading.is_ok);
    const lede::Error& error = reading.error;
    INFO(error.message);
    CHECK(lede::name_of(error.code) == lede::name_of(c.code));
    CHECK(error.message.find(c.message) != std::string::npos);
    CHECK(error.location.path == (c.code == format_unknown ? "" : "$"));
  }
}
