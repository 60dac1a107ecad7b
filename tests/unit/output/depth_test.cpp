// How deep the texts of an article are in its page. The sanitizer bounds how deep a document nests by these numbers,
// before a component writes the elements around it.
#include <catch2/catch_test_macros.hpp>

#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/text.h"
#include "components/article_parts.h"
#include "components/comments.h"
#include "lede/render.h"
#include "policy/element.h"

namespace lede {
namespace {

// How many elements are open where the words are, the last time that they come: the head of the page may have them too.
std::size_t depth_of(std::string_view words, std::string_view html) {
  const std::size_t end = html.rfind(words);
  REQUIRE(end != std::string_view::npos);
  std::size_t depth = 0;
  for (std::size_t at = html.find('<'); at < end; at = html.find('<', at + 1)) {
    if (html[at + 1] == '!') continue;
    if (html[at + 1] == '/') {
      --depth;
      continue;
    }
    const std::string_view name = html.substr(at + 1, html.find_first_of(" >", at) - at - 1);
    if (!is_void(element_of(name))) ++depth;
  }
  return depth;
}

std::string page_of(std::string_view article) {
  RenderOptions options;
  options.output = Output::page;
  Result<RenderOutput> output = render(article, options);
  REQUIRE(output.ok());
  return std::move(output.value().html);
}

// Enough of them that the last are in a step, with whatever the last one has besides.
std::string comments(std::string_view last) {
  std::string list;
  for (int index = 0; index < 20; ++index) list += R"({"text": "word"}, )";
  return concat({"[", list, last, "]"});
}

} // namespace

TEST_CASE("the caption of a gallery is the deepest text of a body") {
  const std::string html = page_of(R"({"headline": "H", "body": [
    {"type": "gallery", "images": [{"url": "https://a.example/1.jpg", "caption": "the caption"}]}]})");
  CHECK(depth_of("the caption", html) == limits::max_elements_around);
}

TEST_CASE("comments and replies are as deep as the sanitizer takes them to be") {
  const std::string second = comments(R"({"text": "the second level"})");
  const std::string first = comments(concat({R"({"text": "the first level", "replies": )", second, "}"}));
  const std::string html = page_of(concat({R"({"headline": "H", "body": "x", "comments": {"items": )", first, "}}"}));
  const std::size_t of_comment = limits::max_elements_around + k_elements_around_comment;
  // The paragraph is the comment's own.
  CHECK(depth_of("the first level", html) == of_comment + 1);
  CHECK(depth_of("the second level", html) == of_comment + k_elements_around_reply + 1);
}

TEST_CASE("notes, updates and biographies are at most as deep as the sanitizer takes them to be") {
  const std::string html = page_of(R"({"headline": "H", "body": "the body",
    "notes": [{"text": "the note"}], "updates": [{"text": "the update"}],
    "authors": [{"name": "A", "bio": "the biography"}]})");
  const std::size_t of_body = depth_of("the body", html);
  CHECK(depth_of("the update", html) == of_body + k_elements_around_part);
  CHECK(depth_of("the note", html) <= of_body + k_elements_around_part);
  CHECK(depth_of("the biography", html) <= of_body + k_elements_around_part);
}

} // namespace lede
