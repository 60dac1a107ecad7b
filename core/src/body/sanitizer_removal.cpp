// Elements that are removed with their content, by the policy or because their author hides them. They and the elements
// inside them are on the stack like all others. So they end where a parser ends them: at their own end tag, at that of
// an element around them, or at the next cell of their table. Nothing is written until then.
#include "base/limits.h"
#include "base/messages.h"
#include "body/foreign_content.h"
#include "body/sanitizer.h"

namespace lede::body {
namespace {

using html::TextState;

/// @see https://html.spec.whatwg.org/#parsing-main-inbody (and -inhead): which text state a start tag switches to.
TextState text_state_of(Element element) {
  switch (element) {
    case Element::script: return TextState::script_data;
    case Element::style:
    case Element::xmp:
    case Element::iframe:
    case Element::noembed:
    case Element::noframes:
    case Element::noscript: return TextState::rawtext;
    case Element::title:
    case Element::textarea: return TextState::rcdata;
    case Element::plaintext: return TextState::plaintext;
    default: return TextState::data;
  }
}

/// How to separate the words around a removed element, which readers saw between them.
AuthorStyle::Parts parts_of(Element element) {
  switch (element) {
    case Element::button:
    case Element::input:
    case Element::select:
    case Element::textarea:
    case Element::output:
    case Element::progress:
    case Element::meter:
    case Element::canvas:
    case Element::svg:
    case Element::math:
    case Element::marquee: return AuthorStyle::Parts::words;
    default:
      return row_of(element).placement == Placement::flow ? AuthorStyle::Parts::lines : AuthorStyle::Parts::nothing;
  }
}

} // namespace

TextState Sanitizer::remove(const html::StartTag& tag, Element element, Handling handling) {
  if (row_of(element).placement == Placement::flow) close_p_element();
  const bool ends_select = element == Element::select || element == Element::input || element == Element::keygen ||
                           element == Element::textarea;
  if (ends_select && end_in_scope(Element::select, Role::removed) && element == Element::select) return TextState::data;
  if (element == Element::button) static_cast<void>(end_in_scope(element, Role::removed));
  if (element == Element::option && current_node().element == element) pop(Why::ended);
  if (element != Element::frame) note_loss(); // a parser ignores <frame> outside a frameset
  part_here(parts_of(element));
  if (handling == Handling::remove_tag) return TextState::data;

  const TextState state = text_state_of(element);
  // A parser closes a form directly in a table at once, so the content after its tag belongs to the table.
  if (element == Element::form && stack_.is_in_table_mode()) return state;
  if (element == Element::form && stack_.has_form()) return state;
  const bool is_svg = element == Element::svg;
  if (is_svg || element == Element::math) {
    if (!tag.self_closing) {
      push_removed(Element::unknown, is_svg ? Role::svg : Role::math, static_cast<std::uint16_t>(element));
    }
    return TextState::data;
  }
  open_removed(element);
  return state;
}

/// Handles the end tag of a removed element. @return whether it closed one.
bool Sanitizer::end_removed(Element element) {
  OpenElement wanted;
  wanted.role = Role::removed;
  wanted.element = element;
  const bool is_ordinary = !wanted.is_special() && element != Element::dialog;
  for (std::size_t index = stack_.size(); index-- > 1;) {
    OpenElement& open = stack_[index];
    if (open.role == Role::removed && open.element == element) {
      const std::size_t inner = stack_.container();
      const bool has_block_inside = inner > index && row_of(stack_[inner].element).placement == Placement::flow &&
                                    stack_[inner].element != Element::p;
      // `<form><div></form>`: a parser removes the form from the stack and leaves the block open, inside the form's
      // node.
      if (element == Element::form && has_block_inside)
        open.end_came = true;
      else
        pop_through(index, Why::container_ended);
      return true;
    }
    const bool is_boundary = open.bounds_scope() || (is_ordinary && open.is_special() && open.element != Element::a);
    if (is_boundary && element != Element::template_) return false;
  }
  return false;
}

bool Sanitizer::in_foreign_content() const { return body::in_foreign_content(stack_.current_node()); }

void Sanitizer::open_foreign(const html::StartTag& tag) {
  const std::uint16_t name = foreign_name_of(tag.name, tag.element);
  if (tag.self_closing || name == k_no_foreign_name || stack_.size() >= limits::max_open_elements) return;
  push_removed(Element::unknown, role_of_foreign(current_node(), tag, name), name);
}

/// Handles a start tag by the rules for foreign content. @return whether it belonged to SVG or MathML.
bool Sanitizer::continue_foreign(const html::StartTag& tag) {
  if (!belongs_to_mathml_text(current_node(), tag)) {
    if (!in_foreign_content()) return false;
    if (breaks_out_of_foreign_content(tag)) {
      leave_foreign_content();
      return false;
    }
  }
  open_foreign(tag);
  return true;
}

void Sanitizer::leave_foreign_content() {
  while (in_foreign_content()) pop(Why::container_ended);
}

/// Handles an end tag in foreign content. @return whether it closed an SVG or MathML element; if not, it may close an
/// element around it.
/// @see https://html.spec.whatwg.org/#parsing-main-inforeign, "Any other end tag"
bool Sanitizer::end_foreign(const html::EndTag& tag) {
  if (!current_node().is_foreign()) return false;
  if (tag.element == Element::p || tag.element == Element::br) {
    leave_foreign_content();
    return false;
  }
  const std::uint16_t name = foreign_name_of(tag.name, tag.element);
  for (std::size_t index = stack_.size(); index-- > 1 && stack_[index].is_foreign();) {
    if (name == k_no_foreign_name || stack_[index].foreign_name != name) continue;
    pop_through(index, Why::container_ended);
    return true;
  }
  return false;
}

bool Sanitizer::is_hidden_by_author(const html::StartTag& tag, Element element) const {
  const ElementRow& row = row_of(element);
  const bool may_be_hidden = row.content != Content::nothing && row.content != Content::media &&
                             row.content != Content::picture && row.content != Content::columns;
  return may_be_hidden && is_hidden(tag);
}

void Sanitizer::warn_of_hidden(const html::StartTag& tag) {
  if (is_removing()) return; // what it is in has been reported
  context_.report.warn(messages::hidden_element_removed, {shown_name(tag.name)}, origin_, tag.offset);
}

/// Removes an element that its author hides. It ends where it would end if it were kept.
TextState Sanitizer::hide(const html::StartTag& tag, Element element) {
  const Placement placement = row_of(element).placement;
  if (placement != Placement::flow && placement != Placement::phrasing) {
    // Parts of lists, tables and figures are opened as usual, so that they close the parts before them. They are
    // removed when they close.
    keep(tag, element);
    if (!is_removing() && current_node().element == element) {
      warn_of_hidden(tag);
      current_node().output.may_vanish = current_node().output.lost_content = true;
      removed_from_ = stack_.size() - 1;
    }
    return TextState::data;
  }
  if (placement == Placement::flow) {
    close_p_element();
    break_line_here();
  }
  note_loss();
  warn_of_hidden(tag);
  open_removed(element);
  return TextState::data;
}

} // namespace lede::body
