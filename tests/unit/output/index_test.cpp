// Pages that lead to articles: lists of links, and front pages with leads and pictures.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "components/rendering.h"
#include "lede/render.h"

using namespace lede;
using namespace lede::test;

namespace {

IndexEntry entry(std::string url, std::string headline, std::string published, std::string language = "en") {
  return {std::move(url), {"", std::move(headline), std::move(published), std::move(language)}, {}, {}};
}

std::string index_of(const std::vector<IndexEntry>& entries) {
  return write_index({"The paper", 1, {}, {}}, entries, {});
}

} // namespace

TEST_CASE("an index without leads and pictures is a list of headlines") {
  const std::string html = index_of({entry("/1", "One", "2026-03-01"), entry("/2", "Two", "2026-03-02")});
  CHECK(contains(html, "<ul class=\"lede-lines\""));
  CHECK_FALSE(contains(html, "lede-front"));
  CHECK(html.find(">Two<") < html.find(">One<"));
}

TEST_CASE("a front page has the lead and the picture of each article that has them, the newest first") {
  std::vector<IndexEntry> entries = {entry("https://n.example/1", "One", "2026-03-01"),
                                     entry("https://n.example/2", "Two", "2026-03-02"), entry("/3", "Three", "")};
  entries[0].lead = "A *lead* with [a link](https://n.example/x) & <b>more</b>";
  entries[1].picture = {"pictures/two.webp", "Two <boats>", 1200, 800};
  const std::string html = index_of(entries);
  CHECK(contains(html, "<div class=\"lede-front\">"));
  CHECK(contains(html, "<p class=\"lede-summary\" part=\"summary\">A lead with a link &amp; more</p>"));
  CHECK(contains(html, "src=\"https://n.example/pictures/two.webp\" alt=\"Two &lt;boats&gt;\" width=\"1200\""));
  CHECK(contains(html, "<h2 class=\"lede-card-headline\" part=\"card-headline\"><a href=\"/3\">Three</a></h2></li>"));
  CHECK(html.find(">Two<") < html.find(">One<"));
  CHECK(html.find(">One<") < html.find(">Three<"));
}

TEST_CASE("a picture of a front page that the policy refuses is left out") {
  std::vector<IndexEntry> entries = {entry("https://n.example/1", "One", "")};
  entries[0].picture.url = "javascript:alert(1)";
  const std::string html = index_of(entries);
  CHECK_FALSE(contains(html, "<img"));
  CHECK_FALSE(contains(html, "javascript"));
}

TEST_CASE("an article of another language is marked on the front page, with its direction") {
  std::vector<IndexEntry> entries = {entry("/1", "One", "2026-03-01"), entry("/2", "Two", "2026-03-02"),
                                     entry("/3", "سوق", "2026-03-03", "ar")};
  entries[0].lead = "Words";
  CHECK(contains(index_of(entries), "<li class=\"lede-card\" part=\"card\" lang=\"ar\" dir=\"rtl\">"));
}
