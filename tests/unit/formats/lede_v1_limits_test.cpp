// The article format, version 1: lists and comments beyond their limits.
#include <catch2/catch_test_macros.hpp>
#include <functional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/limits.h"
#include "formats/lede_v1_reading.h"

using lede::Article;
using lede::formats::Reading;
using lede::formats::with;

namespace {

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

} // namespace

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
