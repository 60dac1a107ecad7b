// The stack of open elements, and the standard's questions about it.
// @see https://html.spec.whatwg.org/#the-stack-of-open-elements (13.2.4.2)
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "body/tag_text.h"
#include "html/html_writer.h"
#include "policy/element.h"

namespace lede::body {

/// How an open element is handled. Nothing is written for the roles from `removed` on.
enum class Role : std::uint8_t {
  root,            ///< No element: the place where the document's markup will be put.
  kept,            ///< Its tags are written, unless it is inside a removed element.
  foster_parented, ///< No element: the content that is moved in front of a table (foster parenting).
  removed,         ///< An HTML element that is removed with its content.
  fallback,        ///< No element: the fallback content of a player.
  svg,
  math,
  html_in_svg,  ///< An SVG element that is an HTML integration point.
  html_in_math, ///< A MathML element that is an HTML integration point or a text integration point.
};

/// The order in which a table's parts may be written.
enum class TablePart : std::uint8_t { none, caption, columns, head, body, foot };

struct OpenElement {
  Role role = Role::kept;
  Element element = Element::unknown; ///< Unknown for SVG, MathML, and roles that are no element.
  Content content = Content::flow;    ///< What it may contain; never `transparent`.
  std::uint16_t foreign_name = 0;     ///< For SVG and MathML: see foreign_content.h.
  bool implied = false;               ///< The source has no tag for it.
  bool in_link = false;               ///< It is an `<a>`, or inside one.
  std::size_t cell_level = 0;         ///< How many cells and captions are around it, including itself.

  // Its state while its content is read.
  bool end_came = false; ///< Its end tag was read inside a block in it, so it closes after that block.
  bool has_content = false;
  bool ends_inline = false;         ///< The last content written in it is phrasing content, not a block.
  bool has_caption = false;         ///< For a table, a figure or details.
  bool groups_descriptions = false; ///< A `<div>` in a `<dl>`.
  bool goes_on = false; ///< A frame interrupted a paragraph in it: text after the frame begins a new paragraph.
  AuthorStyle::Parts parts = AuthorStyle::Parts::nothing; ///< How its content is separated from what follows.

  /// How its markup is written.
  struct Output {
    bool is_silent = false;  ///< Its tags are not written, as for `<b style="font-weight: normal">`.
    bool may_vanish = false; ///< It is removed from the output if it is empty because content of it was removed.
    bool lost_content = false;
    bool at_earlier_place = false; ///< `HtmlWriter::leave` has to be called when it closes.
    HtmlWriter::Mark begin;        ///< Where it begins; see `may_vanish`.
  } output;

  /// The state of the container around it before it was opened. It is restored if the element is removed from the
  /// output.
  struct Around {
    bool had_content = false;
    bool ended_inline = false;
  } around;

  /// For a table: the part that is being written, and the places for content that comes too late.
  struct Table {
    TablePart last_part = TablePart::none;
    HtmlWriter::PlaceId before = 0; ///< In front of the table, for foster parenting.
    HtmlWriter::PlaceId inside = 0; ///< After its start tag.
    HtmlWriter::PlaceId before_foot = 0;
  } table;

  [[nodiscard]] bool is_removed() const { return role >= Role::removed; }
  /// Whether it is an element of SVG or MathML, including integration points.
  [[nodiscard]] bool is_foreign() const { return role >= Role::svg; }
  /// Whether it can contain more than phrasing content.
  [[nodiscard]] bool is_container() const;
  /// Whether the list of active formatting elements has an entry for it.
  [[nodiscard]] bool is_formatting() const;
  /// Whether it is in the standard's category "special": the end tag of a phrasing element stops at it.
  /// @see https://html.spec.whatwg.org/#special
  [[nodiscard]] bool is_special() const;
  /// Whether end tags inside it cannot close elements around it.
  /// @see https://html.spec.whatwg.org/#has-an-element-in-scope
  [[nodiscard]] bool bounds_scope() const;
  /// @see https://html.spec.whatwg.org/#has-an-element-in-button-scope
  [[nodiscard]] bool bounds_button_scope() const { return bounds_scope() || element == Element::button; }
};

class OpenElements {
 public:
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  [[nodiscard]] std::size_t size() const { return stack_.size(); }
  [[nodiscard]] OpenElement& operator[](std::size_t index) { return stack_[index]; }
  [[nodiscard]] const OpenElement& operator[](std::size_t index) const { return stack_[index]; }
  [[nodiscard]] OpenElement& current_node() { return stack_.back(); }
  [[nodiscard]] const OpenElement& current_node() const { return stack_.back(); }
  OpenElement& push(const OpenElement& open) {
    stack_.push_back(open);
    return stack_.back();
  }
  void pop() { stack_.pop_back(); }

  /// The innermost element that is a container. The root is one.
  [[nodiscard]] std::size_t container() const;
  /// The innermost element of that name and role that is in scope, or npos.
  [[nodiscard]] std::size_t find_in_scope(Element element, Role role) const;
  /// The innermost table, or npos.
  [[nodiscard]] std::size_t current_table() const;
  /// The open part of that table that may contain `content`; or npos.
  [[nodiscard]] std::size_t find_in_table(std::size_t table, Content content) const;
  /// Whether a parser is in an insertion mode for tables outside cells and captions: "in table", "in table body", "in
  /// row" … This is also true inside content that was moved in front of the table.
  /// @see https://html.spec.whatwg.org/#parsing-main-intable
  [[nodiscard]] bool is_in_table_mode() const;
  /// Whether the form element pointer is set. @see https://html.spec.whatwg.org/#form-element-pointer
  [[nodiscard]] bool has_form() const;

 private:
  std::vector<OpenElement> stack_;
};

} // namespace lede::body
