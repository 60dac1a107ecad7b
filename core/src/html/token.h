// The tokens that every body is turned into: start tags, end tags and text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

#include "policy/element.h"

namespace lede::html {

/// An attribute as it was read: the name in lower case (ASCII), the value with character references decoded.
struct RawAttribute {
  std::string_view name;
  std::string_view value;
};

/// The views in a token are valid only during the call that passes it.
struct StartTag {
  Element element = Element::unknown;
  std::string_view name;                    ///< Lower case (ASCII).
  std::span<const RawAttribute> attributes; ///< Of duplicates the first one only; at most `limits::max_attributes`.
  bool self_closing = false;
  std::size_t offset = 0; ///< Of its "<", in bytes of the source.
};

struct EndTag {
  Element element = Element::unknown;
  std::string_view name;
  std::size_t offset = 0;
};

/// How the text after a start tag is read. @see https://html.spec.whatwg.org/#tokenization
enum class TextState : std::uint8_t { data, rcdata, rawtext, script_data, plaintext };

/// Receives tokens, as tree construction does in the standard: the sanitizer, an adapter, or a test.
class TokenSink {
 public:
  virtual ~TokenSink() = default;
  /// @return the tokenizer's next state; `data` for almost every element.
  virtual TextState on_start_tag(const StartTag& tag) = 0;
  virtual void on_end_tag(const EndTag& tag) = 0;
  /// Receives text with character references decoded, in pieces of any size. A piece never ends inside a code point.
  virtual void on_text(std::string_view text, std::size_t offset) = 0;
  /// Whether the element just opened is in SVG or MathML, where `<![CDATA[` is a section and not a comment.
  [[nodiscard]] virtual bool in_foreign_content() const { return false; }
};

} // namespace lede::html
