// The thread and its form.
#include "components/comments.h"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <string>
#include <vector>

#include "components/rendering.h"

using namespace lede;
using namespace lede::test;

namespace {

Comment comment(std::string_view author, std::string_view published = {}) {
  Comment comment;
  comment.author = text(author);
  comment.published = text(published);
  return comment;
}

std::string comments_of(const Comments& comments, RenderedArticle rendered = {}) {
  Surroundings surroundings;
  return surroundings.render([&](const Page& page) { write_comments(page, comments, rendered); });
}

} // namespace

TEST_CASE("a publisher who has no comments gets no heading") { CHECK(comments_of({}).empty()); }

TEST_CASE("nobody has written yet") {
  Comments comments;
  comments.present = true;
  CHECK(comments_of(comments) ==
        "<section class=\"lede-comments\" part=\"comments\" data-component=\"comments\">"
        "<h2 class=\"lede-heading\" part=\"heading\">Ý kiến bình luận</h2>"
        "<p class=\"lede-empty\">Chưa có bình luận nào.</p></section>");
}

TEST_CASE("replies stand below what they answer, texts with their comments") {
  Comments comments;
  comments.present = true;
  Comment first = comment("An", "2026-05-16T08:02:00+01:00");
  first.replies = {comment("Bình"), comment("")};
  first.replies[0].replies = {comment("Chi")};
  comments.items = {first, comment("Dũng")};
  RenderedArticle rendered;
  for (const char* words : {"một", "hai", "ba", "bốn", "năm"}) rendered.comments.push_back(markup(words));
  const auto item = [](const std::string& head, const std::string& words, const std::string& replies = {}) {
    return "<li class=\"lede-comment\" part=\"comment\"><p class=\"lede-comment-head\">"
           "<b class=\"lede-commenter\" part=\"commenter\">" +
           head + "</p><div class=\"lede-comment-text\">" + words + "</div>" + replies + "</li>";
  };
  const auto replies = [](const std::string& items) {
    return "<ol class=\"lede-replies\" role=\"list\">" + items + "</ol>";
  };
  const std::string time = "<time datetime=\"2026-05-16T08:02:00+01:00\">16/05/2026 08:02</time>";
  const std::string thread =
      item("An</b> " + time, "một",
           replies(item("Bình</b> ", "hai", replies(item("Chi</b> ", "ba"))) + item("Bạn đọc</b> ", "bốn"))) +
      item("Dũng</b> ", "năm");
  const std::string html = comments_of(comments, std::move(rendered));
  CHECK(contains(html, "<ol class=\"lede-thread\" part=\"thread\" role=\"list\">" + thread + "</ol></section>"));
  CHECK(contains(html, "Ý kiến bình luận <span class=\"lede-count\">(5)</span></h2>"));
}

TEST_CASE("a comment of the newsroom bears what its author is there") {
  Comments comments;
  comments.present = true;
  comments.items = {comment("Lan"), comment("An")};
  comments.items[0].role = text("Editor & <host>");
  const std::string html = comments_of(comments);
  CHECK(contains(html, "Lan</b> <span class=\"lede-role\">Editor &amp; &lt;host&gt;</span> "));
  CHECK(contains(html, "An</b> </p>"));
}

TEST_CASE("the form is above the comments") {
  Comments comments;
  comments.present = true;
  comments.endpoint = text("/comments");
  comments.items = {comment("An")};
  const std::string html = comments_of(comments);
  CHECK(html.find("<form") < html.find("<ol"));
  comments.items.clear();
  CHECK(!contains(comments_of(comments), "lede-empty"));
}

TEST_CASE("the count is the publisher's, but never less than what is there") {
  Comments comments;
  comments.present = true;
  comments.items = {comment("An")};
  comments.count = 1234;
  CHECK(contains(comments_of(comments), "(1.234)"));
  comments.count = 0;
  CHECK(contains(comments_of(comments), "(1)"));
  comments.items.clear();
  comments.count = 3; // read elsewhere
  CHECK_FALSE(contains(comments_of(comments), "lede-empty"));
}

