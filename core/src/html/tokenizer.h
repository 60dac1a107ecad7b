// The HTML tokenizer: it turns bytes into tokens. States are named as in the standard.
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

/// Tokenizes one text, or the several pieces of raw HTML in a Markdown document. The text state (a `<script>` that is
/// still open, for example) is kept from piece to piece. A tag or comment that is unfinished at the end of a piece ends
/// there.
class Tokenizer {
 public:
  explicit Tokenizer(TokenSink& sink) : sink_(sink) {}

  /// @param markup well-formed UTF-8 without NUL, CR or other C0 controls than TAB and LF (see text_input.h).
  /// @param offset of `markup` in the source, added to the offsets of all tokens.
  void tokenize(std::string_view markup, std::size_t offset);

  /// If the last markup ended inside a tag or a comment, the offset in the source where that begins; else npos.
  [[nodiscard]] std::size_t unfinished() const { return unfinished_; }
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  [[nodiscard]] TextState text_state() const { return text_state_; }
  /// For tests, and to leave a raw text element when the end of its Markdown block closes it.
  void set_text_state(TextState state, std::string_view last_start_tag = {});

 private:
  /// The script data escaped states: inside a script, after "<!--", a `</script>` does not always end the script.
  enum class ScriptEscape : std::uint8_t { none, escaped, double_escaped };
  enum class TagKind : std::uint8_t { start, end };

  /// A range of `scratch_`. Not a view, since `scratch_` moves when it grows.
  struct Part {
    std::size_t begin = 0;
    std::size_t end = 0;
  };
  struct ReadAttribute {
    Part name;
    Part value;
  };

  // tokenizer.cpp: data, comments and bogus comments
  void data();
  void tag_open();
  void end_tag_open();
  void markup_declaration_open();
  void comment();
  void cdata_section();
  void bogus_comment();

  // tokenizer_text.cpp: elements whose content is text
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
  /// The byte at that distance from the current one; NUL at the end, which the markup itself never contains.
  [[nodiscard]] char peek(std::size_t distance) const {
    return distance < markup_.size() - at_ ? markup_[at_ + distance] : '\0';
  }

  TokenSink& sink_;
  TextState text_state_ = TextState::data;
  ScriptEscape script_escape_ = ScriptEscape::none;
  std::string last_start_tag_; // the tag that began the raw text; only its end tag ends it

  // Of the piece that is being read:
  std::string_view markup_;
  std::size_t base_ = 0;       // its offset in the source
  std::size_t at_ = 0;         // all before is read
  std::size_t text_begin_ = 0; // of text that is read and not yet emitted
  std::size_t unfinished_ = npos;

  // Of the tag that is being read:
  std::string scratch_;
  std::size_t attribute_count_ = 0;
  std::array<ReadAttribute, limits::max_attributes> read_;
  std::array<RawAttribute, limits::max_attributes> attributes_; // the same as views, once `scratch_` is complete
};

} // namespace lede::html
