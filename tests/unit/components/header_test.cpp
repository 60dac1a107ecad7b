// The top of the article.
#include "components/header.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

std::string header_of(const Article& article, SafeHtml lead, Surroundings surroundings = {}) {
  RenderedArticle rendered;
  rendered.lead = std::move(lead);
  return surroundings.render([&](const Page& page) { write_header(page, article, rendered); });
}

} // namespace

TEST_CASE("the header has its parts in the order of the page") {
  Article article;
  article.published = text("2021-07-13T18:03:00+07:00");
  article.kicker = text("Đối thoại:");
  article.headline = text("Thực thi <mục tiêu>");
  article.source = text("TTH.VN");
  CHECK(header_of(article, markup("Diễn đàn & đối thoại")) ==
        "<header class=\"lede-header\" part=\"header\">"
        "<p class=\"lede-dateline\" part=\"dateline\">"
        "<time datetime=\"2021-07-13T18:03:00+07:00\">Thứ Ba, 13/07/2021 18:03</time></p>"
        "<p class=\"lede-kicker\" part=\"kicker\">Đối thoại:</p>"
        "<h1 class=\"lede-headline\" part=\"headline\">Thực thi &lt;mục tiêu&gt;</h1>"
        "<p class=\"lede-lead\" part=\"lead\"><b class=\"lede-source\" part=\"source\">TTH.VN</b> - "
        "Diễn đàn &amp; đối thoại</p></header>");
}

TEST_CASE("what is missing leaves nothing behind") {
  struct Case {
    const char* name;
    void (*change)(Article&);
    const char* without;
  };
  const std::vector<Case> cases = {
      {"no date", [](Article& article) { article.published = {}; }, "lede-dateline"},
      {"a date that is none", [](Article& article) { article.published = text("yesterday"); }, "lede-dateline"},
      {"no kicker", [](Article& article) { article.kicker = {}; }, "lede-kicker"},
      {"no headline", [](Article& article) { article.headline = {}; }, "<h1"},
      {"no source", [](Article& article) { article.source = {}; }, "lede-source"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Article article;
    article.published = text("2021-07-13");
    article.kicker = text("K");
    article.headline = text("H");
    article.source = text("S");
    CHECK(contains(header_of(article, markup("L")), c.without));
    c.change(article);
    CHECK_FALSE(contains(header_of(article, markup("L")), c.without));
  }
  CHECK_FALSE(contains(header_of(Article{}, {}), "lede-lead"));
}

TEST_CASE("the reading time is beside the labels, else beside the date") {
  Article article;
  article.published = text("2021-07-13");
  article.reading_minutes = 28;
  CHECK(contains(header_of(article, {}), "</time> <span class=\"lede-reading-time\""));
  CHECK_FALSE(contains(header_of(article, {}), "lede-labels"));
  article.labels = 1;
  CHECK(contains(header_of(article, {}), "</time></p><p class=\"lede-labels\""));
  CHECK(contains(header_of(article, {}), "</span> <span class=\"lede-reading-time\""));
  article.labels = 0;
  article.published = {};
  CHECK(contains(header_of(article, {}),
                 "<p class=\"lede-dateline\" part=\"dateline\"><span class=\"lede-reading-time\""));
}

TEST_CASE("the source mark stands once") {
  Article article;
  article.source = text("TTH.VN");
  CHECK(contains(header_of(article, markup("TTH.VN - Sáng 13/7")), "part=\"lead\">TTH.VN - Sáng 13/7</p>"));
  CHECK(contains(header_of(article, {}), "<b class=\"lede-source\" part=\"source\">TTH.VN</b></p>"));
}

TEST_CASE("a headline of more than ninety letters is marked as long, and so is one of half as many signs") {
  struct Case {
    const char* letter;
    std::size_t most;
  };
  for (const Case& c : {Case{"a", 90}, Case{"ệ", 90}, Case{"Ж", 90}, Case{"ส", 90}, Case{"字", 45}, Case{"글", 45}}) {
    INFO(c.letter);
    std::string headline;
    for (std::size_t i = 0; i < c.most; ++i) headline += c.letter;
    for (const bool is_long : {false, true}) {
      Article article;
      article.headline = text(headline);
      const std::string tag =
          std::string("<h1 class=\"lede-headline") + (is_long ? " lede-long" : "") + "\" part=\"headline\">";
      CHECK(contains(header_of(article, {}), tag));
      headline += c.letter;
    }
  }
}

TEST_CASE("the headline takes the level that the host gives it") {
  Article article;
  article.headline = text("H");
  for (const int level : {1, 2, 3, 4, 5}) {
    Surroundings surroundings;
    surroundings.options.heading_level = level;
    const std::string tag = "<h" + std::to_string(level) + " class=\"lede-headline\"";
    CHECK(contains(header_of(article, {}, surroundings), tag));
  }
}

TEST_CASE("a later change is told, the same moment is not") {
  Article article;
  article.published = text("2026-05-16T06:30:00+01:00");
  article.modified = text("2026-05-16T06:30:00+01:00");
  CHECK_FALSE(contains(header_of(article, {}), "lede-updated"));
  article.modified = text("2026-05-18T09:12:00+01:00");
  CHECK(contains(header_of(article, {}),
                 "<time class=\"lede-updated\" datetime=\"2026-05-18T09:12:00+01:00\">"
                 "Cập nhật 18/05/2026 09:12</time>"));
}

TEST_CASE("words in another language than the article say so") {
  Article article;
  article.published = text("2021-07-13");
  Surroundings english_labels;
  english_labels.options.locale = "en";
  CHECK(contains(header_of(article, {}, english_labels),
                 "<time datetime=\"2021-07-13\" lang=\"en\" dir=\"ltr\">Tuesday, 13 July 2021</time>"));
  Surroundings regional;
  regional.options.locale = "vi-VN";
  CHECK_FALSE(contains(header_of(article, {}, regional), "lang="));
}

TEST_CASE("headlines to see also are links, or text where the policy refuses the URL") {
  Article article;
  article.see_also = {link_to("Một", "https://other.example/1"), link_to("Hai", "/2"),
                      link_to("Ba", "javascript:alert(1)"), link_to("Bốn", "")};
  Surroundings surroundings;
  const std::string html = surroundings.render([&](const Page& page) { write_see_also(page, article); });
  CHECK(html ==
        "<ul class=\"lede-see-also\" part=\"see-also\" aria-label=\"Xem thêm\">"
        "<li><a href=\"https://other.example/1\" rel=\"noopener\">Một</a></li>"
        "<li><a href=\"https://news.example/2\" rel=\"noopener\">Hai</a></li>"
        "<li>Ba</li><li>Bốn</li></ul>");
  CHECK(surroundings.report.pending().size() == 1);
  CHECK(surroundings.has_warned_of(WarningCode::url_removed));
}

TEST_CASE("a relative URL without a base is left out and told apart") {
  Article article;
  article.see_also = {link_to("Hai", "/2")};
  Surroundings surroundings;
  surroundings.base_url.clear();
  const std::string html = surroundings.render([&](const Page& page) { write_see_also(page, article); });
  CHECK(contains(html, "<li>Hai</li>"));
  CHECK(surroundings.has_warned_of(WarningCode::url_without_base));
}

TEST_CASE("links open where the host wants them") {
  Article article;
  article.see_also = {link_to("Một", "https://other.example/1")};
  Surroundings surroundings;
  surroundings.options.link_target = LinkTarget::blank;
  const std::string html = surroundings.render([&](const Page& page) { write_see_also(page, article); });
  CHECK(contains(html, "rel=\"noopener\" target=\"_blank\""));
}