TEST_CASE("a thread as deep as may be is written without recursion") {
  constexpr std::size_t k_depth = 40;
  Comments comments;
  comments.present = true;
  comments.items = {comment("0")};
  Comment* last = comments.items.data();
  for (std::size_t level = 1; level < k_depth; ++level) {
    last->replies = {comment(std::to_string(level))};
    last = last->replies.data();
  }
  const std::string html = comments_of(comments);
  CHECK(contains(html, ">39</b>"));
  CHECK(contains(html, "(40)"));
}

TEST_CASE("a long thread opens in steps, without a script") {
  struct Case {
    std::size_t comments;
    std::vector<std::size_t> steps; // how many each of them shows
  };
  const std::vector<Case> cases = {
      {1, {}}, {10, {}}, {12, {}}, {13, {3}}, {32, {22}}, {33, {20, 3}}, {52, {20, 22}}, {73, {20, 20, 20, 3}},
  };
  for (const Case& c : cases) {
    INFO(c.comments);
    Comments comments;
    comments.present = true;
    for (std::size_t index = 0; index < c.comments; ++index) comments.items.push_back(comment("An"));
    const std::string html = comments_of(comments);
    std::vector<std::size_t> steps;
    constexpr std::string_view k_step = "<details class=\"lede-step\"><summary>Xem thêm ";
    for (std::size_t at = html.find(k_step); at != std::string::npos; at = html.find(k_step, at + 1))
      steps.push_back(std::stoul(html.substr(at + k_step.size())));
    CHECK(steps == c.steps);
  }
}

TEST_CASE("many replies to one comment open in steps of their own") {
  Comments comments;
  comments.present = true;
  comments.items = {comment("An"), comment("Bình")};
  for (int index = 0; index < 6; ++index) comments.items[0].replies.push_back(comment("Chi"));
  const std::string html = comments_of(comments);
  CHECK(contains(html,
                 "</li></ol><details class=\"lede-step\"><summary>Xem thêm 3 bình luận</summary>"
                 "<ol class=\"lede-replies\" role=\"list\"><li"));
  CHECK(contains(html, "</li></ol></details></li><li class=\"lede-comment\" part=\"comment\"><p"));
}

TEST_CASE("a comment can be answered where comments are taken and it has a name to be answered by") {
  Comments comments;
  comments.present = true;
  comments.items = {comment("An"), comment("Bình")};
  comments.items[0].id = text("c\"1");
  CHECK_FALSE(contains(comments_of(comments), "data-value"));
  comments.endpoint = text("/api/comments/1");
  const std::string html = comments_of(comments);
  CHECK(contains(html, "<li class=\"lede-comment\" part=\"comment\" data-value=\"c&quot;1\">"));
  CHECK(contains(html, "<li class=\"lede-comment\" part=\"comment\"><p"));
  CHECK(contains(html,
                 "<p class=\"lede-replying\" hidden=\"\"><span>Trả lời <bdi></bdi></span> "
                 "<button class=\"lede-action\" part=\"button\" type=\"button\" value=\"cancel\" hidden=\"\">"));
}

TEST_CASE("readers can take part where there is an address for it") {
  Comments comments;
  comments.present = true;
  CHECK_FALSE(contains(comments_of(comments), "<form"));
  comments.endpoint = text("https://news.example/api/comments/1");
  comments.url = text("/a/1/comments");
  const std::string html = comments_of(comments);
  CHECK(contains(html, "method=\"post\" accept-charset=\"utf-8\" action=\"https://news.example/api/comments/1\"><h3"));
  CHECK(contains(
      html,
      "<span>Tên của bạn</span><input class=\"lede-input\" part=\"input\" name=\"author\" autocomplete=\"name\""));
  CHECK(contains(html, "name=\"text\" rows=\"4\""));
  CHECK(contains(html, "></textarea></label>"));
  CHECK(contains(html, "<a href=\"https://news.example/a/1/comments\" rel=\"noopener\">Xem tất cả bình luận</a>"));
  comments.endpoint = text("ftp://news.example/");
  CHECK_FALSE(contains(comments_of(comments), "<form"));
}

TEST_CASE("a link to a discussion that may not be linked to is no empty paragraph") {
  Comments comments;
  comments.present = true;
  comments.url = text("javascript:alert(1)");
  CHECK_FALSE(contains(comments_of(comments), "lede-more"));
}
