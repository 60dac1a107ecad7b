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
  writer.open(Element::p, "comment-head");
  writer.open_part(Element::b, "commenter");
  if (comment.name.empty())
    write_words(writer, Label::comments_anonymous, context);
  else
    writer.text(comment.name.value);
  writer.close();
  writer.text(" ");
  write_time(writer, comment.published, DateForm::brief, context);
  writer.close();
}

// Walks the thread with a stack of its own: how deep readers reply is not for the call stack to bear.
void write_thread(HtmlWriter& writer, const std::vector<Comment>& comments, const std::vector<SafeHtml>& texts,
                  const ComponentContext& context) {
  struct Level {
    const std::vector<Comment>* list;
    std::size_t next;
  };
  std::vector<Level> levels;
  std::size_t text = 0;
  for (const std::vector<Comment>* list = &comments; list != nullptr || !levels.empty();) {
    if (list != nullptr) {
      if (levels.empty())
        writer.open_part(Element::ol, "thread");
      else
        writer.open(Element::ol, "replies");
      writer.attribute(Attribute::role, "list"); // WebKit forgets that a list without numbers is one
      levels.push_back({list, 0});
      list = nullptr;
    }
    Level& level = levels.back();
    if (level.next == level.list->size()) {
      writer.close(); // the list
      levels.pop_back();
      if (!levels.empty()) writer.close(); // the comment that these were replies to
      continue;
    }
    const Comment& comment = (*level.list)[level.next++];
    writer.open_part(Element::li, "comment");
    write_comment_head(writer, comment, context);
    if (text < texts.size()) {
      writer.open(Element::div, "comment-text");
      writer.append(texts[text++]);
      writer.close();
    }
    if (comment.items.empty())
      writer.close();
    else
      list = &comment.items;
  }
}

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

void write_form(HtmlWriter& writer, const SafeUrl& endpoint, const ComponentContext& context) {
  writer.open_part(Element::form, "form");
  writer.attribute(Attribute::method, "post");
  writer.attribute(UrlAttribute::action, endpoint);
  write_label(writer, heading_element(context, 2), "form-title", Label::comments_write, context);
  open_field(writer, Element::input, "author", k_longest_name, Label::comments_name, context);
  open_field(writer, Element::textarea, "text", k_longest_text, Label::comments_text, context);
  writer.close();
  writer.open(Element::p, "actions");
  writer.open_part(Element::button, "button");
  writer.attribute(Attribute::type, "submit");
  write_words(writer, Label::comments_submit, context);
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
  open_component(writer, "comments", Label::comments_title, context);
  if (count > 0) {
    writer.text(" ");
    writer.element(Element::span, "count", concat({"(", context.labels.number(count), ")"}));
  }
  writer.close();
  if (count == 0) write_label(writer, Element::p, "empty", Label::comments_empty, context);
  if (!comments.items.empty()) write_thread(writer, comments.items, rendered.comments, context);
  if (const std::optional<SafeUrl> all = allow_url(comments.url, UrlUse::link, context)) {
    writer.open_part(Element::p, "more");
    open_link(writer, *all, context);
    write_words(writer, Label::comments_all, context);
    writer.close();
    writer.close();
  }
  if (const std::optional<SafeUrl> endpoint = allow_url(comments.endpoint, UrlUse::endpoint, context)) {
    write_form(writer, *endpoint, context);
  }
  writer.close();
}

} // namespace lede
