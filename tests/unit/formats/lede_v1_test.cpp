// The article format, version 1: every field, every field of a wrong type, and what makes a document unusable.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/report.h"
#include "formats/formats.h"
#include "json/document.h"

using lede::Article;
using lede::Block;
using lede::ErrorCode;
using lede::Markup;
using lede::Report;
using lede::WarningCode;
using lede::formats::to_article;

namespace {

struct Reading {
  explicit Reading(std::string text, std::string_view from = "auto") : source(std::move(text)) {
    INFO(source.substr(0, 300));
    REQUIRE(document.ok());
    const std::optional<lede::Error> refusal = to_article(document.value(), {from, {}}, report, result);
    is_ok = !refusal;
    if (refusal) error = *refusal;
  }
  [[nodiscard]] const Article& article() const {
    REQUIRE(is_ok);
    return result;
  }
  /// "code path", one a line.
  [[nodiscard]] std::string warnings() const {
    std::string out;
    for (const lede::PendingWarning& warning : report.pending()) {
      out += name_of(warning.code);
      out += " " + document.value().locate(warning.origin, warning.text_offset).path + "\n";
    }
    return out;
  }
  std::string source;
  Report report{true};
  lede::Result<lede::json::Document> document = lede::json::read(source, report);
  Article result;
  lede::Error error;
  bool is_ok = false;
};

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

/// An article that has a headline, and one more member.
std::string with(std::string_view member) { return R"({"headline":"H",)" + std::string(member) + "}"; }

} // namespace

TEST_CASE("the parts that few articles have reach the model") {
  const Reading reading(
      R"json({"lede":1,"headline":"H","labels":["opinion","aiAssisted"],"sponsor":{"name":"S","url":"/s"},
    "access":"subscribers","readingMinutes":6,"keyPoints":["*k*",{"type":"text","text":"k"}],
    "notes":[{"type":"correction","published":"2026-03-02","text":"*n*"},{"text":"n"}],
    "updates":[{"headline":"U","published":"2026-03-01T11:00:00Z","text":"u"}],
    "authors":[{"name":"A","bio":"*b*"}],"image":{"url":"/i","role":"wide"}})json");
  CHECK(reading.warnings().empty());
  const Article& a = reading.article();
  CHECK(a.has(lede::ArticleLabel::opinion));
  CHECK(a.has(lede::ArticleLabel::ai_assisted));
  CHECK_FALSE(a.has(lede::ArticleLabel::live));
  CHECK(a.sponsor.name.value == "S");
  CHECK(a.sponsor.url.value == "/s");
  CHECK(a.access == lede::Access::subscribers);
  CHECK(a.reading_minutes == 6);
  REQUIRE(a.key_points.size() == 2);
  CHECK(a.key_points[0].text.markup == Markup::markdown);
  CHECK(a.key_points[1].text.markup == Markup::text);
  REQUIRE(a.notes.size() == 2);
  CHECK(a.notes[0].type.value == "correction");
  CHECK(a.notes[0].published.value == "2026-03-02");
  CHECK(a.notes[0].text.value == "*n*");
  CHECK(a.notes[1].type.empty());
  REQUIRE(a.updates.size() == 1);
  CHECK(a.updates[0].headline.value == "U");
  CHECK(a.updates[0].published.value == "2026-03-01T11:00:00Z");
  CHECK(a.updates[0].text.value == "u");
  CHECK(a.authors[0].bio.value == "*b*");
  CHECK(a.image.role.value == "wide");
}

