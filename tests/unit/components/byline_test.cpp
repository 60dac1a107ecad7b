// Byline, authors and tags.
#include "components/byline.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

Author author(std::string_view name, std::string_view url = {}, std::string_view role = {}) {
  Author author;
  author.name = text(name);
  author.url = text(url);
  author.role = text(role);
  return author;
}

Author portrayed(Author author, std::string_view image) {
  author.image = text(image);
  return author;
}

std::string byline_of(std::string_view byline, std::vector<Author> authors) {
  Article article;
  article.byline = text(byline);
  article.authors = std::move(authors);
  Surroundings surroundings;
  return surroundings.render([&](const Page& page) { write_byline(page, article); });
}

} // namespace

TEST_CASE("bylines and authors make one account of who wrote what") {
  const std::string anna = "<a href=\"https://news.example/anna\" rel=\"author noopener\">Anna</a>";
  const std::string binh = "<a href=\"https://news.example/binh\" rel=\"author noopener\">Bình</a>";
  struct Case {
    const char* name;
    const char* byline;
    std::vector<Author> authors;
    std::string html;
  };
  const std::string line = "<p class=\"lede-byline\" part=\"byline\">";
  const std::string list = "<ul class=\"lede-authors\" part=\"authors\"><li class=\"lede-author\" part=\"author\">";
  const std::string portrait =
      "<img class=\"lede-portrait\" src=\"https://news.example/anna.webp\" alt=\"\" width=\"48\" height=\"48\" "
      "loading=\"lazy\" decoding=\"async\" referrerpolicy=\"strict-origin-when-cross-origin\">";
  const std::vector<Case> cases = {
      {"nobody", "", {}, ""},
      {"a byline alone", "Tin, ảnh: Thái Sơn", {}, line + "Tin, ảnh: Thái Sơn</p>"},
      {"a name in it becomes a link", "Anna viết", {author("Anna", "/anna")}, line + anna + " viết</p>"},
      {"several, in the byline's order",
       "Tin: Bình. Ảnh: Anna, Bình",
       {author("Anna", "/anna"), author("Bình", "/binh")},
       line + "Tin: " + binh + ". Ảnh: " + anna + ", " + binh + "</p>"},
      {"one without an address stays text", "Anna viết", {author("Anna")}, line + "Anna viết</p>"},
      {"a refused address stays text", "Anna viết", {author("Anna", "javascript:1")}, line + "Anna viết</p>"},
      {"those not named follow",
       "Anna viết",
       {author("Anna", "/anna"), author("Bình", "", "Minh họa")},
       line + anna + " viết</p>" + list + "Bình <span class=\"lede-role\">Minh họa</span></li></ul>"},
      {"a portrait is beside the name in the byline",
       "Anna viết",
       {portrayed(author("Anna"), "/anna.webp"), portrayed(author("Bình"), "javascript:1")},
       line + portrait + "Anna viết</p>" + list + "Bình</li></ul>"},
      {"an author with a portrait and a role is shown even if the byline has the name",
       "Anna viết",
       {portrayed(author("Anna", "", "Minh họa"), "/anna.webp")},
       line + "Anna viết</p>" + list + portrait + "Anna <span class=\"lede-role\">Minh họa</span></li></ul>"},
      {"authors alone", "", {author("Anna", "/anna")}, list + anna + "</li></ul>"},
      {"an author without a name", "", {author("", "/anna")}, ""},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    CHECK(byline_of(c.byline, c.authors) == c.html);
  }
}

TEST_CASE("tags are a named list") {
  Article article;
  article.tags = {link_to("Kinh tế", "/kinh-te"), link_to("Huế", "")};
  Surroundings surroundings;
  const auto write = [&](const Page& page) { write_tags(page, article); };
  CHECK(surroundings.render(write) ==
        "<ul class=\"lede-tags\" part=\"tags\" role=\"list\" aria-label=\"Từ khóa\">"
        "<li class=\"lede-tag\" part=\"tag\"><a href=\"https://news.example/kinh-te\" rel=\"tag noopener\">Kinh "
        "tế</a></li>"
        "<li class=\"lede-tag\" part=\"tag\">Huế</li></ul>");
  article.tags.clear();
  CHECK(surroundings.render(write).empty());
}
