// The only place where text becomes markup. Names come from the policy tables, text and values are escaped, elements
// close in the order they were opened; there is no way to write anything else.
#pragma once

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/literal.h"
#include "html/safe_html.h"
#include "policy/attribute.h"
#include "policy/element.h"
#include "policy/url.h"

namespace lede {

/// Text that was made at run time. String literals are passed as `Literal`. Pointers are not accepted, since they may
/// be null.
template <class Value>
concept RunTimeText = std::same_as<Value, std::string> || std::same_as<Value, std::string_view>;

class HtmlWriter {
 public:
  class Scope;

  HtmlWriter() = default;
  HtmlWriter(const HtmlWriter&) = delete; // it points into itself
  HtmlWriter& operator=(const HtmlWriter&) = delete;

  /// Writes `<name`. Attributes may follow until anything else is written.
  void open(Element element);
  /// An attribute whose value is text. URLs have their own type and do not go through here.
  template <RunTimeText Value>
  void attribute(Attribute attribute, const Value& value) {
    write_attribute(attribute, value);
  }
  void attribute(Attribute attribute, Literal value);
  void attribute(Attribute attribute, std::int64_t value);
  /// A boolean attribute, written with an empty value.
  void attribute(Attribute attribute);
  /// An attribute whose value is a URL, or for `srcset` a list of them, which UrlPolicy returns as one SafeUrl.
  void attribute(UrlAttribute attribute, const SafeUrl& url);
  template <RunTimeText Value>
  void text(const Value& text) {
    write_text(text);
  }
  void text(Literal text);
  /// Closes the element that was opened last. Do not call it for void elements: they end when anything is written after
  /// `open`.
  void close();
  /// The place where an element begins; see `close_unless_blank`.
  struct Mark {
    std::size_t begin = 0;
    std::uint32_t segment = 0;
    bool is_after_pre = false;
  };
  /// Call before `open`.
  [[nodiscard]] Mark mark();
  /// Closes the element that was opened last, or removes it if it contains only white space.
  /// @param mark taken before the element was opened. @param keep_space whether to keep one space of the white space in
  /// it. @return whether the element was removed.
  bool close_unless_blank(Mark mark, bool keep_space);
  /// Reopens the element that was closed last, by removing its end tag. @return false if its end tag is not the last
  /// thing that was written; then nothing is changed.
  [[nodiscard]] bool reopen(Element element);
  /// Whether the last thing that was written is a tag or white space, so that a word may follow.
  [[nodiscard]] bool ends_in_space_or_tag() const;
  /// Appends finished markup.
  void append(const SafeHtml& html);

  /// Opens an element with the class `lede-NAME`.
  void open(Element element, Literal name);
  /// Does the same and adds `part="NAME"`, so that hosts can style the element with `::part(NAME)`.
  void open_part(Element element, Literal name);
  /// Writes a whole element that contains only text.
  void element(Element element, Literal name, std::string_view text);

  // Components open elements as scopes. A scope closes its element when it ends.
  [[nodiscard]] Scope scope(Element element);
  [[nodiscard]] Scope scope(Element element, Literal name);
  /// As `open_part`; the element is closed when the scope ends.
  [[nodiscard]] Scope part(Element element, Literal name);

  /// Writes the doctype. For a whole document, and before anything else.
  void doctype();
  /// Writes a script element that contains data (JSON-LD), not a program. In JSON, `<`, `>` and `&` occur only in
  /// strings. They are written as escapes, so no text can end the element.
  void json_script(std::string_view json);
  /// Writes a style element with the host's style sheet, never with text of a document. "</" is written as "<\/", which
  /// means the same in CSS, so no text can end the element. @param nonce empty: none.
  void style_sheet(std::string_view css, std::string_view nonce);

