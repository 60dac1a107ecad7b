// All comments of an article on pages of their own: with permalinks, both orders, reports, and one's own comments.
#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "crypto.h"
#include "discussion_words.h"
#include "lede/render.h"
#include "markup.h"
#include "moderation_words.h"
#include "site.h"
#include "text.h"
#include "voter.h"

namespace newsroom {
namespace {

using CommentsById = std::map<std::int64_t, const Comment*>;

constexpr int k_comment_heading = 3;
constexpr const char* k_style = "/moderation/style.css";

void write_head(Markup& page, const DiscussionWords& words, const Article& article, std::string_view title,
                std::string_view newspaper, bool is_indexed) {
  page.raw("<!DOCTYPE html>\n<html lang=\"").text(words.language).raw("\"><head><meta charset=\"utf-8\"><title>");
  page.text(title).raw(" – ").text(article.headline).raw(" – ").text(newspaper).raw("</title>");
  page.raw(
      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><link rel=\"icon\" href=\"data:,\">");
  if (!is_indexed) page.raw("<meta name=\"robots\" content=\"noindex\">");
  page.raw("<link rel=\"stylesheet\" href=\"").text(k_style).raw("\"></head><body><header><h1>").text(title);
  page.raw("</h1></header><main><p lang=\"")
      .text(article.language)
      .raw("\" dir=\"auto\"><a href=\"/articles/")
      .text(article.id);
  page.raw("\">").text(article.headline).raw("</a></p>");
}

std::string end_of(Markup& page) {
  page.raw("</main></body></html>\n");
  return page.take();
}

void write_words(Markup& page, const Comment& comment, const std::string& base) {
  lede::SanitizeOptions options;
  options.policy = lede::PolicyName::comment;
  options.heading_level = k_comment_heading;
  options.id_prefix = "c" + std::to_string(comment.id) + "-";
  options.base_url = base;
  options.report = false;
  page.raw("<div class=\"text\" dir=\"auto\">");
  auto rendered = lede::render_markdown(comment.text, options);
  if (rendered.ok()) page.sanitized(rendered.value());
  page.raw("</div>");
}

class DiscussionWriter {
 public:
  DiscussionWriter(Markup& page, const DiscussionWords& words, const Article& article, std::string base,
                   const std::vector<Comment>& comments)
      : page_(page), words_(words), article_(article), base_(std::move(base)) {
    for (const Comment& comment : comments) comments_[comment.id] = &comment;
  }

  // Recursion: at most as deep as pages of threads.
  void write(const std::vector<ThreadItem>& items) {
    page_.raw("<ol class=\"thread\" role=\"list\">");
    for (const ThreadItem& item : items) {
      const auto found = comments_.find(item.id);
      if (found == comments_.end()) continue; // it was taken down meanwhile
      write_comment(*found->second);
      if (!item.answers.empty()) write(item.answers);
      page_.raw("</li>");
    }
    page_.raw("</ol>");
  }

 private:
  void write_comment(const Comment& comment) {
    const std::string id = std::to_string(comment.id);
    page_.raw("<li id=\"comment-").text(id).raw("\"><p class=\"about\"><b><bdi>").text(comment.author);
    page_.raw("</bdi></b> · <a href=\"/articles/").text(article_.id).raw("/discussion?comment=").text(id);
    page_.raw("#comment-").text(id).raw("\"><time datetime=\"").text(format_time(comment.created)).raw("\">");
    page_.text(format_minute(comment.created)).raw("</time></a> · <a rel=\"nofollow\" href=\"/articles/");
    page_.text(article_.id).raw("/comments/").text(id).raw("/report\">").text(words_.report).raw("</a></p>");
    write_words(page_, comment, base_);
  }

