// Where content may be: closes and implies elements until the content model allows it, moves it in front of a table
// that cannot hold it, and separates words that an unwrapped or removed element separated.
#include <algorithm>

#include "base/limits.h"
#include "body/tree_builder.h"

namespace lede::body {

bool TreeBuilder::make_room_for_block() {
  close_p_element();
  for (;;) {
    const std::size_t index = stack_.container();
    OpenElement& around = stack_[index];
    switch (around.content) {
      case Content::flow:
      case Content::figure:
      case Content::details: pop_to(index, Why::suspended); return true;
      case Content::list_items:
      case Content::descriptions:
        if (around.implied) {
          pop_through(index, Why::container_ended); // an implied list ends before a block
          break;
        }
        pop_to(index, Why::suspended);
        push_implied(around.content == Content::list_items ? Element::li : Element::dd);
        return true;
      case Content::table:
      case Content::rows:
      case Content::cells:
      case Content::columns: foster_parent(); break;
      default: return false;
    }
  }
}

bool TreeBuilder::make_room_for_phrasing(bool blank) {
  for (;;) {
    OpenElement& inner = current_node();
    switch (inner.content) {
      case Content::list_items:
      case Content::descriptions:
        if (blank) return false;
        if (inner.implied) {
          pop(Why::container_ended);
          break;
        }
        push_implied(inner.content == Content::list_items ? Element::li : Element::dd);
        return true;
      case Content::table:
      case Content::rows:
      case Content::cells:
      case Content::columns:
        if (blank) return false;
        foster_parent();
        break;
      case Content::picture:
        if (blank) return false;
        pop(Why::ended);
        break;
      case Content::media: return false;
      default:
        if (blank || !inner.goes_on) return true;
        inner.goes_on = false;
        push_implied(Element::p);
        return true;
    }
  }
}

void TreeBuilder::note_phrasing_content() {
  OpenElement& around = stack_[stack_.container()];
  around.has_content = true;
  around.ends_inline = true;
}

void TreeBuilder::close_p_element() {
  stack_[stack_.container()].goes_on = false;
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const OpenElement& open = stack_[index];
    if (open.element == Element::p) return pop_through(index, Why::container_ended);
    const bool is_passed = !open.is_removed() ? !open.is_container() : !open.bounds_button_scope();
    if (!is_passed) return;
  }
}

/// Closes the previous text of the ruby, because the next one begins. @return whether a ruby is open.
bool TreeBuilder::end_ruby_text() {
  for (std::size_t index = stack_.size(); index-- > 0;) {
    if (stack_[index].element == Element::ruby) {
      pop_to(index, Why::container_ended);
      return true;
    }
    if (stack_[index].is_container()) break;
  }
  return false;
}

/// Makes the next text begin a new line. An unwrapped block still begins and ends a line, so that its words do not join
/// those around it.
void TreeBuilder::break_line_here() {
  if (is_removing() || !stack_[stack_.container()].ends_inline) return;
  line_break_waits_ = true;
  word_waits_ = false;
}

/// Separates the words before this point from those after it, because something was here, begins here or ends here.
void TreeBuilder::part_here(AuthorStyle::Parts parts) {
  if (parts == AuthorStyle::Parts::nothing || is_removing()) return;
  const bool is_behind_words =
      stack_[stack_.container()].ends_inline && (current_node().is_container() || current_node().has_content);
  if (!is_behind_words) return;
  if (parts == AuthorStyle::Parts::lines) return break_line_here();
  if (!line_break_waits_) word_waits_ = true;
}

void TreeBuilder::unwrap_block(Element element) {
  if (unwrapped_.size() < limits::max_open_elements) unwrapped_.push_back({element, stack_.container() + 1});
  break_line_here();
}

/// Handles the end tag of an unwrapped block. @return false if the tag belongs to an element on the stack.
bool TreeBuilder::end_unwrapped_block(Element element) {
  for (std::size_t index = unwrapped_.size(); index-- > 0;) {
    const UnwrappedBlock& block = unwrapped_[index];
    if (block.element != element) continue;
    for (std::size_t above = stack_.size(); above-- > block.depth;) {
      if (stack_[above].element == element || stack_[above].bounds_scope()) return false;
    }
    pop_to(block.depth - 1, Why::container_ended);
    unwrapped_.resize(std::min(index, unwrapped_.size()));
    break_line_here();
    return true;
  }
  return false;
}

void TreeBuilder::note_unwrapped(Element element) {
  const Placement placement = row_of(element).placement;
  const bool may_hold =
      placement == Placement::flow || placement == Placement::phrasing || placement == Placement::form_legend;
  // These entries may fill half of the list only, so that tags that are never closed leave space for blocks.
  if (may_hold && unwrapped_.size() < limits::max_open_elements / 2) unwrapped_.push_back({element, stack_.size()});
}

/// `<main><video></main>`: the end tag of the unwrapped element closes removed elements and players that were opened in
/// it. So an author who forgot to close a player or a drawing does not lose the rest of the text.
void TreeBuilder::end_hidden_in(Element element) {
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

/// Returns a place to which `enter` can return; there is none in removed content.
HtmlWriter::PlaceId TreeBuilder::here() { return is_removing() ? 0 : writer_.here(); }

/// Writes from now on at the place. @return whether the place has to be left again.
bool TreeBuilder::enter(HtmlWriter::PlaceId place) {
  if (is_removing()) return false;
  writer_.enter(place);
  return true;
}

/// Foster parenting: content that a table cannot hold is moved in front of it.
/// @see https://html.spec.whatwg.org/#foster-parent
void TreeBuilder::foster_parent() {
  while (current_node().content == Content::columns) pop(Why::container_ended);
  const std::size_t table = stack_.current_table();
  if (foster_parentings_left_ == 0) {
    // The limit is reached: the content stays in the table, in a cell.
    if (stack_.find_in_table(table, Content::rows) == npos) push_implied(Element::tbody);
    if (current_node().content == Content::rows) push_implied(Element::tr);
    push_implied(Element::td);
    return;
  }
  --foster_parentings_left_;
  const OpenElement& around = stack_[table - 1];
  OpenElement front;
  front.role = Role::foster_parented;
  front.content =
      around.content == Content::figure || around.content == Content::details ? Content::flow : around.content;
  front.in_link = around.in_link;
  front.cell_level = around.cell_level;
  front.output.at_earlier_place = enter(stack_[table].table.before);
  stack_.push(front);
}

/// Returns the element that gets what is moved in front of the current table: the one around it, and around each table
/// that it is itself in front of.
const OpenElement& TreeBuilder::around_foster_parent() const {
  std::size_t around = stack_.current_table() - 1;
  while (stack_[around].role == Role::foster_parented) {
    while (stack_[around].element != Element::table) --around;
    --around;
  }
  return stack_[around];
}

/// Whether content of the element is the content of a `<blockquote>`, which may be around the whole text.
bool TreeBuilder::is_quotation(const OpenElement& open) const {
  if (open.role == Role::foster_parented) return is_quotation(around_foster_parent());
  return open.element == Element::blockquote || (open.role == Role::root && context_.place == Place::quotation);
}

} // namespace lede::body
