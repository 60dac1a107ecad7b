// The stack of open elements, and what the standard asks of it.
// @see https://html.spec.whatwg.org/#the-stack-of-open-elements (13.2.4.2)
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "body/tag_text.h"
#include "html/html_writer.h"
#include "policy/element.h"

namespace lede::body {

/// What becomes of an open element. All from `removed` on are within something that is removed.
enum class Role : std::uint8_t {
  root,            ///< No element: what the document's markup will be put into.
  kept,            ///< Its tags are written, unless something around it is removed.
  foster_parented, ///< No element: content of a table that is moved in front of it.
  removed,         ///< An element of HTML that is removed with all that is in it.
  fallback,        ///< No element: what is in a player, for browsers without players.
  svg,
  math,
  html_in_svg,  ///< An element of SVG in which HTML goes on: an HTML integration point.
  html_in_math, ///< The same of MathML; also its text integration points.
};

/// The order in which a table's parts may be written.
enum class TablePart : std::uint8_t { none, caption, columns, head, body, foot };

struct OpenElement {
  Role role = Role::kept;
  Element element = Element::unknown; ///< Unknown if it is no element, and in SVG and MathML.
  Content content = Content::flow;    ///< What it may hold here; never transparent.
  std::uint16_t foreign_name = 0;     ///< In SVG and MathML: see foreign_content.h.
  bool implied = false;               ///< No tag of the source stands for it.
  bool in_link = false;               ///< Inside `<a>`, or one itself.
  std::size_t cell_level = 0;         ///< How many cells and captions are around it, itself among them.

  // What has been read of it.
  bool end_came = false; ///< Its end tag was read inside a block that it holds: it closes after that block.
  bool has_content = false;
  bool ends_inline = false;         ///< What was written in it last is phrasing content, not a block.
  bool has_caption = false;         ///< Of a table, a figure or details.
  bool groups_descriptions = false; ///< A `<div>` in a `<dl>`.
  bool goes_on = false; ///< A paragraph in it ended for a frame: what follows the frame is a paragraph again.
  AuthorStyle::Parts parts = AuthorStyle::Parts::nothing; ///< How it parts what follows from what is in it.

  /// Its markup.
  struct Output {
    bool is_silent = false;  ///< Its tags are not written: `<b style="font-weight: normal">`.
    bool may_vanish = false; ///< It is taken back if something in it was removed and nothing else is in it.
    bool lost_content = false;
    bool at_earlier_place = false; ///< `HtmlWriter::leave` when it closes.
    HtmlWriter::Mark begin;        ///< If it may vanish.
  } output;

  /// The container around it as it was before: what is taken back has never been.
  struct Around {
    bool had_content = false;
    bool ended_inline = false;
  } around;

  /// Of a table: how far it is, and where content goes that comes too late.
  struct Table {
    TablePart last_part = TablePart::none;
    HtmlWriter::PlaceId before = 0; ///< In front of the table, for foster parenting.
    HtmlWriter::PlaceId inside = 0; ///< Behind its start tag.
    HtmlWriter::PlaceId before_foot = 0;
  } table;

  [[nodiscard]] bool is_removed() const { return role >= Role::removed; }
  /// In SVG or MathML, also where HTML goes on in it.
  [[nodiscard]] bool is_foreign() const { return role >= Role::svg; }
  /// Whether it holds blocks or other parts of a page, and not just a piece of a line.
  [[nodiscard]] bool is_container() const;
  /// Whether the list of active formatting elements has an entry for it.
  [[nodiscard]] bool is_formatting() const;
  /// Whether it is in the standard's category "special": the end tag of a phrasing element stops at it.
  /// @see https://html.spec.whatwg.org/#special
  [[nodiscard]] bool is_special() const;
  /// Whether end tags inside of it do not reach what is open around it.
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
  /// The part of that table that holds such content and is open now, or npos.
  [[nodiscard]] std::size_t find_in_table(std::size_t table, Content content) const;
  /// Whether a parser is in one of the insertion modes between a table's tags, outside of its cells and captions. Also
  /// if what is open was moved in front of the table.
  /// @see https://html.spec.whatwg.org/#parsing-main-intable
  [[nodiscard]] bool is_in_table_mode() const;
  /// Whether the form element pointer is set. @see https://html.spec.whatwg.org/#form-element-pointer
  [[nodiscard]] bool has_form() const;

 private:
  std::vector<OpenElement> stack_;
};

} // namespace lede::body
