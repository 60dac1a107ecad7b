// The thread and the form. The form posts `author` and `text` without any script.
#include "components/comments.h"

#include <cstddef>
#include <cstdint>

#include "base/text.h"

namespace lede {
namespace {

using i18n::Label;

constexpr std::int64_t k_longest_name = 80;
constexpr std::int64_t k_longest_text = 5000;
constexpr std::int64_t k_text_rows = 4;

// A long list opens in steps (`<details>`), which need no script. One or two more comments get no step of their own.
constexpr std::size_t k_first_threads = 10;
constexpr std::size_t k_first_replies = 3;
constexpr std::size_t k_step = 20;
constexpr std::size_t k_too_few = 2;

std::int64_t count_all(const std::vector<Comment>& comments) {
  std::vector<const std::vector<Comment>*> pending{&comments};
  std::int64_t count = 0;
  while (!pending.empty()) {
    const std::vector<Comment>& list = *pending.back();
    pending.pop_back();
    count += static_cast<std::int64_t>(list.size());
    for (const Comment& comment : list) {
      if (!comment.replies.empty()) pending.push_back(&comment.replies);
    }
  }
  return count;
}

void write_comment_head(const Page& page, const Comment& comment) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope head = writer.scope(Element::p, "comment-head");
  {
    const HtmlWriter::Scope name = writer.part(Element::b, "commenter");
    if (comment.author.empty())
      write_words(page, Label::comments_anonymous);
    else
      writer.text(comment.author.value);
  }
  write_role(page, comment.role);
  writer.text(" ");
  write_time(page, comment.published, DateForm::brief);
}

// Walks the thread with an explicit stack, so that deep replies do not need deep recursion.
class ThreadWriter {
 public:
  ThreadWriter(const Page& page, const RenderedArticle& rendered, bool takes_replies)
      : page_(page), rendered_(rendered), takes_replies_(takes_replies) {}

  void write(const std::vector<Comment>& comments) {
    open_level(comments, {});
    while (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.next == level.comments->size()) {
        levels_.pop_back();
        continue;
      }
      if (begins_step(level)) open_step(level);
      const Comment& comment = (*level.comments)[level.next++];
      HtmlWriter::Scope item = write_comment(comment);
      if (!comment.replies.empty()) open_level(comment.replies, std::move(item));
    }
  }

 private:
  // The open elements of a level close when the level ends, the list first.
  struct Level {
    const std::vector<Comment>* comments;
    std::size_t next;
    HtmlWriter::Scope parent; // the comment that these replies answer
    HtmlWriter::Scope step;
    HtmlWriter::Scope list;
  };

  [[nodiscard]] std::size_t first_step() const { return levels_.size() == 1 ? k_first_threads : k_first_replies; }

  [[nodiscard]] bool begins_step(const Level& level) const {
    const std::size_t first = first_step();
    return level.next >= first && (level.next - first) % k_step == 0 && level.comments->size() - level.next > k_too_few;
  }

  void open_list(Level& level) {
    const bool is_first = levels_.size() == 1;
    level.list = is_first ? page_.writer.part(Element::ol, "thread") : page_.writer.scope(Element::ol, "replies");
    mark_as_list(page_);
  }

  void open_level(const std::vector<Comment>& comments, HtmlWriter::Scope parent) {
    levels_.push_back({.comments = &comments, .next = 0, .parent = std::move(parent), .step = {}, .list = {}});
    open_list(levels_.back());
  }

  // The style sheet shows a step when the previous one is open.
  void open_step(Level& level) {
    level.list.close();
    level.step.close();
    const std::size_t rest = level.comments->size() - level.next;
    const std::size_t size = rest > k_step + k_too_few ? k_step : rest;
    level.step = page_.writer.scope(Element::details, "step");
    {
      const HtmlWriter::Scope summary = page_.writer.scope(Element::summary);
      mark_label_language(page_);
      page_.writer.text(page_.labels.counted(Label::comments_more, static_cast<std::int64_t>(size)));
    }
    open_list(level);
  }

  // @return the scope of the comment, still open for its replies.
  HtmlWriter::Scope write_comment(const Comment& comment) {
    HtmlWriter::Scope item = page_.writer.part(Element::li, "comment");
    if (takes_replies_ && !comment.id.empty()) page_.writer.attribute(Attribute::data_value, comment.id.value);
    write_comment_head(page_, comment);
    if (text_ < rendered_.comments.size()) {
      const HtmlWriter::Scope text = page_.writer.scope(Element::div, "comment-text");
      page_.writer.append(rendered_.comments[text_++]);
    }
    return item;
  }

