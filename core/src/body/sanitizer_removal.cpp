// Elements that are removed with their content. They and the elements inside them are on the stack like all others. So
// they end where a parser ends them: at their own end tag, at that of an element around them, or at the next cell of
// their table. Nothing is written until then.
#include "base/limits.h"
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

void Sanitizer::push_removed(Element element, Role role, std::uint16_t foreign_name) {
  OpenElement open;
  open.role = role;
  open.element = element;
  open.foreign_name = foreign_name;
  open.in_link = current_node().in_link;
  open.cell_level = current_node().cell_level;
  if (!is_removing()) removed_from_ = stack_.size();
  stack_.push(open);
}

/// Deep inside of another one it is not kept in mind, except that its end tag is to come.
void Sanitizer::open_removed(Element element) {
  if (is_removing() && stack_.size() >= limits::max_open_elements)
    ++skipped_[static_cast<std::size_t>(element)];
  else
    push_removed(element, Role::removed);
}

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

void Sanitizer::note_unwrapped(Element element) {
  const Placement placement = row_of(element).placement;
  const bool may_hold =
      placement == Placement::flow || placement == Placement::phrasing || placement == Placement::form_legend;
  // These entries may fill half of the list only, so that tags that are never closed leave space for blocks.
  if (may_hold && unwrapped_.size() < limits::max_open_elements / 2) unwrapped_.push_back({element, stack_.size()});
}

/// `<main><video></main>`: the end tag of the unwrapped element closes removed elements and players that were opened in
/// it. So an author who forgot to close a player or a drawing does not lose the rest of the text.
void Sanitizer::end_hidden_in(Element element) {
  std::size_t index = unwrapped_.size();
  while (index > 0 && unwrapped_[index - 1].element != element) --index;
  if (index == 0) return;
  const std::size_t depth = unwrapped_[index - 1].depth;
  unwrapped_.erase(unwrapped_.begin() + static_cast<std::ptrdiff_t>(index - 1));
  if (!is_removing() && current_node().content != Content::media) return;
  const bool is_block = row_of(element).placement == Placement::flow;
  for (std::size_t above = stack_.size(); above-- > depth;) {
    if (is_block ? stack_[above].bounds_scope() : stack_[above].is_special()) return;
  }
  pop_to(depth - 1, Why::container_ended);
}

/// Closes the element if it is in scope. @return whether it was.
bool Sanitizer::end_in_scope(Element element, Role role) {
  const std::size_t index = stack_.find_in_scope(element, role);
  if (index != npos) pop_through(index, Why::container_ended);
  return index != npos;
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

} // namespace lede::body
