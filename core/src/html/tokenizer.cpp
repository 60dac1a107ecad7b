// The tokenizer's data state, and the markup for which it emits no token: comments, doctypes, processing instructions.
//
// The standard emits characters one by one; this tokenizer emits runs of them. Every state either skips to the next
// byte that has a meaning in it, or reads one construct to its end. No state reads a byte twice, so the time is linear
// for any markup.
#include "html/tokenizer.h"

#include "base/ascii.h"
#include "html/character_references.h"
#include "html/scan.h"

namespace lede::html {

void Tokenizer::tokenize(std::string_view markup, std::size_t offset) {
  markup_ = markup;
  base_ = offset;
  at_ = 0;
  text_begin_ = 0;
  unfinished_ = npos;
  while (!at_end()) {
    switch (text_state_) {
      case TextState::data: data(); break;
      case TextState::rcdata: raw_text('&'); break;
      case TextState::rawtext: raw_text('<'); break;
      case TextState::script_data: script_data(); break;
      case TextState::plaintext: at_ = markup_.size(); break;
    }
  }
  emit_text(markup_.size());
  markup_ = {};
}

void Tokenizer::set_text_state(TextState state, std::string_view last_start_tag) {
  text_state_ = state;
  script_escape_ = ScriptEscape::none;
  last_start_tag_ = last_start_tag;
}

bool Tokenizer::looking_at(const char* wanted) const {
  for (std::size_t distance = 0; wanted[distance] != '\0'; ++distance) {
    if (peek(distance) != wanted[distance]) return false;
  }
  return true;
}

/// Emits the text up to `end`. The caller begins the next run of text by setting `text_begin_`.
void Tokenizer::emit_text(std::size_t end) {
  if (text_begin_ < end) sink_.on_text(markup_.substr(text_begin_, end - text_begin_), base_ + text_begin_);
  text_begin_ = end;
}

/// @see https://html.spec.whatwg.org/#data-state
void Tokenizer::data() {
  while (!at_end() && text_state_ == TextState::data) {
    at_ = find_either(markup_, at_, '<', '&');
    if (at_end()) return;
    if (peek(0) == '&') {
      character_reference();
    } else {
      tag_open();
    }
  }
}

/// At "&". @see https://html.spec.whatwg.org/#character-reference-state
void Tokenizer::character_reference() {
  scratch_.clear();
  const std::size_t taken = decode_reference(markup_.substr(at_), ReferenceContext::text, scratch_);
  if (taken == 0) {
    ++at_;
    return;
  }
  emit_text(at_);
  sink_.on_text(scratch_, base_ + at_);
  at_ += taken;
  text_begin_ = at_;
}

/// At "<". @see https://html.spec.whatwg.org/#tag-open-state
void Tokenizer::tag_open() {
  const char next = peek(1);
  if (ascii::is_letter(next)) {
    emit_text(at_);
    tag(TagKind::start);
  } else if (next == '/') {
    end_tag_open();
    return;
  } else if (next == '!') {
    emit_text(at_);
    markup_declaration_open();
  } else if (next == '?') {
    // A processing instruction is read as a bogus comment.
    emit_text(at_);
    bogus_comment();
  } else {
    ++at_; // "<" is text
    return;
  }
  text_begin_ = at_;
}

/// At "</". @see https://html.spec.whatwg.org/#end-tag-open-state
void Tokenizer::end_tag_open() {
  if (markup_.size() - at_ == 2) {
    at_ += 2; // at the end it is text
    return;
  }
  emit_text(at_);
  if (ascii::is_letter(peek(2))) {
    tag(TagKind::end);
  } else {
    bogus_comment(); // the standard ignores "</>"; a bogus comment that ends at once is the same
  }
  text_begin_ = at_;
}

/// At "<!". @see https://html.spec.whatwg.org/#markup-declaration-open-state
void Tokenizer::markup_declaration_open() {
  if (looking_at("<!--")) {
    comment();
  } else if (looking_at("<![CDATA[") && sink_.in_foreign_content()) {
    at_ += 9;
    cdata_section();
  } else {
    // A doctype, too, ends at its first ">", also within its quotes; see
    // https://html.spec.whatwg.org/#doctype-public-identifier-(double-quoted)-state
    bogus_comment();
  }
}

/// At "<!--". Of the standard's comment states we need only where they end the comment: at a ">" after "--" or "--!",
/// or right at the start.
/// @see https://html.spec.whatwg.org/#comment-start-state
void Tokenizer::comment() {
  at_ += 4;
  if (peek(0) == '>' || (peek(0) == '-' && peek(1) == '>')) {
    at_ += peek(0) == '>' ? 1U : 2U;
    return;
  }
  const std::size_t begin = at_;
  while (true) {
    at_ = find_byte(markup_, at_, '>');
    if (at_end()) {
      unfinished_ = base_ + begin - 4;
      return;
    }
    const std::string_view content = markup_.substr(begin, at_ - begin);
    ++at_;
    if (content.ends_with("--") || content.ends_with("--!")) return;
  }
}

/// After "<![CDATA[". @see https://html.spec.whatwg.org/#cdata-section-state
void Tokenizer::cdata_section() {
  text_begin_ = at_;
  while (true) {
    at_ = find_byte(markup_, at_, '>');
    const std::string_view content = markup_.substr(text_begin_, at_ - text_begin_);
    const bool ends = content.ends_with("]]");
    if (!at_end() && !ends) {
      ++at_;
      continue;
    }
    emit_text(at_end() ? at_ : at_ - 2);
    if (!at_end()) ++at_;
    return;
  }
}

/// @see https://html.spec.whatwg.org/#bogus-comment-state
void Tokenizer::bogus_comment() {
  at_ = find_byte(markup_, at_, '>');
  if (!at_end()) ++at_;
}

} // namespace lede::html