  /// Reserves memory for so many bytes.
  void reserve(std::size_t bytes) { grow(bytes); }
  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - begin_); }

  /// Closes all open elements and returns the markup.
  [[nodiscard]] SafeHtml finish() &&;
  /// Gives each heading without an id an id made of its words. @param prefix of every id.
  [[nodiscard]] static SafeHtml with_heading_ids(SafeHtml html, std::string_view prefix);
  /// Removes an element. @param begin of its start tag. @param end after its end tag.
  [[nodiscard]] static SafeHtml without_element(SafeHtml html, std::size_t begin, std::size_t end);
  /// Sets the punctuation of the text as newspapers of a language do (html/typography.h). The text of `code`, `kbd`,
  /// `pre`, `samp` and `var` is not changed. A quotation may extend over links and emphasis, but ends with its
  /// paragraph.
  /// @param language BCP 47.
  [[nodiscard]] static SafeHtml with_punctuation(SafeHtml html, std::string_view language);

  // Foster parenting: a parser moves content that a table cannot hold in front of the table. In the source, this
  // content comes after the table's start tag. So the sanitizer takes a place before the table and writes there later.
  // No text is copied for it: the output is a list of segments of one string, which are put in order at the end.
  using PlaceId = std::uint32_t;
  [[nodiscard]] PlaceId here();
  /// Everything until the matching `leave()` is written at the place, after what was written there before.
  void enter(PlaceId place);
  void leave();

 private:
  static constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();

  // A place is the end of a segment. Taking a place ends the current segment.
  struct Segment {
    std::size_t begin;
    std::size_t end;
    std::uint32_t next; // in the order of the output
    std::uint32_t last; // the last segment written at its end; itself if there is none
  };

  void put(char character) {
    if (at_ == end_) grow(1);
    *at_++ = character;
  }
  void put(std::string_view text) {
    if (static_cast<std::size_t>(end_ - at_) < text.size()) grow(text.size());
    at_ += text.copy(at_, text.size());
  }
  /// Copies sixteen bytes, and keeps `size` of them.
  void put_block(const void* block, std::size_t size) {
    constexpr std::size_t k_block = 16;
    if (static_cast<std::size_t>(end_ - at_) < k_block) grow(k_block);
    std::memcpy(at_, block, k_block);
    at_ += size;
  }
  void grow(std::size_t bytes);
  void go_on_after(std::uint32_t segment);
  void finish_start_tag();
  [[nodiscard]] std::string in_order();
  /// Closes the element that was opened last. @param depth its depth, which debug builds check.
  [[gnu::always_inline]] void close_at([[maybe_unused]] std::size_t depth) {
    assert(is_last_at(depth));
    close();
  }
  [[nodiscard]] bool is_last_at(std::size_t depth);
  void write_attribute(Attribute attribute, std::string_view value);
  void write_attribute(std::string_view name, std::string_view value);
  void write_text(std::string_view text);
  void append_escaped(std::string_view text, bool in_attribute);

  // The memory for the output, which becomes the result; `begin_` to `at_` is written. Most pieces that are appended
  // are a few bytes long, so they are written to the memory and not appended to the string.
  std::string room_;
  char* begin_ = nullptr;
  char* at_ = nullptr;
  char* end_ = nullptr;
  std::vector<Element> open_;
  std::vector<Segment> segments_; // empty until the first place is taken
  std::uint32_t current_ = 0;
  std::vector<std::uint32_t> entered_; // each place that was entered, and the segment after which writing continues
  bool in_start_tag_ = false;
  bool after_pre_ = false; // the parser drops a line feed right after <pre>
};

/// An open element. It closes when this object goes out of scope. Everything that was opened inside must be closed
/// before; debug builds check that. All members are inlined, so a scope takes no memory. A scope may have no element,
/// for example if the URL of a link is refused; then it closes nothing.
class [[nodiscard]] HtmlWriter::Scope {
 public:
  Scope() = default;
  [[gnu::always_inline]] Scope(Scope&& other) noexcept
      : writer_(std::exchange(other.writer_, nullptr)), depth_(other.depth_) {}
  /// Only a scope without an element may be assigned to.
  Scope& operator=(Scope&& other) noexcept {
    assert(writer_ == nullptr); // else this scope's element would be closed too late
    writer_ = std::exchange(other.writer_, nullptr);
    depth_ = other.depth_;
    return *this;
  }
  [[gnu::always_inline]] ~Scope() { close(); }

  [[nodiscard]] explicit operator bool() const { return writer_ != nullptr; }
  /// Closes the element now.
  [[gnu::always_inline]] void close() {
    if (writer_ != nullptr) std::exchange(writer_, nullptr)->close_at(depth_);
  }

 private:
  friend class HtmlWriter;
  [[gnu::always_inline]] explicit Scope(HtmlWriter& writer) : writer_(&writer), depth_(writer.depth()) {}

  HtmlWriter* writer_ = nullptr;
  std::size_t depth_ = 0; // how many elements are open with it
};

[[gnu::always_inline]] inline HtmlWriter::Scope HtmlWriter::scope(Element element) {
  open(element);
  return Scope(*this);
}

[[gnu::always_inline]] inline HtmlWriter::Scope HtmlWriter::scope(Element element, Literal name) {
  open(element, name);
  return Scope(*this);
}

[[gnu::always_inline]] inline HtmlWriter::Scope HtmlWriter::part(Element element, Literal name) {
  open_part(element, name);
  return Scope(*this);
}

} // namespace lede
