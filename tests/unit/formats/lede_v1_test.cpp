// The article format, version 1: every field and every block.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "formats/lede_v1_reading.h"

using lede::Article;
using lede::Block;
using lede::Markup;
using lede::Report;
using lede::formats::Reading;
using lede::formats::to_article;
using lede::formats::with;

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