TEST_CASE("what those parts cannot use is reported and left out") {
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

TEST_CASE("every field reaches the model") {
  const Reading reading(
      R"json({"$schema":"https://lede.example/schema.json","lede":1,"id":"7","url":"/a","canonical":"/c",
    "license":"CC","language":"vi-VN","direction":"rtl","kicker":"K","headline":"H","lead":"*L*","source":"TTH.VN",
    "published":"2021-07-13T18:03:00+07:00","modified":"2021-07-14T08:00:00Z","section":{"name":"S","url":"/s"},
    "tags":[{"name":"T","url":"/t"},{"name":"U"}],"authors":[{"name":"A","role":"R","url":"/au","image":"/ai"}],
    "byline":"B","image":{"url":"/i","alt":"a","caption":"*c*","credit":"d","width":640,"height":480,
      "sources":[{"url":"/i.avif","type":"image/avif","media":"(min-width: 600px)","width":1280}]},
    "seeAlso":[{"headline":"N","url":"/n"}],"body":"*body*",
    "rating":{"value":4.25,"count":12,"best":10,"endpoint":"/r"},
    "comments":{"count":3,"url":"/d","endpoint":"/p","items":[{"id":"1","author":"X","published":"2021-07-14",
      "text":"*t*","replies":[{"text":"u"}]}]},
    "related":[{"headline":"RH","url":"/rh","summary":"RS","image":{"url":"/ri"},"published":"2021-07-12T00:00:00Z"}],
    "latest":[{"headline":"LH","url":"/lh","published":"2021-07-11T00:00:00Z"}]})json");
  CHECK(reading.warnings().empty());
  const Article& a = reading.article();
  CHECK(a.id.value == "7");
  CHECK(a.url.value == "/a");
  CHECK(a.canonical.value == "/c");
  CHECK(a.license.value == "CC");
  CHECK(a.language.value == "vi-VN");
  CHECK(a.direction == lede::Direction::right_to_left);
  CHECK(a.kicker.value == "K");
  CHECK(a.headline.value == "H");
  CHECK(reading.document.value().locate(a.headline.origin).path == "$.headline");
  CHECK(a.lead.value == "*L*");
  CHECK(a.lead.markup == Markup::markdown);
  CHECK(a.source.value == "TTH.VN");
  CHECK(a.published.value == "2021-07-13T18:03:00+07:00");
  CHECK(a.modified.value == "2021-07-14T08:00:00Z");
  CHECK(a.section.name.value == "S");
  CHECK(a.section.url.value == "/s");
  REQUIRE(a.tags.size() == 2);
  CHECK(a.tags[0].url.value == "/t");
  CHECK(a.tags[1].name.value == "U");
  REQUIRE(a.authors.size() == 1);
  CHECK(a.authors[0].name.value == "A");
  CHECK(a.authors[0].role.value == "R");
  CHECK(a.authors[0].url.value == "/au");
  CHECK(a.authors[0].image.value == "/ai");
  CHECK(a.byline.value == "B");
  CHECK(a.image.url.value == "/i");
  CHECK(a.image.alt.value == "a");
  CHECK(a.image.caption.value == "*c*");
  CHECK(a.image.caption.markup == Markup::markdown);
  CHECK(a.image.credit.value == "d");
  CHECK(a.image.width == 640);
  CHECK(a.image.height == 480);
  REQUIRE(a.image.sources.size() == 1);
  CHECK(a.image.sources[0].url.value == "/i.avif");
  CHECK(a.image.sources[0].type.value == "image/avif");
  CHECK(a.image.sources[0].media.value == "(min-width: 600px)");
  CHECK(a.image.sources[0].width == 1280);
  REQUIRE(a.see_also.size() == 1);
  CHECK(a.see_also[0].name.value == "N");
  CHECK(a.see_also[0].url.value == "/n");
  REQUIRE(a.body.size() == 1);
  const auto& text = std::get<lede::RichText>(a.body[0]).text;
  CHECK(text.value == "*body*");
  CHECK(text.markup == Markup::markdown);
  CHECK(a.rating.present);
  CHECK(a.rating.value_thousandths == 4250);
  CHECK(a.rating.count == 12);
  CHECK(a.rating.best == 10);
  CHECK(a.rating.endpoint.value == "/r");
  CHECK(a.comments.present);
  CHECK(a.comments.count == 3);
  CHECK(a.comments.url.value == "/d");
  CHECK(a.comments.endpoint.value == "/p");
  REQUIRE(a.comments.items.size() == 1);
  CHECK(a.comments.items[0].id.value == "1");
  CHECK(a.comments.items[0].author.value == "X");
  CHECK(a.comments.items[0].published.value == "2021-07-14");
  CHECK(a.comments.items[0].text.markup == Markup::markdown);
  REQUIRE(a.comments.items[0].replies.size() == 1);
  CHECK(a.comments.items[0].replies[0].text.value == "u");
  REQUIRE(a.related.size() == 1);
  CHECK(a.related[0].headline.value == "RH");
  CHECK(a.related[0].url.value == "/rh");
  CHECK(a.related[0].summary.value == "RS");
  CHECK(a.related[0].image.url.value == "/ri");
  CHECK(a.related[0].published.value == "2021-07-12T00:00:00Z");
  REQUIRE(a.latest.size() == 1);
  CHECK(a.has_latest);
  CHECK(a.latest[0].headline.value == "LH");
  CHECK(a.latest[0].published.value == "2021-07-11T00:00:00Z");
}

