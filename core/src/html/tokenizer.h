// The HTML tokenizer: bytes to tokens, states named as in the standard.
// @see https://html.spec.whatwg.org/multipage/parsing.html#tokenization
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/limits.h"
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

  /// Where the tag or comment begins that the last markup ended in, in bytes of the source; npos if it ended in none.
  [[nodiscard]] std::size_t unfinished() const { return unfinished_; }
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  [[nodiscard]] TextState text_state() const { return text_state_; }
  /// For tests, and for leaving a raw text element that the end of its Markdown block has closed.
  void set_text_state(TextState state, std::string_view last_start_tag = {});

 private:
  /// How deep a script is in what looks like a comment, where `</script>` may not end it.
  enum class ScriptEscape : std::uint8_t { none, escaped, double_escaped };
  enum class TagKind : std::uint8_t { start, end };

  /// Of `scratch_`, which may move while it grows.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct ReadAttribute {
    Part name;
    Part value;
  };

  // tokenizer.cpp: data, comments and what is treated like them
  void data();
  void tag_open();
  void end_tag_open();
  void markup_declaration_open();
  void comment();
  void cdata_section();
  void bogus_comment();

  // tokenizer_text.cpp: elements in which there are no tags but the one that ends them
  void raw_text(char reference);
  void script_data();
  void character_reference();
  [[nodiscard]] bool at_appropriate_end_tag() const;
  [[nodiscard]] bool at_name(std::size_t distance, std::string_view name) const;
  void leave_raw_text();

  // tokenizer_tags.cpp: from a tag's name to its ">"
  void tag(TagKind kind);
  [[nodiscard]] bool attributes(bool& self_closing);
  void attribute();
  void read_name(char stop);
  void read_value();
  void skip_spaces();
  [[nodiscard]] std::string_view view(const Part& part) const;

  void emit_text(std::size_t end);
  [[nodiscard]] bool at_end() const { return at_ >= markup_.size(); }
  [[nodiscard]] bool looking_at(const char* wanted) const;
  /// The byte that many places on, or NUL, which never stands in the markup.
  [[nodiscard]] char peek(std::size_t distance) const {
    return distance < markup_.size() - at_ ? markup_[at_ + distance] : '\0';
  }

  TokenSink& sink_;
  TextState text_state_ = TextState::data;
  ScriptEscape script_escape_ = ScriptEscape::none;
  std::string last_start_tag_; // that opened the raw text; its end tag is the only one that counts there

  // Of the piece that is being read:
  std::string_view markup_;
  std::size_t base_ = 0;       // its offset in the source
  std::size_t at_ = 0;         // all before is read
  std::size_t text_begin_ = 0; // of text that is read and not yet handed over
  std::size_t unfinished_ = npos;

  // Of the tag that is being read:
  std::string scratch_;
  std::size_t attribute_count_ = 0;
  std::array<ReadAttribute, limits::max_attributes> read_;
  std::array<RawAttribute, limits::max_attributes> attributes_; // the same, once nothing moves any more
};

} // namespace lede::html
