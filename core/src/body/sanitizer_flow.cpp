// Flow content: checks whether blocks, lists and figures are allowed in their place, and handles those that are not.
// @see https://html.spec.whatwg.org/#parsing-main-inbody (13.2.6.4.7)
#include "base/messages.h"
#include "body/sanitizer.h"

namespace lede::body {

void Sanitizer::open_block(const html::StartTag& tag, Element element) {
  if (is_heading(element)) {
    const std::size_t index = stack_.container();
    if (is_heading(stack_[index].element)) pop_through(index, Why::container_ended);
  }
  const std::size_t index = stack_.container();
  const bool groups_descriptions = element == Element::div && stack_[index].element == Element::dl;
  if (groups_descriptions) {
    pop_to(index, Why::suspended);
  } else if (row_of(element).content == Content::list_items && open_nested_list(element)) {
    return unwrap_block(element);
  } else if (!make_room_for_block() || (element == Element::details && current_node().in_link)) {
    if (is_void(element)) return break_line_here();
    return unwrap_block(element);
  }
  if (!is_void(element) && !groups_descriptions && !has_room(tag, element)) return;
  Element written = element;
  if (is_heading(element) && !is_removing()) {
    const int level = static_cast<int>(element) - static_cast<int>(Element::h1) + 1;
    written = static_cast<Element>(static_cast<int>(Element::h1) + outline_.place(level) - 1);
  }
  CleanAttributes attributes = attributes_of(written, tag);
  add_own_attributes(written, attributes);
  if (is_void(written)) {
    if (!is_removing()) line_break_waits_ = false;
    current_node().has_content = true;
    current_node().ends_inline = false;
    return write_void(written, attributes);
  }
  OpenElement& opened = push(written, row_of(written).content, attributes, false);
  note_box(tag, written);
  if (groups_descriptions) {
    opened.content = Content::descriptions;
    opened.groups_descriptions = true;
  }
}

/// A list directly in a list is put into the item before it. @return whether to unwrap the list instead: it is the
/// first child of the outer list, as old editors indent lists.
bool Sanitizer::open_nested_list(Element element) {
  close_p_element();
  const std::size_t index = stack_.container();
  if (stack_[index].content != Content::list_items || stack_[index].implied || is_removing()) return false;
  pop_to(index, Why::suspended);
  if (!stack_[index].has_content) return stack_[index].element == element;
  if (!writer_.reopen(Element::li)) return false;
  OpenElement item;
  item.element = Element::li;
  item.in_link = current_node().in_link;
  item.cell_level = current_node().cell_level;
  item.has_content = true;
  stack_.push(item);
  return false;
}

void Sanitizer::open_list_item(const html::StartTag& tag, Element element) {
  const Placement placement = row_of(element).placement;
  const Content list_content = placement == Placement::list_item ? Content::list_items : Content::descriptions;
  // @see https://html.spec.whatwg.org/#parsing-main-inbody, "A start tag whose tag name is "li"": an open item ends.
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const OpenElement& open = stack_[index];
    if (row_of(open.element).placement == placement) {
      pop_through(index, Why::container_ended);
      break;
    }
    const bool is_transparent_to_items = open.element == Element::address || open.element == Element::p ||
                                         (open.element == Element::div && !open.groups_descriptions);
    if (open.is_special() && open.element != Element::a && !is_transparent_to_items) break;
  }
  close_p_element();
  // Inside removed content an item gets no implied list, since that would stay open.
  if (is_removing()) return static_cast<void>(push(element, row_of(element).content, {}, false));
  const std::size_t index = stack_.container();
  if (stack_[index].content == list_content) {
    pop_to(index, Why::suspended);
  } else {
    if (!make_room_for_block()) return unwrap_block(element);
    const Element list = placement == Placement::list_item ? Element::ul : Element::dl;
    if (!has_room(tag, list)) return;
    push_implied(list);
  }
  push(element, row_of(element).content, attributes_of(element, tag), false);
}

/// Opens a figure's caption or the summary of details. A second one, or one elsewhere, is unwrapped.
void Sanitizer::open_figure_part(const html::StartTag& tag, Element element) {
  close_p_element();
  const std::size_t index = stack_.container();
  const OpenElement& around = stack_[index];
  const bool fits = element == Element::figcaption ? around.content == Content::figure && !around.has_caption
                                                   : around.content == Content::details && !around.has_content;
  if (!fits) {
    warn(messages::tag_out_of_place, tag.name, tag.offset);
    return unwrap_block(element);
  }
  pop_to(index, Why::suspended);
  if (!has_room(tag, element)) return;
  stack_[index].has_caption = true;
  push(element, row_of(element).content, attributes_of(element, tag), false);
}

} // namespace lede::body
