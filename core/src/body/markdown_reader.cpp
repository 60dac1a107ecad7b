#include "body/markdown_reader.h"

#include "base/ascii.h"
#include "base/text.h"
#include "body/feed.h"
#include "body/markdown_attribute.h"

namespace lede::body {

void MarkdownReader::read(Origin origin) {
  origin_ = origin;
  const bool ended = parse_markdown(source_.for_parser(), *this);
  flush();
  if (!ended) give_up();
  if (found_.footnotes != nullptr) append_notes(origin);
}

void MarkdownReader::give_up() {
  const bool in_picture = picture_depth_ > 0 && paragraph_ == Paragraph::none;
  begin_paragraph();
  if (in_picture) write_picture(true);
  picture_depth_ = link_depth_ = 0;
  link_waits_ = false;
  end_notes();
  sanitizer_->finish();
  simplified_at_ = offset_;
  feed_paragraphs(*sanitizer_, source_.original().substr(reached_), reached_);
}

int MarkdownReader::enter_block(MD_BLOCKTYPE type, void* detail) {
  if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && !budget_.spend_cell()) return k_stop;
  flush();
  leave_note_text();
  if (type != MD_BLOCK_P) begin_paragraph();
  ++depth_;
  switch (type) {
    case MD_BLOCK_DOC: break;
    case MD_BLOCK_QUOTE: start(Element::blockquote); break;
    case MD_BLOCK_UL: enter_list(false, 1); break;
    case MD_BLOCK_OL: enter_list(true, static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start); break;
    case MD_BLOCK_LI: enter_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
    case MD_BLOCK_HR: start(Element::hr); break;
    case MD_BLOCK_H: enter_heading(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); break;
    case MD_BLOCK_CODE: enter_code(*static_cast<MD_BLOCK_CODE_DETAIL*>(detail)); break;
    case MD_BLOCK_HTML: break;
    case MD_BLOCK_P: paragraph_ = Paragraph::pending; break;
    case MD_BLOCK_TABLE: start(Element::table); break;
    case MD_BLOCK_THEAD: start(Element::thead); break;
    case MD_BLOCK_TBODY: start(Element::tbody); break;
    case MD_BLOCK_TR: start(Element::tr); break;
    case MD_BLOCK_TH: enter_cell(Element::th, *static_cast<MD_BLOCK_TD_DETAIL*>(detail)); break;
    case MD_BLOCK_TD: enter_cell(Element::td, *static_cast<MD_BLOCK_TD_DETAIL*>(detail)); break;
  }
  return 0;
}

int MarkdownReader::leave_block(MD_BLOCKTYPE type, void*) {
  flush();
  // Elements that raw HTML left open end with its block, so that the article after it is not lost.
  if (sanitizer_->is_removing()) sanitizer_->end_removal();
  tokenizer_.set_text_state(html::TextState::data);
  if (type == MD_BLOCK_LI && leave_note()) return 0;
  --depth_;
  switch (type) {
    case MD_BLOCK_QUOTE: end(Element::blockquote); break;
    case MD_BLOCK_UL: leave_list(Element::ul); break;
    case MD_BLOCK_OL: leave_list(Element::ol); break;
    case MD_BLOCK_LI:
      write_task_box();
      end(Element::li);
      break;
    case MD_BLOCK_H: end(heading_); break;
    case MD_BLOCK_CODE:
      in_code_block_ = false;
      end(Element::code);
      end(Element::pre);
      break;
    case MD_BLOCK_P: leave_paragraph(); break;
    case MD_BLOCK_TABLE: end(Element::table); break;
    case MD_BLOCK_THEAD: end(Element::thead); break;
    case MD_BLOCK_TBODY: end(Element::tbody); break;
    case MD_BLOCK_TR: end(Element::tr); break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      in_cell_ = false;
      end(type == MD_BLOCK_TH ? Element::th : Element::td);
      break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML: break;
  }
  return 0;
}