  Markup& page_;
  const DiscussionWords& words_;
  const Article& article_;
  std::string base_;
  CommentsById comments_;
};

struct Link {
  std::string address;
  const char* word;
};

void write_links(Markup& page, const char* label, const std::vector<Link>& links) {
  if (links.empty()) return;
  page.raw("<nav aria-label=\"").text(label).raw("\"><ul>");
  for (const Link& link : links) {
    page.raw("<li><a href=\"").text(link.address).raw("\">").text(link.word).raw("</a></li>");
  }
  page.raw("</ul></nav>");
}

} // namespace

void Site::serve_discussion(Exchange& exchange, const Article& article, std::string_view part) {
  exchange.route = "discussion";
  if (!exchange.reads()) refuse_method(exchange, "GET, HEAD");
  if (part == "/own") return serve_own(exchange, article);
  if (!part.empty()) throw Refusal(404, "not-found", "there is nothing at this address");
  const DiscussionWords& words = discussion_words(article.language);
  const auto value = [&](const char* name) { return exchange.request.get_param_value(name); };
  const bool is_newest = value("sort") != "oldest";
  const std::optional<std::int64_t> wanted = parse_number(value("comment"));
  const auto order = is_newest ? ThreadOrder::newest_first : ThreadOrder::oldest_first;
  const std::optional<ThreadCursor> after = wanted ? std::nullopt : cursor_of(exchange);
  const ThreadPage threads =
      wanted ? page_with(store_, article.id, *wanted) : page_of_threads(store_, article.id, order, after);
  const std::vector<ThreadItem>& items = threads.items;
  if (items.empty() && (wanted || after)) throw Refusal(404, "not-found", "there is no such comment");

  Markup page;
  const std::string address = "/articles/" + article.id + "/discussion";
  write_head(page, words, article, with(words.comments, std::to_string(store_.count_approved(article.id))),
             settings_.title, !wanted);
  page.raw("<nav aria-label=\"").text(words.all).raw("\"><ul>");
  for (const auto& [sort, word] : {std::pair("newest", words.newest), std::pair("oldest", words.oldest)}) {
    page.raw("<li><a href=\"").text(address + "?sort=" + sort).raw("\"");
    if (!wanted && is_newest == (std::string_view(sort) == "newest")) page.raw(" aria-current=\"page\"");
    page.raw(">").text(word).raw("</a></li>");
  }
  page.raw("<li><a rel=\"nofollow\" href=\"").text(address).raw("/own\">").text(words.own).raw("</a></li></ul></nav>");
  if (items.empty()) page.raw("<p>").text(words.empty).raw("</p>");
  const std::vector<Comment> comments = store_.comments(ids_of(items));
  if (!items.empty()) DiscussionWriter(page, words, article, settings_.origin + "/", comments).write(items);
  const std::string sorted = address + (is_newest ? "?sort=newest" : "?sort=oldest");
  std::vector<Link> links;
  if (after) links.push_back({sorted, words.first});
  if (threads.next) links.push_back({sorted + "&after=" + text_of(*threads.next), words.next});
  // A link to the permalink's thread among the others.
  if (wanted)
    links.push_back({sorted + "&after=" + std::to_string(threads.thread + (is_newest ? 1 : -1)), words.place});
  write_links(page, words.pages, links);
  answer_kept(exchange, k_page_kept, end_of(page));
}

void Site::serve_own(Exchange& exchange, const Article& article) {
  const DiscussionWords& words = discussion_words(article.language);
  const ModerationWords& states = moderation_words(words.language);
  const std::string voter = named_voter(exchange);
  const std::vector<Comment> comments =
      voter.empty() ? std::vector<Comment>() : store_.comments_of_owner(article.id, hash_of(voter));
  Markup page;
  write_head(page, words, article, words.own, settings_.title, false);
  if (comments.empty()) page.raw("<p>").text(words.own_empty).raw("</p>");
  page.raw("<ol class=\"thread\" role=\"list\">");
  for (const Comment& comment : comments) {
    page.raw("<li><p class=\"about\"><b><bdi>").text(comment.author).raw("</bdi></b> · <time datetime=\"");
    page.text(format_time(comment.created)).raw("\">").text(format_minute(comment.created)).raw("</time> · ");
    page.text(comment.state == CommentState::approved  ? states.approved
              : comment.state == CommentState::pending ? states.pending
                                                       : states.rejected);
    page.raw("</p>");
    write_words(page, comment, settings_.origin + "/");
    if (comment.created >= take_back_since() && settings_.take_back_minutes > 0) {
      page.raw("<form method=\"post\" action=\"/articles/").text(article.id).raw("/comments/");
      page.text(std::to_string(comment.id)).raw("/take-back\"><button>").text(words.take_back).raw("</button></form>");
    }
    page.raw("</li>");
  }
  page.raw("</ol><p><a href=\"/articles/").text(article.id).raw("/discussion\">").text(words.all).raw("</a></p>");
  answer_page(exchange, 200, end_of(page));
}

void Site::serve_report_form(Exchange& exchange, const Article& article, const Comment& comment,
                             const std::optional<Report>& report) {
  const DiscussionWords& words = discussion_words(article.language);
  const bool is_there = comment.state == CommentState::approved;
  Markup page;
  write_head(page, words, article, words.report_title, settings_.title, false);
  if (report) {
    page.raw("<p role=\"status\">").text(report->is_seen ? words.seen : words.received).raw("</p>");
    if (!is_there) page.raw("<p>").text(words.gone).raw("</p>");
  }
  if (is_there) {
    page.raw("<blockquote><p class=\"about\"><b><bdi>").text(comment.author).raw("</bdi></b></p>");
    write_words(page, comment, settings_.origin + "/");
    page.raw("</blockquote>");
  }
  if (!report) {
    page.raw("<form class=\"login\" method=\"post\"><fieldset><legend>").text(words.reason).raw("</legend>");
    for (const auto& [value, word] : {std::pair("abuse", words.abuse), std::pair("illegal", words.illegal),
                                      std::pair("spam", words.spam), std::pair("other", words.other)}) {
      page.raw("<label class=\"choice\"><input type=\"radio\" name=\"reason\" required value=\"")
          .text(value)
          .raw("\"> ");
      page.text(word).raw("</label>");
    }
    page.raw("</fieldset><label>")
        .text(words.note)
        .raw(" <textarea name=\"note\" maxlength=\"500\" rows=\"3\"></textarea></label>");
    page.raw("<div><button>").text(words.send).raw("</button></div></form>");
  }
  page.raw("<p><a href=\"/articles/").text(article.id).raw("/discussion\">").text(words.all).raw("</a></p>");
  answer_page(exchange, 200, end_of(page));
}

} // namespace newsroom
