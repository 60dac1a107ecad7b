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
  return {std::move(url), {"", std::move(headline), std::move(published), std::move(language), {}}, {}, {}};
}

std::string index_of(const std::vector<IndexEntry>& entries) {
  return write_index({"The paper", 1, {}, {}, {}}, entries, {});
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
  entries[1].about.picture = {"pictures/two.webp", "Two <boats>", 1200, 800};
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
  entries[0].about.picture.url = "javascript:alert(1)";
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

TEST_CASE("a front page leads to the sections, except to its own, and names that of each article") {
  std::vector<IndexEntry> entries = {entry("/1", "One", "2026-03-01"), entry("/2", "Two", "")};
  entries[0].lead = "Words";
  entries[0].section = "Culture <1>";
  entries[1].section = "Sport";
  const std::string html = write_index(
      {"Sport", 1, {}, {}, {{"Culture <1>", "/?section=1", ""}, {"رياضة", "/?section=2", "ar"}, {"Sport", "", ""}}},
      entries, {});
  CHECK(contains(html,
                 "<nav class=\"lede-sections\"><span class=\"lede-section\">"
                 "<a href=\"/?section=1\">Culture &lt;1&gt;</a></span>"));
  CHECK(contains(html, "<span class=\"lede-section\" lang=\"ar\" dir=\"rtl\"><a href=\"/?section=2\">"));
  CHECK(contains(html, "<b>Sport</b></nav>"));
  CHECK(contains(html, "<p class=\"lede-card-date\"><span class=\"lede-section\">Culture &lt;1&gt;</span> <time"));
  CHECK(contains(html, "<p class=\"lede-card-date\"><span class=\"lede-section\">Sport</span></p>"));
}

TEST_CASE("the newspaper's name is above a page that has another title") {
  RenderOptions options;
  options.site_name = "The paper";
  options.site_url = "/";
  const std::string section = write_index({"Sport", 1, {}, {}, {}}, {}, options);
  CHECK(contains(section, "<header class=\"lede-masthead\"><a href=\"/\">The paper</a></header>"));
  CHECK(contains(section, "<title>Sport – The paper</title>"));
  CHECK_FALSE(contains(write_index({"The paper", 1, {}, {}, {}}, {}, options), "lede-masthead"));
}
