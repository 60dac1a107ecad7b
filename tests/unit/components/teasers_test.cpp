// Cards and lines to other articles, and the footer.
#include "components/teasers.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "components/footer.h"
#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

template <class Write>
std::string part_of(const Article& article, Write write) {
  Surroundings surroundings;
  return surroundings.render([&](const Page& page) { write(page, article); });
}

Teaser teaser(std::string_view headline, std::string_view url) {
  Teaser teaser;
  teaser.headline = text(headline);
  teaser.url = text(url);
  return teaser;
}

} // namespace

TEST_CASE("no related articles, no heading") { CHECK(part_of({}, write_related).empty()); }

TEST_CASE("a card has its headline first and its picture last") {
  Article article;
  article.related = {teaser("Vốn tín dụng", "/von")};
  Teaser& card = article.related[0];
  card.summary = text("Chiều 17/1 …");
  card.published = text("2025-01-17");
  Image& picture = card.image;
  picture.url = text("/credit.webp");
  picture.width = 720;
  picture.height = 480;
  CHECK(part_of(article, write_related) ==
        "<section class=\"lede-related\" part=\"related\" data-component=\"related\">"
        "<h2 class=\"lede-heading\" part=\"heading\">BẠN CÓ THỂ QUAN TÂM</h2>"
        "<ul class=\"lede-cards\" role=\"list\"><li class=\"lede-card\" part=\"card\">"
        "<h3 class=\"lede-card-headline\" part=\"card-headline\">"
        "<a href=\"https://news.example/von\" rel=\"noopener\">Vốn tín dụng</a></h3>"
        "<p class=\"lede-summary\" part=\"summary\">Chiều 17/1 …</p>"
        "<p class=\"lede-card-date\"><time datetime=\"2025-01-17\">17/01/2025</time></p>"
        "<img class=\"lede-image\" part=\"image\" src=\"https://news.example/credit.webp\" alt=\"\" width=\"720\" "
        "height=\"480\" loading=\"lazy\" decoding=\"async\" referrerpolicy=\"strict-origin-when-cross-origin\">"
        "</li></ul></section>");
}

TEST_CASE("a card needs nothing but its headline") {
  Article article;
  article.related = {teaser("Một mình", "")};
  CHECK(contains(part_of(article, write_related), "part=\"card-headline\">Một mình</h3></li>"));
}

TEST_CASE("the latest: none, an empty list, and a list") {
  Article article;
  CHECK(part_of(article, write_latest).empty());
  article.has_latest = true;
  CHECK(
      contains(part_of(article, write_latest), ">TIN MỚI</h2><p class=\"lede-empty\">Chưa có tin mới.</p></section>"));
  article.latest = {teaser("Xe buýt", "/bus")};
  article.latest[0].published = text("2026-03-04T08:00:00+03:00");
  CHECK(contains(
      part_of(article, write_latest),
      "<li class=\"lede-line\" part=\"line\"><a href=\"https://news.example/bus\" rel=\"noopener\">Xe buýt</a> "
      "<time datetime=\"2026-03-04T08:00:00+03:00\">04/03/2026 08:00</time></li>"));
}

TEST_CASE("headings go no deeper than there are levels") {
  Article article;
  article.related = {teaser("H", "")};
  Surroundings surroundings;
  surroundings.options.heading_level = 5;
  const std::string html = surroundings.render([&](const Page& page) { write_related(page, article); });
  CHECK(contains(html, "<h6 class=\"lede-heading\""));
  CHECK(contains(html, "<h6 class=\"lede-card-headline\""));
}

TEST_CASE("the footer leads back to the top and names the license") {
  Article article;
  CHECK(part_of(article, write_footer) ==
        "<footer class=\"lede-footer\" part=\"footer\"><p class=\"lede-top\" part=\"top\">"
        "<a href=\"#top\">Về đầu trang</a></p></footer>");
  article.license = text("https://creativecommons.org/licenses/by/4.0/");
  CHECK(contains(
      part_of(article, write_footer),
      "<a href=\"https://creativecommons.org/licenses/by/4.0/\" rel=\"license noopener\">Giấy phép: CC BY 4.0</a>"));
  article.license = text("CC BY 4.0");
  CHECK(contains(part_of(article, write_footer), "part=\"license\">Giấy phép: CC BY 4.0</p>"));
}
