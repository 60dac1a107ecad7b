#include "body/markdown_reader.h"

#include "base/text.h"
#include "body/feed.h"
#include "body/markdown_attribute.h"
#include "html/character_references.h"

namespace lede::body {

void MarkdownReader::read(std::string_view markdown) {
  source_ = markdown;
  parse(markdown);
}

void MarkdownReader::read(const Footnote& note) {
  offset_ = note.offset;
  note_to_leave_ = note.references > 0 ? &note : nullptr;
  parse(note.text);
  write_way_back();
}

void MarkdownReader::parse(std::string_view markdown) {
  MD_PARSER parser{};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_PERMISSIVEAUTOLINKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return static_cast<MarkdownReader*>(self)->enter_block(type, detail);
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) {
    return static_cast<MarkdownReader*>(self)->leave_block(type);
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return static_cast<MarkdownReader*>(self)->enter_span(type, detail);
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    return static_cast<MarkdownReader*>(self)->leave_span(type);
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* piece, MD_SIZE size, void* self) {
    return static_cast<MarkdownReader*>(self)->text(type, std::string_view(piece, size));
  };
  parsed_ = markdown;
  reached_ = 0;
  const bool ended = md_parse(markdown.data(), static_cast<MD_SIZE>(markdown.size()), &parser, this) == 0;
  flush_raw();
  if (!ended) give_up();
}

[[gnu::noinline]] void MarkdownReader::give_up() {
  const bool in_picture = picture_depth_ > 0 && paragraph_ == Paragraph::none;
  begin_paragraph();
  if (in_picture) write_picture(true);
  picture_depth_ = link_depth_ = 0;
  sanitizer_.finish();
  simplified_at_ = offset_;
  feed_paragraphs(sanitizer_, parsed_.substr(reached_), offset_);
}