TEST_CASE("every block reaches the model") {
  const Reading reading(R"({"headline":"H","body":[{"type":"markdown","text":"m"},{"type":"html","text":"<p>h"},
    {"type":"image","url":"/i","alt":"a","caption":"c","credit":"d","width":4,"height":3},
    {"type":"gallery","images":[{"url":"/1"},{"url":"/2"}]},{"type":"quote","text":"q","cite":"w"},
    {"type":"embed","url":"/v","title":"t","image":{"url":"/p"}},{"type":"seeAlso","items":[{"headline":"n","url":"/n"}]},
    {"type":"factbox","title":"f","text":"x"},{"type":"divider"}]})");
  CHECK(reading.warnings().empty());
  const std::vector<Block>& body = reading.article().body;
  REQUIRE(body.size() == 9);
  const auto& markdown = std::get<lede::RichText>(body[0]).text;
  CHECK(markdown.markup == Markup::markdown);
  const auto& html = std::get<lede::RichText>(body[1]).text;
  CHECK(html.markup == Markup::html);
  CHECK(html.value == "<p>h");
  const auto& image = std::get<lede::Image>(body[2]);
  CHECK(image.url.value == "/i");
  CHECK(image.caption.value == "c");
  CHECK(image.height == 3);
  const auto& gallery = std::get<lede::Gallery>(body[3]);
  REQUIRE(gallery.images.size() == 2);
  CHECK(gallery.images[1].url.value == "/2");
  const auto& quote = std::get<lede::Quote>(body[4]);
  CHECK(quote.text.value == "q");
  CHECK(quote.cite.value == "w");
  const auto& embed = std::get<lede::Embed>(body[5]);
  CHECK(embed.url.value == "/v");
  CHECK(embed.title.value == "t");
  CHECK(embed.image.url.value == "/p");
  const auto& see_also = std::get<lede::SeeAlso>(body[6]);
  REQUIRE(see_also.links.size() == 1);
  CHECK(see_also.links[0].name.value == "n");
  const auto& box = std::get<lede::FactBox>(body[7]);
  CHECK(box.title.value == "f");
  CHECK(box.text.value == "x");
  CHECK(std::holds_alternative<lede::Divider>(body[8]));
}

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

TEST_CASE("a headline or a body alone is an article") {
  CHECK(Reading(R"({"headline":"H"})").article().headline.value == "H");
  CHECK(Reading(R"({"headline":"H"})", "lede").article().headline.value == "H");
  CHECK(Reading(R"({"headline":"H"})", "").article().headline.value == "H");
  CHECK(Reading(R"({"headline":3,"body":"B"})").article().body.size() == 1);
  CHECK(Reading(R"({"headline":"  ","body":[{"type":"divider"}]})").article().headline.empty());
  CHECK(Reading(R"({"headline":"H","kicker":" "})").article().kicker.empty());
  CHECK(Reading(R"({"headline":" H "})").article().headline.value == " H ");
}

TEST_CASE("a rating and comments that are there but empty are told from missing ones") {
  CHECK_FALSE(Reading(R"({"headline":"H"})").article().rating.present);
  CHECK_FALSE(Reading(R"({"headline":"H"})").article().comments.present);
  CHECK_FALSE(Reading(R"({"headline":"H"})").article().has_latest);
  const Reading reading(with(R"("rating":{},"comments":{},"latest":[])"));
  CHECK(reading.article().rating.present);
  CHECK(reading.article().rating.count == 0);
  CHECK(reading.article().rating.best == 5);
  CHECK(reading.article().comments.present);
  CHECK(reading.article().comments.count == 0);
  CHECK(reading.article().has_latest);
  CHECK_FALSE(Reading(with(R"("latest":{})")).article().has_latest);
}

