// Opens and closes elements, and updates the state of the elements around them.
#include "base/limits.h"
#include "base/messages.h"
#include "body/sanitizer.h"

namespace lede::body {
namespace {

/// Whether the element can be removed if it is empty. A table cell cannot, since it holds its column. An inline element
/// with an id cannot, since a link may lead to it.
bool may_vanish(Element element, const CleanAttributes& attributes) {
  switch (row_of(element).placement) {
    case Placement::flow: return element != Element::table && element != Element::details && element != Element::pre;
    case Placement::list_item:
    case Placement::figure_caption: return true;
    case Placement::phrasing: return element != Element::ruby && !attributes.has(Attribute::id);
    default: return false;
  }
}

} // namespace

bool Sanitizer::is_in_link() const {
  const OpenElement& innermost = stack_.current_node();
  return innermost.in_link ||
         (has_entries_to_reconstruct_ &&
          active_formatting_.find_to_reconstruct(Element::a, innermost.cell_level) != ActiveFormattingElements::npos);
}

/// Whether the element, and the elements that the content model may require in it, stay within the limit of nesting.
/// For the output the answer is the same, so sanitizing it again changes nothing.
bool Sanitizer::has_room(const html::StartTag& tag, Element element) {
  std::size_t inside = 0;
  switch (row_of(element).content) {
    case Content::table: inside = 3; break;        // section, row, cell
    case Content::descriptions: inside = 2; break; // group, term
    case Content::list_items: inside = 1; break;
    default: break;
  }
  if (stack_.size() + inside + context_.depth <= limits::max_open_elements) return true;
  ++skipped_[static_cast<std::size_t>(element)];
  warn(messages::tag_too_deep, tag.name, tag.offset);
  return false;
}

OpenElement& Sanitizer::push(Element element, Content content, const CleanAttributes& attributes, bool implied,
                             bool is_silent) {
  OpenElement open;
  open.element = element;
  open.content = content;
  open.implied = implied;
  open.in_link = current_node().in_link || element == Element::a;
  open.cell_level = current_node().cell_level;
  open.output.may_vanish = may_vanish(element, attributes);
  open.around.had_content = current_node().has_content;
  open.around.ended_inline = current_node().ends_inline;
  current_node().has_content = true;
  if (!is_removing()) {
    open.output.begin = writer_.mark();
    if (row_of(element).placement != Placement::phrasing) {
      word_waits_ = false;
      current_node().ends_inline = false;
      line_break_waits_ = false;
    }
    if (!is_silent) {
      writer_.open(element);
      attributes.write(writer_);
    }
  }
  open.output.is_silent = is_silent;
  return stack_.push(open);
}

void Sanitizer::push_implied(Element element) { push(element, row_of(element).content, {}, true); }

/// Writes the end tag, or removes the element from the output. @return whether it was removed.
bool Sanitizer::close(const OpenElement& closing) {
  if (closing.role != Role::kept || closing.output.is_silent || is_removing()) return false;
  if (closing.output.lost_content && closing.output.may_vanish)
    return writer_.close_unless_blank(closing.output.begin, row_of(closing.element).placement == Placement::phrasing);
  writer_.close();
  return false;
}

/// Restores the state as if the element had never been opened. A block still separates the words around it.
void Sanitizer::note_vanished(const OpenElement& closing, Why why) {
  note_loss();
  if (closing.content == Content::media) show_instead_of_player();
  OpenElement& around = stack_[stack_.container()];
  around.has_content = closing.around.had_content;
  around.ends_inline = closing.around.ended_inline;
  if (row_of(closing.element).placement != Placement::phrasing) break_line_here();
  if (why != Why::suspended) active_formatting_.container_closed(stack_.size());
}

void Sanitizer::pop(Why why) {
  if (current_node().content == Content::picture && !is_removing()) end_picture();
  const OpenElement closing = stack_.current_node();
  const bool was_container = closing.is_container();
  if (stack_.size() - 1 == removed_from_) removed_from_ = npos;
  if (stack_.size() == pending_.embed_depth) pending_.embed_depth = npos;
  const bool vanished = close(closing);
  has_vanished_ = vanished;
  if (closing.output.at_earlier_place) writer_.leave();
  stack_.pop();
  while (!unwrapped_.empty() && unwrapped_.back().depth > stack_.size()) unwrapped_.pop_back();

  const Placement placement = row_of(closing.element).placement;
  if (closing.is_formatting()) {
    if (why == Why::ended || closing.end_came)
      active_formatting_.erase(active_formatting_.last_open());
    else
      active_formatting_.suspend_last_open();
    has_entries_to_reconstruct_ = true;
  }
  if (was_container && closing.role == Role::kept && !is_removing()) word_waits_ = false;
  if (placement == Placement::table_cell || closing.element == Element::caption) {
    active_formatting_.cell_closed(closing.cell_level);
    has_entries_to_reconstruct_ = true; // of elements that were opened around the table
  }
  if (vanished) return note_vanished(closing, why);
  if (closing.parts != AuthorStyle::Parts::nothing) part_here(closing.parts);
  if (why != Why::suspended) active_formatting_.container_closed(stack_.size());
  if (was_container && closing.element != Element::a && !closing.is_removed() && !is_removing())
    line_break_waits_ = false;
}

void Sanitizer::pop_to(std::size_t index, Why why) {
  while (stack_.size() > index + 1) pop(why);
  while (current_node().end_came && stack_.size() > 1) pop(Why::ended);
}

void Sanitizer::pop_through(std::size_t index, Why why) { pop_to(index - 1, why); }

/// Returns the entry of an open formatting element. Stack and list have the same order.
const FormattingEntry& Sanitizer::entry_of(std::size_t index) const {
  std::size_t above = 0;
  for (std::size_t other = index + 1; other < stack_.size(); ++other) above += stack_[other].is_formatting() ? 1 : 0;
  return active_formatting_.at(active_formatting_.open_from_end(above));
}

} // namespace lede::body
