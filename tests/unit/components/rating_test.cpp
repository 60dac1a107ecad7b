// The rating: its states, its stars, its form.
#include "components/rating.h"

#include <catch2/catch_test_macros.hpp>
#include <cstdint>
#include <string>
#include <vector>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

Rating rating(std::int64_t thousandths, std::int64_t count, int best = 5) {
  Rating rating;
  rating.present = true;
  rating.value_thousandths = thousandths;
  rating.count = count;
  rating.best = best;
  return rating;
}

std::string rating_of(const Rating& rating, Surroundings surroundings = {}) {
  return surroundings.render([&](const Page& page) { write_rating(page, rating); });
}

std::size_t count_of(std::string_view html, std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t at = html.find(piece); at != std::string_view::npos; at = html.find(piece, at + 1)) ++count;
  return count;
}

} // namespace

TEST_CASE("a publisher who has no rating gets none") { CHECK(rating_of({}).empty()); }

TEST_CASE("nobody has rated yet") {
  const std::string html = rating_of(rating(0, 0));
  CHECK(contains(html,
                 "<h2 class=\"lede-heading\" part=\"heading\">ĐÁNH GIÁ</h2>"
                 "<p class=\"lede-empty\">Hãy trở thành người đầu tiên đánh giá cho bài viết này!</p>"));
  CHECK_FALSE(contains(html, "lede-score"));
  CHECK_FALSE(contains(rating_of(rating(4200, 0)), "lede-score")); // an average of nothing
}

TEST_CASE("stars are filled as far as the average goes") {
  struct Case {
    std::int64_t thousandths;
    int best;
    const char* average;
    const char* stars; // a digit a star: its tenths; #: whole
  };
  const std::vector<Case> cases = {
      {5000, 5, "5,0", "#####"}, {4300, 5, "4,3", "####3"}, {4250, 5, "4,3", "####3"}, {500, 5, "0,5", "50000"},
      {0, 5, "0,0", "00000"},    {2960, 5, "3,0", "###00"}, {2500, 3, "2,5", "##5"},   {7100, 10, "7,1", "#######100"},
      {9999, 5, "5,0", "#####"}, {-1, 5, "0,0", "00000"},
  };
  for (const Case& c : cases) {
    INFO(c.average << " of " << c.best);
    const std::string html = rating_of(rating(c.thousandths, 7, c.best));
    CHECK(contains(html, std::string("<b class=\"lede-average\">") + c.average + "</b>"));
    CHECK(contains(html, "<span class=\"lede-count\" data-value=\"{count} đánh giá\">7 đánh giá</span>"));
    std::string stars;
    const std::string star = "<span class=\"lede-star\"";
    for (std::size_t at = html.find(star); at != std::string::npos; at = html.find(star, at + 1)) {
      const std::string_view rest = std::string_view(html).substr(at + star.size());
      constexpr std::string_view k_tenths = " data-value=\"";
      stars += rest.front() == '>' ? '#' : rest[k_tenths.size()];
    }
    CHECK(stars == c.stars);
  }
}

TEST_CASE("the form posts without a script") {
  Rating with_endpoint = rating(4300, 118);
  with_endpoint.endpoint = text("/api/ratings/1");
  const std::string html = rating_of(with_endpoint);
  CHECK(contains(html,
                 "<form class=\"lede-form\" part=\"form\" method=\"post\" "
                 "action=\"https://news.example/api/ratings/1\"><fieldset"));
  CHECK(count_of(html, "<input type=\"radio\" name=\"rating\" value=") == 5);
  CHECK(contains(html, "value=\"1\" required=\"\"><span>1 sao</span></label>"));
  CHECK(contains(html, "type=\"submit\">Gửi đánh giá</button>"));
  CHECK(contains(html, "type=\"reset\">Bỏ chọn</button>"));
  CHECK_FALSE(contains(html, " id="));
}

TEST_CASE("the first vote finds a score to be counted in, which nobody sees before") {
  Rating open = rating(0, 0);
  open.endpoint = text("/api/ratings/1");
  const std::string html = rating_of(open);
  CHECK(contains(html,
                 "<p class=\"lede-score\" part=\"score\" data-value=\"0\" data-count=\"0\" hidden=\"\">"
                 "<bdi dir=\"ltr\"><b class=\"lede-average\"></b>"));
  CHECK(contains(html, "<span class=\"lede-count\" data-value=\"{count} đánh giá\"></span>"));
  CHECK(contains(html, "<p class=\"lede-empty\">"));
}

TEST_CASE("without an address to post to, the form is there but hidden") {
  CHECK(contains(rating_of(rating(0, 0)), "<form class=\"lede-form\" part=\"form\" method=\"post\" hidden=\"\">"));
  Rating refused = rating(0, 0);
  refused.endpoint = text("javascript:alert(1)");
  const std::string html = rating_of(refused);
  CHECK(contains(html, "method=\"post\" hidden=\"\">"));
  CHECK_FALSE(contains(html, "action="));
}

TEST_CASE("there are as many choices as the publisher's scale has") {
  for (const int best : {3, 5, 10})
    CHECK(count_of(rating_of(rating(0, 0, best)), "<label") == static_cast<std::size_t>(best));
}

TEST_CASE("the words for every outcome are on the page, hidden") {
  const std::string html = rating_of(rating(0, 0));
  CHECK(contains(html, "role=\"status\"><p hidden=\"\" data-state=\"sent\">"));
  CHECK(contains(html, "<p hidden=\"\" data-state=\"refused\">"));
  CHECK(contains(html, "<p hidden=\"\" data-state=\"failed\">"));
  CHECK(contains(html, "<p hidden=\"\" data-state=\"yours\">Đánh giá của bạn: <bdi></bdi></p>"));
  CHECK(contains(html, "data-state=\"limited\">Bạn gửi hơi nhanh. Vui lòng thử lại <bdi></bdi>.</p>"));
  Surroundings foreign;
  foreign.language = "en";
  foreign.options.locale = "vi";
  CHECK(contains(rating_of(rating(0, 0), foreign),
                 "role=\"status\" lang=\"vi\" dir=\"ltr\"><p hidden=\"\" data-state=\"sent\">"));
  Surroundings replaced;
  replaced.options.labels = {{"form.limited", "Later {please"}}; // a host's own text may have no place for the time
  CHECK(contains(rating_of(rating(0, 0), replaced), "data-state=\"limited\">Later </p>"));
}
