// Ways to pass an article on.
#include "components/share.h"

#include <catch2/catch_test_macros.hpp>
#include <string>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

std::string share_of(const Article& article, Surroundings surroundings = {}) {
  return surroundings.render([&](const Page& page) { write_share(page, article); });
}

} // namespace

TEST_CASE("an article without an address of its own cannot be shared") {
  Article article;
  CHECK(share_of(article).empty());
  article.url = text("javascript:alert(1)");
  CHECK(share_of(article).empty());
}

TEST_CASE("plain links bear the address and the headline, whatever is in them") {
  Article article;
  article.url = text("https://news.example/a?b=1&c=é#d");
  article.headline = text("Một & \"hai\" = 3?");
  const std::string html = share_of(article);
  const std::string address = "https%3A%2F%2Fnews.example%2Fa%3Fb%3D1%26c%3D%25C3%25A9%23d";
  const std::string headline = "M%E1%BB%99t%20%26%20%22hai%22%20%3D%203%3F";
  CHECK(contains(html,
                 "data-component=\"share\" data-value=\"https://news.example/a?b=1&amp;c=%C3%A9#d\"><b>Chia sẻ</b>"));
  CHECK(contains(html, " <a href=\"https://www.facebook.com/sharer/sharer.php?u=" + address +
                           "\" rel=\"noopener\" target=\"_blank\">Facebook</a>"));
  CHECK(contains(html, "url=" + address + "&amp;text=" + headline + "\""));
  CHECK(contains(html, "href=\"mailto:?body=" + address + "&amp;subject=" + headline + "\""));
}

TEST_CASE("the canonical address is the one to pass on") {
  Article article;
  article.url = text("/here");
  article.canonical = text("https://first.example/there");
  CHECK(contains(share_of(article), "data-value=\"https://first.example/there\""));
}

TEST_CASE("buttons for what the device can do are hidden until a script shows them") {
  Article article;
  article.url = text("/here");
  const std::string html = share_of(article);
  CHECK(contains(html, "value=\"share\" hidden=\"\">Chia sẻ</button>"));
  CHECK(contains(html, "value=\"clipboard\" hidden=\"\">Sao chép liên kết</button>"));
  CHECK(contains(html, "<span role=\"status\"><span hidden=\"\">Đã sao chép liên kết.</span></span></p>"));
}

TEST_CASE("what people use most to pass news on comes first, language by language") {
  Article article;
  article.url = text("https://news.example/a");
  const auto first_in = [&](const char* language) {
    Surroundings surroundings;
    surroundings.language = language;
    const std::string html = share_of(article, surroundings);
    const std::size_t begin = html.find("\">", html.find("<a ")) + 2;
    return html.substr(begin, html.find('<', begin) - begin);
  };
  CHECK(first_in("pt-BR") == "WhatsApp");
  CHECK(first_in("ja") == "LINE");
  CHECK(first_in("zh-Hant") == "LINE");
  CHECK(first_in("zh-Hans") == "Facebook");
  CHECK(first_in("ru") == "Telegram");
  CHECK(first_in("vi") == "Facebook");
}
