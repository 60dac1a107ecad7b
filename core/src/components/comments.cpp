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

std::int64_t count_all(const std::vector<Comment>& comments) {
  std::vector<const std::vector<Comment>*> pending{&comments};
  std::int64_t count = 0;
  while (!pending.empty()) {
    const std::vector<Comment>& list = *pending.back();
    pending.pop_back();
    count += static_cast<std::int64_t>(list.size());
    for (const Comment& comment : list) {
      if (!comment.items.empty()) pending.push_back(&comment.items);
    }
  }
  return count;
}

void write_comment_head(HtmlWriter& writer, const Comment& comment, const ComponentContext& context) {
  writer.open(Element::p, "lede-comment-head");
  writer.open(Element::b, "lede-commenter", "commenter");
  if (comment.name.empty()) {
    mark_label_language(writer, context);
    writer.text(context.labels.text(Label::comments_anonymous));
  } else {
    writer.text(comment.name.value);
  }
  writer.close();
  writer.text(" ");
  write_time(writer, comment.published, DateForm::brief, context);
  writer.close();
}

// Walks the thread with a stack of its own: how deep readers reply is not for the call stack to bear.
void write_thread(HtmlWriter& writer, const std::vector<Comment>& comments, const std::vector<SafeHtml>& texts,
                  const ComponentContext& context) {
  struct Level {
    const std::vector<Comment>& list;
    std::size_t next = 0;
  };
  std::vector<Level> levels;
  std::size_t text = 0;
  const auto open_level = [&](const std::vector<Comment>& list, std::string_view class_name, std::string_view part) {
    writer.open(Element::ol, class_name, part);
    writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without numbers is one
    levels.push_back({list});
  };
  open_level(comments, "lede-thread", "thread");
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.list.size()) {
      writer.close(); // the list
      levels.pop_back();
      if (!levels.empty()) writer.close(); // the comment that these were replies to
      continue;
    }
    const Comment& comment = level.list[level.next++];
    writer.open(Element::li, "lede-comment", "comment");
    write_comment_head(writer, comment, context);
    if (text < texts.size()) {
      writer.open(Element::div, "lede-comment-text");
      writer.append(texts[text++]);
      writer.close();
    }
    if (comment.items.empty())
      writer.close();
    else
      open_level(comment.items, "lede-replies", {});
  }
}

void open_field(HtmlWriter& writer, Label label, const ComponentContext& context) {
  writer.open(Element::label, "lede-field", "field");
  write_label(writer, Element::span, {}, label, context);
}

void write_form(HtmlWriter& writer, const SafeUrl& endpoint, const ComponentContext& context) {
  writer.open(Element::form, "lede-form", "form");
  writer.attribute(Attribute::method, "post");
  writer.attribute(UrlAttribute::action, endpoint);
  write_label(writer, heading_element(context, 2), "lede-form-title", Label::comments_write, context);

  open_field(writer, Label::comments_name, context);
  writer.open(Element::input, "lede-input", "input");
  writer.attribute(Attribute::name, "author");
  writer.attribute(Attribute::autocomplete, "name");
  writer.attribute(Attribute::maxlength, k_longest_name);
  writer.attribute(Attribute::required);
  writer.close();

  open_field(writer, Label::comments_text, context);
  writer.open(Element::textarea, "lede-input", "input");
  writer.attribute(Attribute::name, "text");
  writer.attribute(Attribute::rows, k_text_rows);
  writer.attribute(Attribute::maxlength, k_longest_text);
  writer.attribute(Attribute::required);
  writer.close();
  writer.close();

  writer.open(Element::p, "lede-actions");
  writer.open(Element::button, "lede-button", "button");
  writer.attribute(Attribute::type, "submit");
  mark_label_language(writer, context);
  writer.text(context.labels.text(Label::comments_submit));
  writer.close();
  writer.close();
  write_status(writer, Label::comments_sent, Label::comments_refused, Label::comments_failed, context);
  writer.close();
}

} // namespace

void write_comments(HtmlWriter& writer, const Comments& comments, const RenderedArticle& rendered,
                    const ComponentContext& context) {
  if (!comments.present) return;
  const std::int64_t listed = count_all(comments.items);
  // A publisher may send the first of many; it cannot have fewer than it sends.
  const std::int64_t count = comments.count > listed ? comments.count : listed;
  writer.open(Element::section, "lede-comments", "comments");
  writer.attribute(Attribute::data_component, "comments");
  open_heading(writer, Label::comments_title, context);
  if (count > 0) {
    writer.text(" ");
    writer.element(Element::span, "lede-count", concat({"(", context.labels.number(count), ")"}));
  }
  writer.close();
  if (count == 0) write_label(writer, Element::p, "lede-empty", Label::comments_empty, context);
  if (!comments.items.empty()) write_thread(writer, comments.items, rendered.comments, context);
  if (const std::optional<SafeUrl> all = allow_url(comments.url, UrlUse::link, context)) {
    writer.open(Element::p, "lede-more", "more");
    open_link(writer, *all, context);
    mark_label_language(writer, context);
    writer.text(context.labels.text(Label::comments_all));
    writer.close();
    writer.close();
  }
  if (const std::optional<SafeUrl> endpoint = allow_url(comments.endpoint, UrlUse::endpoint, context)) {
    write_form(writer, *endpoint, context);
  }
  writer.close();
}

} // namespace lede
