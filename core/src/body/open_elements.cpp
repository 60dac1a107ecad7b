// The stack of open elements. @see https://html.spec.whatwg.org/#the-stack-of-open-elements (13.2.4.2)
#include "body/open_elements.h"

namespace lede::body {

bool OpenElement::is_container() const {
  if (role != Role::kept) return true;
  const Placement placement = row_of(element).placement;
  if (placement != Placement::phrasing && placement != Placement::ruby_text) return true;
  return content == Content::flow; // a link that contains blocks
}

bool OpenElement::is_formatting() const {
  return role == Role::kept && row_of(element).placement == Placement::phrasing &&
         (content == Content::phrasing || content == Content::flow);
}

bool OpenElement::bounds_scope() const {
  switch (role) {
    case Role::root:
    case Role::foster_parented: return true;
    case Role::kept:
      return element == Element::td || element == Element::th || element == Element::caption ||
             element == Element::table;
    case Role::removed:
    case Role::fallback:
      return element == Element::object || element == Element::applet || element == Element::marquee ||
             element == Element::select || element == Element::template_;
    case Role::svg:
    case Role::math: return false;
    case Role::html_in_svg:
    case Role::html_in_math: return true;
  }
  return false;
}

bool OpenElement::is_special() const {
  if (!is_removed()) return is_container();
  if (bounds_button_scope()) return true;
  return role == Role::removed && row_of(element).placement == Placement::flow && element != Element::dialog;
}

std::size_t OpenElements::container() const {
  std::size_t index = stack_.size() - 1;
  while (!stack_[index].is_container()) --index;
  return index;
}

std::size_t OpenElements::find_in_scope(Element element, Role role) const {
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const OpenElement& open = stack_[index];
    if (open.role == role && open.element == element) return index;
    if (open.bounds_scope()) break;
  }
  return npos;
}

std::size_t OpenElements::current_table() const {
  for (std::size_t index = stack_.size(); index-- > 0;) {
    if (stack_[index].element == Element::table) return index;
    if (stack_[index].element == Element::template_) break;
  }
  return npos;
}

std::size_t OpenElements::find_in_table(std::size_t table, Content content) const {
  for (std::size_t index = table + 1; index < stack_.size(); ++index) {
    const OpenElement& open = stack_[index];
    if (open.role == Role::kept && open.content == content) return index;
    // A row inside a cell, a caption or removed content does not belong to this table.
    if (row_of(open.element).placement == Placement::table_cell || open.role != Role::kept) break;
  }
  return npos;
}

bool OpenElements::is_in_table_mode() const {
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const Element element = stack_[index].element;
    const bool is_cell = row_of(element).placement == Placement::table_cell || element == Element::caption;
    if (is_cell || element == Element::template_) break;
    if (element == Element::table) return true;
  }
  return false;
}

bool OpenElements::has_form() const {
  for (std::size_t index = stack_.size(); index-- > 1;) {
    if (stack_[index].element == Element::template_) break;
    if (stack_[index].element == Element::form && !stack_[index].end_came) return true;
  }
  return false;
}

} // namespace lede::body
