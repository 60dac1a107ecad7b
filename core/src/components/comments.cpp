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

// A long list opens in steps, by elements that need no script. A step for one or two more is not worth the way to it.
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

void write_comment_head(HtmlWriter& writer, const Comment& comment, const ComponentContext& context) {
  writer.open(Element::p, "comment-head");
  writer.open_part(Element::b, "commenter");
  if (comment.author.empty())
    write_words(writer, Label::comments_anonymous, context);
  else
    writer.text(comment.author.value);
  writer.close();
  writer.text(" ");
  if (!comment.role.empty()) {
    writer.element(Element::span, "role", comment.role.value);
    writer.text(" ");
  }
  write_time(writer, comment.published, DateForm::brief, context);
  writer.close();
}

// Walks the thread with a stack of its own: how deep readers reply is not for the call stack to bear.
class ThreadWriter {
 public:
  ThreadWriter(HtmlWriter& writer, const RenderedArticle& rendered, bool takes_replies, const ComponentContext& context)
      : writer_(writer), rendered_(rendered), takes_replies_(takes_replies), context_(context) {}

  void write(const std::vector<Comment>& comments) {
    open_level(comments);
    while (!levels_.empty()) {
      Level& level = levels_.back();
      if (level.next == level.list->size()) {
        close_level();
        continue;
      }
      if (begins_step(level)) open_step(level);
      const Comment& comment = (*level.list)[level.next++];
      write_comment(comment);
      if (comment.replies.empty())
        writer_.close();
      else
        open_level(comment.replies);
    }
  }

 private:
  struct Level {
    const std::vector<Comment>* list;
    std::size_t next;
    bool in_step;
  };

  [[nodiscard]] std::size_t first_step() const { return levels_.size() == 1 ? k_first_threads : k_first_replies; }

  [[nodiscard]] bool begins_step(const Level& level) const {
    const std::size_t first = first_step();
    return level.next >= first && (level.next - first) % k_step == 0 && level.list->size() - level.next > k_too_few;
  }

  void open_list() {
    if (levels_.size() == 1)
      writer_.open_part(Element::ol, "thread");
    else
      writer_.open(Element::ol, "replies");
    writer_.attribute(Attribute::role, "list"); // WebKit forgets that a list without numbers is one
  }

  void open_level(const std::vector<Comment>& list) {
    levels_.push_back({&list, 0, false});
    open_list();
  }

  void close_level() {
    writer_.close(); // the list
    if (levels_.back().in_step) writer_.close();
    levels_.pop_back();
    if (!levels_.empty()) writer_.close(); // the comment that these were replies to
  }

  // The style sheet shows a step once the one before it is open.
  void open_step(Level& level) {
    writer_.close(); // the list
    if (level.in_step) writer_.close();
    level.in_step = true;
    const std::size_t rest = level.list->size() - level.next;
    const std::size_t size = rest > k_step + k_too_few ? k_step : rest;
    writer_.open(Element::details, "step");
    writer_.open(Element::summary);
    mark_label_language(writer_, context_);
    writer_.text(context_.labels.counted(Label::comments_more, static_cast<std::int64_t>(size)));
    writer_.close();
    open_list();
  }

  // The comment is left open for its replies.
  void write_comment(const Comment& comment) {
    writer_.open_part(Element::li, "comment");
    if (takes_replies_ && !comment.id.empty()) writer_.attribute(Attribute::data_value, comment.id.value);
    write_comment_head(writer_, comment, context_);
    if (text_ < rendered_.comments.size()) {
      writer_.open(Element::div, "comment-text");
      writer_.append(rendered_.comments[text_++]);
      writer_.close();
    }
  }

  HtmlWriter& writer_;
  const RenderedArticle& rendered_;
  bool takes_replies_;
  const ComponentContext& context_;
  std::vector<Level> levels_;
  std::size_t text_ = 0;
};