  const Page& page_;
  const RenderedArticle& rendered_;
  bool takes_replies_;
  std::vector<Level> levels_;
  std::size_t text_ = 0;
};

// @param name of the field in the form's data.
void write_field(const Page& page, Element element, Literal name, std::int64_t longest, Label label) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope field = writer.part(Element::label, "field");
  write_label(page, Element::span, label);
  HtmlWriter::Scope control;
  if (element == Element::textarea)
    control = writer.part(element, "input");
  else
    writer.open_part(element, "input");
  writer.attribute(Attribute::name, name);
  if (element == Element::textarea)
    writer.attribute(Attribute::rows, k_text_rows);
  else
    writer.attribute(Attribute::autocomplete, "name");
  writer.attribute(Attribute::maxlength, longest);
  writer.attribute(Attribute::required);
}

constexpr StatusText k_states[] = {
    {"sent", Label::comments_sent},       {"published", Label::comments_published},
    {"refused", Label::comments_refused}, {"failed", Label::comments_failed},
    {"limited", Label::form_limited},     {"forbidden", Label::comments_forbidden},
};

// The pieces from which a script builds replies: the line that says whom the form answers, the button that it copies to
// each comment, and the mark of a comment that waits for approval.
void write_reply_pieces(const Page& page) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope pieces = writer.scope(Element::p, "replying");
  writer.attribute(Attribute::hidden);
  {
    const HtmlWriter::Scope words = writer.scope(Element::span);
    mark_label_language(page);
    write_words_with_slot(page, Label::comments_reply_to);
  }
  writer.text(" ");
  write_action_button(page, "cancel", Label::comments_cancel);
  writer.text(" ");
  write_action_button(page, "reply", Label::comments_reply);
  writer.text(" ");
  write_label(page, Element::span, "pending", Label::comments_pending);
}

void write_form(const Page& page, const SafeUrl& endpoint) {
  HtmlWriter& writer = page.writer;
  const HtmlWriter::Scope form = writer.part(Element::form, "form");
  writer.attribute(Attribute::method, "post");
  writer.attribute(Attribute::accept_charset, "utf-8"); // even if the page has another encoding
  writer.attribute(UrlAttribute::action, endpoint);
  write_label(page, heading_element(page, 2), "form-title", Label::comments_write);
  write_reply_pieces(page);
  write_field(page, Element::input, "author", k_longest_name, Label::comments_name);
  write_field(page, Element::textarea, "text", k_longest_text, Label::comments_text);
  {
    const HtmlWriter::Scope actions = writer.scope(Element::p, "actions");
    write_form_button(page, "submit", "button", Label::comments_submit);
  }
  write_status(page, k_states);
}

} // namespace

void write_comments(const Page& page, const Comments& comments, const RenderedArticle& rendered) {
  if (!comments.present) return;
  const std::int64_t listed = count_all(comments.items);
  // A publisher may send only the first comments of many, so the greater number counts.
  const std::int64_t count = comments.count > listed ? comments.count : listed;
  const HtmlWriter::Scope section = open_section(page, "comments");
  {
    const HtmlWriter::Scope heading = open_heading(page, Label::comments_title);
    if (count > 0) {
      page.writer.text(" ");
      page.writer.element(Element::span, "count", concat({"(", page.labels.number(count), ")"}));
    }
  }
  // The form comes first, since hundreds of comments may follow.
  const std::optional<SafeUrl> endpoint = allow_url(page, comments.endpoint, UrlUse::endpoint);
  if (endpoint) write_form(page, *endpoint);
  if (count == 0 && !endpoint) write_label(page, Element::p, "empty", Label::comments_empty);
  if (!comments.items.empty()) ThreadWriter(page, rendered, endpoint.has_value()).write(comments.items);
  if (const std::optional<SafeUrl> all = allow_url(page, comments.url, UrlUse::link)) {
    const HtmlWriter::Scope more = page.writer.part(Element::p, "more");
    const HtmlWriter::Scope link = open_link(page, *all);
    write_words(page, Label::comments_all);
  }
}

} // namespace lede
