// The only place where text becomes markup. Names come from the policy tables, text and values are escaped, elements
// close in the order they were opened; there is no way to write anything else.
#pragma once

#include <cassert>
#include <concepts>
#include <cstddef>
#include <cstdint>
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

/// Text that was made at run time. A string literal is a `Literal`; a pointer, which may be null, is neither.
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
  /// `srcset`, too: its checked candidates are a SafeUrl of their own making.
  void attribute(UrlAttribute attribute, const SafeUrl& url);
  template <RunTimeText Value>
  void text(const Value& text) {
    write_text(text);
  }
  void text(Literal text);
  /// Closes the element opened last. Void elements are closed by `open` itself being followed by anything.
  void close();
  /// Where an element begins; see `close_unless_blank`.
  struct Mark {
    std::size_t begin = 0;
    std::uint32_t segment = 0;
    bool is_after_pre = false;
  };
  /// Call before `open`.
  [[nodiscard]] Mark mark();
  /// Closes the element that was opened last, or takes it back if it holds nothing but white space.
  /// @param mark taken before it was opened. @param keep_space whether one space stays of the white space in it.
  /// @return whether it was taken back.
  bool close_unless_blank(Mark mark, bool keep_space);
  /// Opens the element again that was closed last.
  /// @return false, and nothing happens, unless its end tag is the last thing that was written.
  [[nodiscard]] bool reopen(Element element);
  /// Whether the last thing that was written is a tag or white space, so that a word may follow.
  [[nodiscard]] bool ends_in_space_or_tag() const;
  /// Puts finished markup here.
  void append(const SafeHtml& html);

  /// `open`, and the class `lede-NAME`.
  void open(Element element, Literal name);
  /// The same, and NAME as `::part()`, by which hosts may style the element.
  void open_part(Element element, Literal name);
  /// A whole element that holds nothing but text.
  void element(Element element, Literal name, std::string_view text);

  // What components write is closed by the scope that has opened it.
  [[nodiscard]] Scope scope(Element element);
  [[nodiscard]] Scope scope(Element element, Literal name);
  /// `open_part`, until the scope ends.
  [[nodiscard]] Scope part(Element element, Literal name);

  /// For a whole document; before anything else.
  void doctype();
  /// A script element that holds data (JSON-LD) and no program. In JSON, `<`, `>` and `&` stand in strings alone; they
  /// are written as escapes there, so that no text can end the element.
  void json_script(std::string_view json);
  /// A style element that holds the host's style sheet, never a document's. "</" is written "<\/", which CSS reads as
  /// the same wherever it may stand, so that no text can end the element. @param nonce empty: none.
  void style_sheet(std::string_view css, std::string_view nonce);

  /// Makes room for so many bytes: an output is seldom shorter than what it was made from.
  void reserve(std::size_t bytes) { grow(bytes); }
  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return static_cast<std::size_t>(at_ - begin_); }

  /// Closes what is still open and hands the markup over.
  [[nodiscard]] SafeHtml finish() &&;
  /// Gives the headings of a document that have no id one made of their words. @param prefix of every id.
  [[nodiscard]] static SafeHtml with_heading_ids(SafeHtml html, std::string_view prefix);

  // Content that a parser moves out of a table and in front of it ("foster parenting") comes after the table's own
  // beginning in the source. A place remembers where that is; writing there costs no copying: the output is a list of
  // segments of one string, put in order at the end.
  using PlaceId = std::uint32_t;
  [[nodiscard]] PlaceId here();
  /// What is written until the matching `leave()` stands at the place, after what was written there before.
  void enter(PlaceId place);
  void leave();

 private:
  static constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();

  // A place is the end of a segment: taking one ends the segment that is being written.
  struct Segment {
    std::size_t begin;
    std::size_t end;
    std::uint32_t next; // in the order of the output
    std::uint32_t last; // of what was written at its end; itself where nothing was
  };

  void put(char character) {
    if (at_ == end_) grow(1);
    *at_++ = character;
  }
  void put(std::string_view text) {
    if (static_cast<std::size_t>(end_ - at_) < text.size()) grow(text.size());
    at_ += text.copy(at_, text.size());
  }
  void grow(std::size_t bytes);
  void go_on_after(std::uint32_t segment);
  void finish_start_tag();
  void put_in_order();
  /// Closes the element opened last, which is the one at that depth.
  [[gnu::always_inline]] void close_at([[maybe_unused]] std::size_t depth) {
    assert(is_last_at(depth));
    close();
  }
  [[nodiscard]] bool is_last_at(std::size_t depth);
  void write_attribute(Attribute attribute, std::string_view value);
  void write_attribute(std::string_view name, std::string_view value);
  void write_text(std::string_view text);
  void append_escaped(std::string_view text, bool in_attribute);

  // Room for the output: from `begin_` to `at_` it is written. Most of what is put there is a few bytes long.
  std::string out_;
  char* begin_ = nullptr;
  char* at_ = nullptr;
  char* end_ = nullptr;
  std::vector<Element> open_;
  std::vector<Segment> segments_; // empty until the first place is taken
  std::uint32_t current_ = 0;
  std::vector<std::uint32_t> entered_; // each place, and the segment after which writing goes on
  bool in_start_tag_ = false;
  bool after_pre_ = false; // the parser drops a line feed right after <pre>
};

/// An element that is open. It closes when this object goes out of scope, after everything that was opened inside of
/// it; debug builds check that. All of it is inlined, so that a scope is no object in memory. A scope without an
/// element closes nothing: that of a link whose URL is refused.
class [[nodiscard]] HtmlWriter::Scope {
 public:
  Scope() = default;
  [[gnu::always_inline]] Scope(Scope&& other) noexcept
      : writer_(std::exchange(other.writer_, nullptr)), depth_(other.depth_) {}
  /// Only onto a scope that holds no element.
  Scope& operator=(Scope&& other) noexcept {
    assert(writer_ == nullptr); // else the other element was opened inside of this one
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
