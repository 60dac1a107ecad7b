// Labels, the note on age, key points, notes, updates and author boxes.
#include "components/article_parts.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

std::string age_of(std::string_view published, std::string_view now, std::string_view language = "en") {
  Article article;
  article.published = text(published);
  Surroundings surroundings;
  surroundings.language = language;
  surroundings.options.now = now;
  const std::string html = surroundings.render([&](const Page& page) { write_age(page, article); });
  const std::size_t begin = html.find('>');
  return html.empty() ? html : html.substr(begin + 1, html.rfind('<') - begin - 1);
}

std::string notes_of(const std::vector<std::string_view>& types, NotePlace place) {
  Article article;
  RenderedArticle rendered;
  for (const std::string_view type : types) {
    article.notes.emplace_back().type = text(type);
    rendered.notes.push_back(markup(type.empty() ? "plain" : type));
  }
  Surroundings surroundings;
  surroundings.language = "en";
  return surroundings.render([&](const Page& page) { write_notes(page, article, rendered, place); });
}

} // namespace

TEST_CASE("an article says how old it is from a year on") {
  CHECK(age_of("2025-07-14T18:00:00Z", "2026-07-13").empty());
  CHECK(age_of("2025-07-13T18:00:00Z", "2026-07-13") == "This article is more than 1&nbsp;year old.");
  CHECK(age_of("2021-07-13", "2026-08-01T00:00:00Z") == "This article is more than 5&nbsp;years old.");
  CHECK(age_of("2021-07-13", "2026-07-12") == "This article is more than 4&nbsp;years old.");
  CHECK(age_of("2020-02-29", "2021-02-28").empty());
  CHECK(age_of("2027-01-01", "2026-07-12").empty());
  CHECK(age_of("", "2026-07-12").empty());
  CHECK(age_of("2021-07-13", "").empty());
  CHECK(age_of("2021-07-13", "2026-07-13", "vi") == "Bài viết này đã đăng hơn 5&nbsp;năm trước.");
}

TEST_CASE("retractions and editors' notes are above the text, corrections of it below") {
  const std::vector<std::string_view> types = {"correction",  "retraction",    "update",
                                               "editorsNote", "clarification", ""};
  const std::string above = notes_of(types, NotePlace::above_text);
  const std::string below = notes_of(types, NotePlace::below_text);
  for (const char* title : {"Retraction", "Editor’s note"}) CHECK(contains(above, title));
  for (const char* words : {"retraction", "editorsNote", "plain"}) CHECK(contains(above, words));
  for (const char* title : {"Correction", "Update", "Clarification"}) {
    CHECK(contains(below, title));
    CHECK_FALSE(contains(above, title));
  }
}

TEST_CASE("a note that says nothing is not shown") {
  Article article;
  article.notes.resize(1);
  RenderedArticle rendered;
  rendered.notes.resize(1);
  Surroundings surroundings;
  CHECK(surroundings.render([&](const Page& page) { write_notes(page, article, rendered, NotePlace::above_text); })
            .empty());
}

TEST_CASE("of the updates of a day only the first one names the day") {
  struct Case {
    const char* published;
    const char* words;
  };
  const std::vector<Case> cases = {
      {"2026-02-17T09:12:00+01:00", "17. Februar 2026, 09:12&nbsp;Uhr"},
      {"2026-02-17T08:05:00+01:00", "08:05&nbsp;Uhr"},
      {"2026-02-17", "17. Februar 2026"},
      {"2026-02-17T06:30:00+01:00", "06:30&nbsp;Uhr"},
      {"2026-02-16T23:59:00+01:00", "16. Februar 2026, 23:59&nbsp;Uhr"},
      {"", ""},
      {"2026-02-16T22:00:00+01:00", "22:00&nbsp;Uhr"},
      {"2026-01-16T22:00:00Z", "16. Januar 2026, 22:00&nbsp;Uhr"},
      {"2025-01-16T22:00:00Z", "16. Januar 2025, 22:00&nbsp;Uhr"},
  };
  Article article;
  RenderedArticle rendered;
  std::string expected;
  for (const Case& c : cases) {
    article.updates.emplace_back().published = text(c.published);
    rendered.updates.push_back(markup("Text."));
    expected += c.words + std::string("|");
  }
  Surroundings surroundings;
  surroundings.language = "de";
  std::string rest = surroundings.render([&](const Page& page) { write_updates(page, article, rendered); });
  std::string found;
  for (std::size_t begin = rest.find("<li"); begin != std::string::npos; begin = rest.find("<li")) {
    rest.erase(0, begin + 1);
    const std::string item = rest.substr(0, rest.find("</li"));
    const std::size_t end = item.find("</time>");
    if (end != std::string::npos) found += item.substr(item.rfind('>', end) + 1, end - item.rfind('>', end) - 1);
    found += "|";
  }
  CHECK(found == expected);
}

TEST_CASE("labels, sponsor and reading time are one line") {
  Article article;
  article.labels = 1U << static_cast<unsigned>(ArticleLabel::sponsored);
  article.sponsor = link_to("Acme & Sons", "/acme");
  article.reading_minutes = 6;
  Surroundings surroundings;
  surroundings.language = "en";
  const std::string html = surroundings.render([&](const Page& page) { write_labels(page, article); });
  CHECK(html ==
        "<p class=\"lede-labels\" part=\"labels\"><span class=\"lede-label\" "
        "part=\"label\" data-value=\"sponsored\">Sponsored</span> "
        "<span class=\"lede-sponsor\" part=\"sponsor\"><a href=\"https://news.example/acme\" rel=\"noopener\">"
        "<bdi>Paid for by Acme &amp; Sons</bdi></a></span> "
        "<span class=\"lede-reading-time\" part=\"reading-time\">6 min read</span></p>");
}

TEST_CASE("an author box has no address that the policy refuses") {
  Article article;
  article.authors.resize(1);
  article.authors[0].name = text("Anna");
  article.authors[0].url = text("javascript:alert(1)");
  article.authors[0].image = text("javascript:alert(2)");
  RenderedArticle rendered;
  rendered.bios.push_back(markup("Writes about boats."));
  Surroundings surroundings;
  const std::string html = surroundings.render([&](const Page& page) { write_about_authors(page, article, rendered); });
  CHECK_FALSE(contains(html, "javascript"));
  CHECK(contains(html, "<b class=\"lede-about-author\">Anna</b>"));
  CHECK(contains(html, "Writes about boats."));
}
