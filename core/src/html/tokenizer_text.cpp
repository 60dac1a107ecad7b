// The tokenizer's states for elements whose content is text: title and textarea (RCDATA), style and its like (RAWTEXT),
// script, plaintext. Only the end tag of the element that was opened counts in them.
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lede::html {

/// At "</": whether the end tag of the element whose text this is begins here.
/// @see https://html.spec.whatwg.org/#appropriate-end-tag-token
bool Tokenizer::at_appropriate_end_tag() const {
  const std::size_t size = last_start_tag_.size();
  if (size == 0 || peek(1) != '/') return false;
  for (std::size_t index = 0; index < size; ++index) {
    if (to_lower(peek(2 + index)) != last_start_tag_[index]) return false;
  }
  const char after = peek(2 + size);
  return is_space(after) || after == '/' || after == '>';
}

/// At the end tag that ends the text. An end of the piece inside of the tag leaves the state as it was.
void Tokenizer::leave_raw_text() {
  emit_text(at_);
  tag(TagKind::end);
  text_begin_ = at_;
}

/// @see https://html.spec.whatwg.org/#rcdata-state
void Tokenizer::rcdata() {
  while (true) {
    at_ = find_either(markup_, at_, '<', '&');
    if (at_end()) return;
    if (markup_[at_] == '&') {
      character_reference();
    } else if (at_appropriate_end_tag()) {
      return leave_raw_text();
    } else {
      ++at_;
    }
  }
}

/// @see https://html.spec.whatwg.org/#rawtext-state
void Tokenizer::rawtext() {
  while (true) {
    at_ = find_byte(markup_, at_, '<');
    if (at_end()) return;
    if (at_appropriate_end_tag()) return leave_raw_text();
    ++at_;
  }
}

/// @see https://html.spec.whatwg.org/#script-data-state
void Tokenizer::script_data() {
  while (!at_end()) {
    if (script_escape_ == ScriptEscape::escaped) {
      script_data_escaped();
    } else if (script_escape_ == ScriptEscape::double_escaped) {
      script_data_double_escaped();
    } else if (at_ = find_byte(markup_, at_, '<'); !at_end()) {
      if (at_appropriate_end_tag()) return leave_raw_text();
      if (looking_at("<!--")) {
        // The escape start states: their dashes may already belong to the "-->" that ends it ("<!-->"), so they are
        // left unread.
        script_escape_ = ScriptEscape::escaped;
        at_ += 2;
      } else {
        ++at_;
      }
    }
    if (text_state_ != TextState::script_data) return;
  }
}

/// @see https://html.spec.whatwg.org/#script-data-escaped-state
void Tokenizer::script_data_escaped() {
  while (true) {
    at_ = find_either(markup_, at_, '-', '<');
    if (at_end()) return;
    if (looking_at("-->")) {
      at_ += 3;
      script_escape_ = ScriptEscape::none;
      return;
    }
    if (markup_[at_] == '<') {
      if (at_appropriate_end_tag()) return leave_raw_text();
      if (at_name_of_script(at_ + 1)) { // the double escape start state
        at_ += 1 + 6;
        script_escape_ = ScriptEscape::double_escaped;
        return;
      }
    }
    ++at_;
  }
}

/// @see https://html.spec.whatwg.org/#script-data-double-escaped-state
void Tokenizer::script_data_double_escaped() {
  while (true) {
    at_ = find_either(markup_, at_, '-', '<');
    if (at_end()) return;
    if (looking_at("-->")) {
      at_ += 3;
      script_escape_ = ScriptEscape::none;
      return;
    }
    if (markup_[at_] == '<' && peek(1) == '/' && at_name_of_script(at_ + 2)) { // the double escape end state
      at_ += 2 + 6;
      script_escape_ = ScriptEscape::escaped;
      return;
    }
    ++at_;
  }
}

/// Whether "script" and an end of a tag's name stand at `name`.
bool Tokenizer::at_name_of_script(std::size_t name) const {
  constexpr std::string_view k_script = "script";
  if (markup_.size() - name <= k_script.size()) return false;
  for (std::size_t index = 0; index < k_script.size(); ++index) {
    if (to_lower(markup_[name + index]) != k_script[index]) return false;
  }
  const char after = markup_[name + k_script.size()];
  return is_space(after) || after == '/' || after == '>';
}

/// @see https://html.spec.whatwg.org/#plaintext-state
void Tokenizer::plaintext() { at_ = markup_.size(); }

} // namespace lede::html