int MarkdownReader::enter_span(MD_SPANTYPE type, void* detail) {
  flush();
  if (!spend_attributes(type, detail)) return k_stop;
  enter_note_text();
  if (type == MD_SPAN_IMG) {
    if (picture_depth_++ == 0) enter_picture(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    return 0;
  }
  if (picture_depth_ > 0) return 0; // an alternative text has no markup
  begin_paragraph();
  if (type != MD_SPAN_A) {
    start(element_of_span(type));
    return 0;
  }
  const auto& link = *static_cast<MD_SPAN_A_DETAIL*>(detail);
  // md4c allows a line end in "<https://…>", and reads "</o:p>" as an autolink. There may still be a bare address in
  // it.
  const std::string_view address(link.href.text, link.href.size);
  is_broken_autolink_ =
      link.is_autolink != 0 && (address.find('\n') != std::string_view::npos || !ascii::is_letter(address.front()));
  if (is_broken_autolink_) {
    sanitizer_->on_text("<", offset_);
    return 0;
  }
  ++link_depth_;
  enter_link(link);
  return 0;
}

int MarkdownReader::leave_span(MD_SPANTYPE type, void*) {
  flush();
  if (type == MD_SPAN_IMG) {
    if (--picture_depth_ == 0) leave_picture();
    return 0;
  }
  if (picture_depth_ > 0) return 0;
  if (type == MD_SPAN_A && is_broken_autolink_) {
    is_broken_autolink_ = false;
    sanitizer_->on_text(">", offset_);
    return 0;
  }
  if (type == MD_SPAN_A) --link_depth_;
  if (type == MD_SPAN_A && link_waits_) {
    link_waits_ = false;
    return 0;
  }
  end(type == MD_SPAN_A ? Element::a : element_of_span(type));
  return 0;
}

bool MarkdownReader::spend_attributes(MD_SPANTYPE type, const void* detail) {
  if (type == MD_SPAN_A) {
    const auto& link = *static_cast<const MD_SPAN_A_DETAIL*>(detail);
    return budget_.spend(std::size_t{link.href.size} + link.title.size);
  }
  if (type != MD_SPAN_IMG) return true;
  const auto& picture = *static_cast<const MD_SPAN_IMG_DETAIL*>(detail);
  return budget_.spend(std::size_t{picture.src.size} + picture.title.size);
}

Element MarkdownReader::element_of_span(MD_SPANTYPE type) {
  switch (type) {
    case MD_SPAN_EM: return Element::em;
    case MD_SPAN_STRONG: return Element::strong;
    case MD_SPAN_CODE: return Element::code;
    case MD_SPAN_DEL: return Element::del;
    default: return Element::span;
  }
}

void MarkdownReader::enter_list(bool is_ordered, unsigned number) {
  if (found_.footnotes == nullptr) return start_list(is_ordered, number);
  lists_.push_back({false, is_ordered, number});
}

void MarkdownReader::leave_list(Element element) {
  if (found_.footnotes == nullptr) return end(element);
  const bool is_begun = lists_.back().is_begun;
  lists_.pop_back();
  if (is_begun) end(element);
}

void MarkdownReader::start_list(bool is_ordered, unsigned number) {
  if (!is_ordered) return start(Element::ul);
  if (number == 1) return start(Element::ol);
  const std::string text = decimal(number);
  const html::RawAttribute attribute{"start", text};
  start(Element::ol, {&attribute, 1});
}

void MarkdownReader::enter_item(const MD_BLOCK_LI_DETAIL& detail) {
  if (enter_note()) return;
  if (detail.is_task == 0) return start(Element::li);
  const html::RawAttribute attribute{"class", "lede-task"};
  start(Element::li, {&attribute, 1});
  // Write the task box as a character: the policy allows no form controls in a document.
  task_box_ = detail.task_mark == ' ' ? "\xE2\x98\x90 " : "\xE2\x98\x91 ";
}

void MarkdownReader::write_task_box() {
  if (task_box_.empty()) return;
  sanitizer_->on_text(task_box_, offset_);
  task_box_ = {};
}

void MarkdownReader::enter_heading(unsigned level) {
  heading_ = static_cast<Element>(static_cast<unsigned>(Element::h1) + level - 1);
  start(heading_);
}

void MarkdownReader::enter_code(const MD_BLOCK_CODE_DETAIL& detail) {
  in_code_block_ = true;
  start(Element::pre);
  // The info string may also have the forms of Pandoc, "{.js}", and of sites whose authors mark lines or name the file:
  // "js{2,4}", "js:page.js".
  const std::string info = read_attribute(detail.info);
  const std::size_t begin = std::min(info.find_first_not_of(" \t{."), info.size());
  const std::string language = info.substr(begin, info.find_first_of(" \t{}:,", begin) - begin);
  if (language.empty()) return start(Element::code);
  const std::string name = "language-" + language;
  const html::RawAttribute attribute{"class", name};
  start(Element::code, {&attribute, 1});
}

void MarkdownReader::enter_cell(Element element, const MD_BLOCK_TD_DETAIL& detail) {
  in_cell_ = true;
  if (detail.align == MD_ALIGN_DEFAULT) return start(element);
  const std::string_view side = detail.align == MD_ALIGN_LEFT    ? "left"
                                : detail.align == MD_ALIGN_RIGHT ? "right"
                                                                 : "center";
  const html::RawAttribute attribute{"align", side};
  start(element, {&attribute, 1});
}

void MarkdownReader::enter_link(const MD_SPAN_A_DETAIL& detail) {
  const std::string address = read_address(detail.href);
  const std::string title = read_attribute(detail.title);
  const html::RawAttribute attributes[] = {{"href", address}, {"title", title}};
  start(Element::a, {attributes, detail.title.text == nullptr ? 1U : 2U});
  if (found_.footnotes == nullptr) return;
  link_address_ = address;
  link_title_ = title;
}

void MarkdownReader::enter_picture(const MD_SPAN_IMG_DETAIL& detail) {
  if (paragraph_ == Paragraph::pending)
    paragraph_ = Paragraph::pending_with_picture;
  else
    begin_paragraph();
  picture_ = {read_address(detail.src), read_attribute(detail.title), {}, detail.title.text != nullptr};
}

void MarkdownReader::leave_picture() {
  if (paragraph_ == Paragraph::none) write_picture(true);
}

void MarkdownReader::write_picture(bool with_title) {
  const html::RawAttribute attributes[] = {
      {"src", picture_.address}, {"alt", picture_.alternative}, {"title", picture_.title}};
  start(Element::img, {attributes, with_title && picture_.has_title ? 3U : 2U});
}

void MarkdownReader::begin_paragraph() {
  const Paragraph was = paragraph_;
  if (link_waits_) reopen_link();
  if (was == Paragraph::none) return write_task_box();
  paragraph_ = Paragraph::none;
  start(Element::p);
  write_task_box();
  write_ways_back();
  if (was == Paragraph::pending_with_picture) write_picture(true);
}

void MarkdownReader::leave_paragraph() {
  if (paragraph_ == Paragraph::pending_with_picture && task_box_.empty()) {
    paragraph_ = Paragraph::none;
    return write_figure();
  }
  if (paragraph_ == Paragraph::pending && !notes_.empty()) { // the line was added by Footnotes
    paragraph_ = Paragraph::none;
    return;
  }
  begin_paragraph();
  end(Element::p);
}

void MarkdownReader::write_figure() {
  const html::RawAttribute attribute{"class", "lede-figure"};
  start(Element::figure, {&attribute, 1});
  write_picture(false);
  if (picture_.has_title && !picture_.title.empty()) {
    start(Element::figcaption);
    sanitizer_->on_text(picture_.title, offset_);
    end(Element::figcaption);
  }
  end(Element::figure);
}

void MarkdownReader::start(Element element, std::span<const html::RawAttribute> attributes) {
  static_cast<void>(sanitizer_->on_start_tag({element, name_of(element), attributes, false, offset_}));
}

} // namespace lede::body
