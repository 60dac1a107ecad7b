// The HTML tokenizer: bytes to tokens, states named as in the standard.
// @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::html {

/// Tokenizes one text, or several pieces of raw HTML that stand between other tokens of a Markdown document: the text
/// state (a `<script>` that is still open, say) lives on from piece to piece, while a tag or comment that a piece
/// leaves unfinished ends with it.
class Tokenizer {
 public:
  explicit Tokenizer(TokenSink& sink) : sink_(sink) {}

  /// @param markup well-formed UTF-8 without NUL, CR or other C0 controls than TAB and LF (see text_input.h).
  /// @param offset of `markup` in the source, added to the offsets of all tokens.
  void tokenize(std::string_view markup, std::size_t offset);

  [[nodiscard]] TextState text_state() const { return text_state_; }
  /// For tests, and for leaving a raw text element that the end of its Markdown block has closed.
  void set_text_state(TextState state, std::string_view last_start_tag = {});

 private:
  TokenSink& sink_;
  TextState text_state_ = TextState::data;
};

} // namespace lede::html
