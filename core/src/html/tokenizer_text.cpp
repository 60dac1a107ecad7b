// The tokenizer's states for elements whose content is text: title and textarea (RCDATA); style, xmp, iframe and others
// (RAWTEXT); script; plaintext. Only the end tag of the element that was opened counts in them.
#include "base/ascii.h"
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lede::html {
namespace {

constexpr std::string_view k_script = "script";

} // namespace

/// Whether the name, in any case, and then a character that ends a tag's name are at that distance.
bool Tokenizer::at_name(std::size_t distance, std::string_view name) const {
  for (const char character : name) {
    if (ascii::to_lower(peek(distance++)) != character) return false;
  }
  const char after = peek(distance);
  return is_space(after) || after == '/' || after == '>';
}

/// Whether the end tag of the element whose text this is begins here.
/// @see https://html.spec.whatwg.org/#appropriate-end-tag-token
bool Tokenizer::at_appropriate_end_tag() const {
  return !last_start_tag_.empty() && looking_at("</") && at_name(2, last_start_tag_);
}

/// At the end tag that ends the text. If the piece ends inside the tag, the state does not change.
void Tokenizer::leave_raw_text() {
  emit_text(at_);
  tag(TagKind::end);
  text_begin_ = at_;
}

/// @param reference "&" where character references count, else "<".
/// @see https://html.spec.whatwg.org/#rcdata-state and #rawtext-state
void Tokenizer::raw_text(char reference) {
  while (true) {
    at_ = find_either(markup_, at_, '<', reference);
    if (at_end()) return;
    if (peek(0) == '&') {
      character_reference();
    } else if (at_appropriate_end_tag()) {
      return leave_raw_text();
    } else {
      ++at_;
    }
  }
}

/// @see https://html.spec.whatwg.org/#script-data-state and the states after it
void Tokenizer::script_data() {
  while (true) {
    const bool is_escaped = script_escape_ != ScriptEscape::none;
    at_ = find_either(markup_, at_, '<', is_escaped ? '-' : '<');
    if (at_end()) return;
    if (script_escape_ != ScriptEscape::double_escaped && at_appropriate_end_tag()) return leave_raw_text();
    if (!is_escaped && looking_at("<!--")) {
      // The escape start states. Their dashes may already belong to the "-->" that ends them ("<!-->"), so they are not
      // consumed.
      script_escape_ = ScriptEscape::escaped;
      at_ += 2;
    } else if (is_escaped && looking_at("-->")) {
      script_escape_ = ScriptEscape::none;
      at_ += 3;
    } else if (script_escape_ == ScriptEscape::escaped && peek(0) == '<' && at_name(1, k_script)) {
      script_escape_ = ScriptEscape::double_escaped; // the double escape start state
      at_ += 1 + k_script.size();
    } else if (script_escape_ == ScriptEscape::double_escaped && looking_at("</") && at_name(2, k_script)) {
      script_escape_ = ScriptEscape::escaped; // the double escape end state
      at_ += 2 + k_script.size();
    } else {
      ++at_;
    }
  }
}

} // namespace lede::html