int MarkdownReader::enter_block(MD_BLOCKTYPE type, void* detail) {
  if ((type == MD_BLOCK_TH || type == MD_BLOCK_TD) && !budget_.spend_cell()) return k_stop;
  flush_raw();
  begin_paragraph();
  switch (type) {
    case MD_BLOCK_DOC: break;
    case MD_BLOCK_QUOTE: start(Element::blockquote); break;
    case MD_BLOCK_UL: start(Element::ul); break;
    case MD_BLOCK_OL: enter_ordered_list(*static_cast<MD_BLOCK_OL_DETAIL*>(detail)); break;
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

int MarkdownReader::leave_block(MD_BLOCKTYPE type) {
  flush_raw();
  // What raw HTML left open ends with its block: nothing of the article after it may vanish.
  if (sanitizer_.is_removing()) sanitizer_.end_removal();
  tokenizer_.set_text_state(html::TextState::data);
  switch (type) {
    case MD_BLOCK_QUOTE: end(Element::blockquote); break;
    case MD_BLOCK_UL: end(Element::ul); break;
    case MD_BLOCK_OL: end(Element::ol); break;
    case MD_BLOCK_LI: end(Element::li); break;
    case MD_BLOCK_H: end(heading_); break;
    case MD_BLOCK_CODE:
      end(Element::code);
      end(Element::pre);
      break;
    case MD_BLOCK_P: leave_paragraph(); break;
    case MD_BLOCK_TABLE: end(Element::table); break;
    case MD_BLOCK_THEAD: end(Element::thead); break;
    case MD_BLOCK_TBODY: end(Element::tbody); break;
    case MD_BLOCK_TR: end(Element::tr); break;
    case MD_BLOCK_TH: end(Element::th); break;
    case MD_BLOCK_TD: end(Element::td); break;
    case MD_BLOCK_DOC:
    case MD_BLOCK_HR:
    case MD_BLOCK_HTML: break;
  }
  return 0;
}

int MarkdownReader::enter_span(MD_SPANTYPE type, void* detail) {
  flush_raw();
  if (!spend_attributes(type, detail)) return k_stop;
  if (type == MD_SPAN_IMG) {
    if (picture_depth_++ == 0) enter_picture(*static_cast<MD_SPAN_IMG_DETAIL*>(detail));
    return 0;
  }
  if (picture_depth_ > 0) return 0; // only the text of an alternative text counts
  begin_paragraph();
  if (type != MD_SPAN_A) {
    start(element_of_span(type));
    return 0;
  }
  ++link_depth_;
  enter_link(*static_cast<MD_SPAN_A_DETAIL*>(detail));
  return 0;
}

int MarkdownReader::leave_span(MD_SPANTYPE type) {
  flush_raw();
  if (type == MD_SPAN_IMG) {
    if (--picture_depth_ == 0) leave_picture();
    return 0;
  }
  if (picture_depth_ > 0) return 0;
  if (type == MD_SPAN_A) --link_depth_;
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

int MarkdownReader::text(MD_TEXTTYPE type, std::string_view piece) {
  note_reached(piece);
  if (type == MD_TEXT_HTML) {
    if (picture_depth_ > 0) return 0;
    begin_paragraph();
    if (raw_.empty()) raw_offset_ = offset_of(piece);
    raw_ += piece;
    return 0;
  }
  flush_raw();
  if (type == MD_TEXT_BR || type == MD_TEXT_SOFTBR) {
    line_end(type == MD_TEXT_BR || hard_line_breaks_);
    return 0;
  }
  decoded_.clear();
  if (type == MD_TEXT_ENTITY && html::decode_reference(piece, html::ReferenceContext::text, decoded_) == piece.size()) {
    piece = decoded_;
  }
  if (picture_depth_ > 0) {
    picture_.alternative += piece;
    return 0;
  }
  begin_paragraph();
  const std::size_t offset = offset_of(piece);
  if (type == MD_TEXT_NORMAL && footnotes_ != nullptr && link_depth_ == 0)
    write_text_with_references(piece, offset);
  else
    sanitizer_.on_text(piece, offset);
  return 0;
}

[[gnu::noinline]] void MarkdownReader::write_text_with_references(std::string_view text, std::size_t offset) {
  std::size_t written = 0;
  for (std::size_t at = text.find("[^"); at != std::string_view::npos; at = text.find("[^", at)) {
    std::size_t size = 0;
    const Footnote* note = footnotes_->refer(text.substr(at), size);
    if (note == nullptr) {
      at += 2;
      continue;
    }
    if (at > written) sanitizer_.on_text(text.substr(written, at - written), offset + written);
    write_reference(sanitizer_, *note, offset + at);
    at += size;
    written = at;
  }
  if (written < text.size()) sanitizer_.on_text(text.substr(written), offset + written);
}

void MarkdownReader::write_way_back() {
  if (note_to_leave_ != nullptr) body::write_way_back(sanitizer_, *note_to_leave_);
  note_to_leave_ = nullptr;
}

void MarkdownReader::line_end(bool is_hard) {
  if (picture_depth_ > 0) {
    picture_.alternative += ' ';
    return;
  }
  begin_paragraph();
  if (is_hard) start(Element::br);
  sanitizer_.on_text("\n", offset_);
}

void MarkdownReader::enter_ordered_list(const MD_BLOCK_OL_DETAIL& detail) {
  if (detail.start == 1) return start(Element::ol);
  const std::string number = decimal(detail.start);
  const html::RawAttribute attribute{"start", number};
  start(Element::ol, {&attribute, 1});
}

void MarkdownReader::enter_item(const MD_BLOCK_LI_DETAIL& detail) {
  if (detail.is_task == 0) return start(Element::li);
  const html::RawAttribute attribute{"class", "lede-task"};
  start(Element::li, {&attribute, 1});
  // A box as text: form controls never come from a document.
  sanitizer_.on_text(detail.task_mark == ' ' ? "\xE2\x98\x90 " : "\xE2\x98\x91 ", offset_);
}

void MarkdownReader::enter_heading(unsigned level) {
  heading_ = static_cast<Element>(static_cast<unsigned>(Element::h1) + level - 1);
  start(heading_);
}

void MarkdownReader::enter_code(const MD_BLOCK_CODE_DETAIL& detail) {
  start(Element::pre);
  const std::string language = read_attribute(detail.lang);
  if (language.empty()) return start(Element::code);
  const std::string name = "language-" + language;
  const html::RawAttribute attribute{"class", name};
  start(Element::code, {&attribute, 1});
}

void MarkdownReader::enter_cell(Element element, const MD_BLOCK_TD_DETAIL& detail) {
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
  if (was == Paragraph::none) return;
  paragraph_ = Paragraph::none;
  start(Element::p);
  write_way_back();
  if (was == Paragraph::pending_with_picture) write_picture(true);
}

void MarkdownReader::leave_paragraph() {
  if (paragraph_ == Paragraph::pending_with_picture) {
    paragraph_ = Paragraph::none;
    return write_figure();
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
    sanitizer_.on_text(picture_.title, offset_);
    end(Element::figcaption);
  }
  end(Element::figure);
}

void MarkdownReader::flush_raw() {
  if (raw_.empty()) return;
  // The sink may be called while the buffer is read, but nothing there writes to it.
  tokenizer_.tokenize(raw_, raw_offset_);
  raw_.clear();
}

void MarkdownReader::start(Element element, std::span<const html::RawAttribute> attributes) {
  static_cast<void>(sanitizer_.on_start_tag({element, name_of(element), attributes, false, offset_}));
}

void MarkdownReader::note_reached(std::string_view piece) {
  const char* const begin = parsed_.data();
  if (piece.data() >= begin && piece.data() <= begin + parsed_.size())
    reached_ = static_cast<std::size_t>(piece.data() - begin) + piece.size();
}

std::size_t MarkdownReader::offset_of(std::string_view piece) {
  const char* const begin = source_.data();
  if (piece.data() >= begin && piece.data() <= begin + source_.size())
    offset_ = static_cast<std::size_t>(piece.data() - begin);
  return offset_;
}

} // namespace lede::body