// @param name under which the form sends what is written in it.
void open_field(HtmlWriter& writer, Element element, const char* name, std::int64_t longest, Label label,
                const ComponentContext& context) {
  writer.open_part(Element::label, "field");
  write_label(writer, Element::span, nullptr, label, context);
  writer.open_part(element, "input");
  writer.attribute(Attribute::name, name);
  if (element == Element::input)
    writer.attribute(Attribute::autocomplete, "name");
  else
    writer.attribute(Attribute::rows, k_text_rows);
  writer.attribute(Attribute::maxlength, longest);
  writer.attribute(Attribute::required);
  writer.close();
}

constexpr StatusText k_states[] = {
    {"sent", Label::comments_sent},       {"published", Label::comments_published},
    {"refused", Label::comments_refused}, {"failed", Label::comments_failed},
    {"limited", Label::form_limited},     {"forbidden", Label::comments_forbidden},
};

// What a script needs to let readers answer each other: whom the form answers, a button for each comment to be copied
// from, and the mark of a comment that waits.
void write_reply_pieces(HtmlWriter& writer, const ComponentContext& context) {
  writer.open(Element::p, "replying");
  writer.attribute(Attribute::hidden);
  writer.open(Element::span);
  mark_label_language(writer, context);
  write_words_with_slot(writer, Label::comments_reply_to, context);
  writer.close();
  writer.text(" ");
  write_button(writer, "button", "action", "cancel", Label::comments_cancel, context);
  writer.text(" ");
  write_button(writer, "button", "action", "reply", Label::comments_reply, context);
  writer.text(" ");
  write_label(writer, Element::span, "pending", Label::comments_pending, context);
  writer.close();
}

void write_form(HtmlWriter& writer, const SafeUrl& endpoint, const ComponentContext& context) {
  writer.open_part(Element::form, "form");
  writer.attribute(Attribute::method, "post");
  writer.attribute(Attribute::accept_charset, "utf-8"); // on a page of another encoding, too
  writer.attribute(UrlAttribute::action, endpoint);
  write_label(writer, heading_element(context, 2), "form-title", Label::comments_write, context);
  write_reply_pieces(writer, context);
  open_field(writer, Element::input, "author", k_longest_name, Label::comments_name, context);
  open_field(writer, Element::textarea, "text", k_longest_text, Label::comments_text, context);
  writer.close();
  writer.open(Element::p, "actions");
  write_button(writer, "submit", "button", nullptr, Label::comments_submit, context);
  writer.close();
  write_status(writer, k_states, context);
  writer.close();
}

} // namespace

void write_comments(HtmlWriter& writer, const Comments& comments, const RenderedArticle& rendered,
                    const ComponentContext& context) {
  if (!comments.present) return;
  const std::int64_t listed = count_all(comments.items);
  // A publisher may send the first of many; it cannot have fewer than it sends.
  const std::int64_t count = comments.count > listed ? comments.count : listed;
  open_component(writer, "comments", Label::comments_title, context);
  if (count > 0) {
    writer.text(" ");
    writer.element(Element::span, "count", concat({"(", context.labels.number(count), ")"}));
  }
  writer.close();
  // First, since hundreds of comments may follow.
  const std::optional<SafeUrl> endpoint = allow_url(comments.endpoint, UrlUse::endpoint, context);
  if (endpoint) write_form(writer, *endpoint, context);
  if (count == 0 && !endpoint) write_label(writer, Element::p, "empty", Label::comments_empty, context);
  if (!comments.items.empty()) ThreadWriter(writer, rendered, endpoint.has_value(), context).write(comments.items);
  if (const std::optional<SafeUrl> all = allow_url(comments.url, UrlUse::link, context)) {
    writer.open_part(Element::p, "more");
    open_link(writer, *all, context);
    write_words(writer, Label::comments_all, context);
    writer.close();
    writer.close();
  }
  writer.close();
}

} // namespace lede