TEST_CASE("lists are cut at their limits, with one warning") {
  struct Case {
    const char* name;
    const char* before;
    const char* item;
    const char* after;
    std::size_t limit;
    const char* path;
    std::function<std::size_t(const Article&)> size;
  };
  const std::size_t items = lede::limits::max_list_items;
  const std::vector<Case> cases = {
      {"tags", R"({"headline":"H","tags":[)", R"({"name":"x"})", "]}", items, "$.tags[500]",
       [](const Article& a) { return a.tags.size(); }},
      {"authors", R"({"headline":"H","authors":[)", R"({"name":"x"})", "]}", items, "$.authors[500]",
       [](const Article& a) { return a.authors.size(); }},
      {"seeAlso", R"({"headline":"H","seeAlso":[)", R"({"headline":"x"})", "]}", items, "$.seeAlso[500]",
       [](const Article& a) { return a.see_also.size(); }},
      {"related", R"({"headline":"H","related":[)", R"({"headline":"x"})", "]}", items, "$.related[500]",
       [](const Article& a) { return a.related.size(); }},
      {"latest", R"({"headline":"H","latest":[)", R"({"headline":"x"})", "]}", items, "$.latest[500]",
       [](const Article& a) { return a.latest.size(); }},
      {"sources", R"({"headline":"H","image":{"url":"/","sources":[)", R"({"url":"x"})", "]}}", items,
       "$.image.sources[500]", [](const Article& a) { return a.image.sources.size(); }},
      {"gallery", R"({"body":[{"type":"gallery","images":[)", R"({"url":"x"})", "]}],\"headline\":\"H\"}", items,
       "$.body[0].images[500]", [](const Article& a) { return std::get<lede::Gallery>(a.body[0]).images.size(); }},
      {"blocks", R"({"headline":"H","body":[)", R"({"type":"divider"})", "]}", lede::limits::max_blocks,
       "$.body[10000]", [](const Article& a) { return a.body.size(); }},
      {"comments", R"({"headline":"H","comments":{"items":[)", R"({"text":"x"})", "]}}", lede::limits::max_comments,
       "$.comments.items[5000]", [](const Article& a) { return a.comments.items.size(); }},
      {"replies", R"({"headline":"H","comments":{"items":[{"text":"x","replies":[)", R"({"text":"x"})", "]}]}}",
       lede::limits::max_comments - 1, "$.comments.items[0].replies[4999]",
       [](const Article& a) { return a.comments.items[0].replies.size(); }},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const std::string one = std::string(c.item) + ",";
    const Reading full(c.before + repeat(one, c.limit - 1) + c.item + c.after);
    CHECK(full.warnings().empty());
    CHECK(c.size(full.article()) == c.limit);
    const Reading over(c.before + repeat(one, c.limit + 1) + c.item + c.after);
    CHECK(over.warnings() == "too-many-items " + std::string(c.path) + "\n");
    CHECK(c.size(over.article()) == c.limit);
  }
}

TEST_CASE("replies past the deepest level join it, and nothing is lost") {
  std::string source = R"({"headline":"H","comments":{"items":[)";
  const std::size_t levels = 25;
  for (std::size_t i = 1; i <= levels; ++i) source += R"({"text":")" + std::to_string(i) + R"(","replies":[)";
  source += repeat("]}", levels) + "]}}";
  const Reading reading(source);
  CHECK(reading.warnings().empty());
  const std::vector<lede::Comment>* level = &reading.article().comments.items;
  for (std::size_t depth = 1; depth < lede::limits::max_comment_depth; ++depth) {
    REQUIRE(level->size() == 1);
    CHECK(level->front().text.value == std::to_string(depth));
    level = &level->front().replies;
  }
  REQUIRE(level->size() == levels - lede::limits::max_comment_depth + 1);
  for (std::size_t i = 0; i < level->size(); ++i) {
    CHECK((*level)[i].text.value == std::to_string(lede::limits::max_comment_depth + i));
    CHECK((*level)[i].replies.empty());
  }
}

TEST_CASE("answers to a comment that was left out are shown where it would have been") {
  const Reading reading(with(R"("comments":{"items":[{"replies":[{"text":"a"},{"text":"b"}]},{"text":"c"}]})"));
  CHECK(reading.warnings() == "missing-field $.comments.items[0]\n");
  REQUIRE(reading.article().comments.items.size() == 3);
  CHECK(reading.article().comments.items[1].text.value == "b");
}

TEST_CASE("without a report the article is the same") {
  const std::string source = with(R"("x":1,"rating":{"value":9},"tags":[1,{"name":"T"}],"body":[{"type":"?"}])");
  Report quiet(false);
  const lede::Result<lede::json::Document> document = lede::json::read(source, quiet);
  REQUIRE(document.ok());
  Article article;
  REQUIRE_FALSE(to_article(document.value(), {}, quiet, article));
  CHECK(article.tags.size() == 1);
  CHECK(quiet.pending().empty());
}
