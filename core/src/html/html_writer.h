// The only place where text becomes markup. Names come from the policy tables, text and values are escaped, elements
// close in the order they were opened; there is no way to write anything else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "html/safe_html.h"
#include "policy/attribute.h"
#include "policy/element.h"
#include "policy/url.h"

namespace lede {

class HtmlWriter {
 public:
  /// Writes `<name`. Attributes may follow until anything else is written.
  void open(Element element);
  /// An attribute whose value is text. URLs have their own type and do not go through here.
  void attribute(Attribute attribute, std::string_view value);
  void attribute(Attribute attribute, const char* value) { this->attribute(attribute, std::string_view(value)); }
  void attribute(Attribute attribute, std::int64_t value);
  /// A boolean attribute, written with an empty value.
  void attribute(Attribute attribute);
  void attribute(UrlAttribute attribute, const SafeUrl& url);
  /// `srcset`, whose checked candidates are a SafeUrl of their own making.
  void text(std::string_view text);
  /// Closes the element opened last. Void elements are closed by `open` itself being followed by anything.
  void close();
  /// Puts finished markup here.
  void append(const SafeHtml& html);

  /// `open`, a class attribute, and the same name as `::part()` where it is one of those that hosts may style.
  void open(Element element, std::string_view class_name, std::string_view part = {});
  /// A whole element that holds nothing but text.
  void element(Element element, std::string_view class_name, std::string_view text);

  /// For a whole document; before anything else.
  void doctype();
  /// A script element that holds data (JSON-LD) and no program. In JSON, `<`, `>` and `&` stand in strings alone; they
  /// are written as escapes there, so that no text can end the element.
  void json_script(std::string_view json);

  [[nodiscard]] std::size_t depth() const noexcept { return open_.size(); }
  [[nodiscard]] std::size_t size() const noexcept { return out_.size(); }

  /// Closes what is still open and hands the markup over.
  [[nodiscard]] SafeHtml finish() &&;

  // Content that a parser moves out of a table and in front of it ("foster parenting") comes after the table's own
  // beginning in the source. A place remembers where that is; writing there costs no copying: the output is a list of
  // segments of one string, put in order at the end.
  using PlaceId = std::size_t;
  [[nodiscard]] PlaceId here();
  /// What is written until the matching `leave()` stands at the place, after what was written there before.
  void enter(PlaceId place);
  void leave();

 private:
  static constexpr std::uint32_t k_none = std::numeric_limits<std::uint32_t>::max();
  static constexpr std::size_t k_open = std::numeric_limits<std::size_t>::max();

  struct Segment {
    std::size_t begin = 0;
    std::size_t end = k_open;          // k_open while it is being written
    std::uint32_t next = k_none;       // in the order of the output
    std::uint32_t split_into = k_none; // the later half, where a place inside it was entered
  };
  struct Place {
    std::uint32_t segment;
    std::size_t offset;
    std::uint32_t tail; // the last segment written there; k_none: never entered
  };

  std::uint32_t add_segment_after(std::uint32_t previous);
  void finish_start_tag();
  void put_in_order();
  void append_escaped(std::string_view text, bool in_attribute);

  std::string out_;
  std::vector<Element> open_;
  std::vector<Segment> segments_{1};
  std::uint32_t current_ = 0;
  std::vector<Place> places_;
  std::vector<PlaceId> entered_;
  std::vector<std::uint32_t> returns_; // where writing goes on after each entered place
  bool in_start_tag_ = false;
  bool after_pre_ = false; // the parser drops a line feed right after <pre>
};

} // namespace lede
