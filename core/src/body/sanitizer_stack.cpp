#include "base/limits.h"
#include "body/sanitizer.h"

namespace lede::body {

bool Sanitizer::is_container(const OpenElement& open) {
  if (!open.written) return true;
  const Placement placement = row_of(open.element).placement;
  if (placement != Placement::phrasing && placement != Placement::ruby_text) return true;
  return open.content == Content::flow; // a link around blocks
}

bool Sanitizer::is_formatting(const OpenElement& open) {
  return open.written && row_of(open.element).placement == Placement::phrasing &&
         (open.content == Content::phrasing || open.content == Content::flow);
}

std::size_t Sanitizer::container() const {
  std::size_t index = stack_.size() - 1;
  while (!is_container(stack_[index])) --index;
  return index;
}

/// Whether the element, and what the content model may have to put into it, stays within the limit of nesting. The
/// same question about the output gives the same answer: sanitizing it again changes nothing.
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
  warn(WarningCode::nesting_too_deep, "Past the limit of nesting, the tag <", tag.name, tag.offset);
  return false;
}

Sanitizer::OpenElement& Sanitizer::push(Element element, Content content, const CleanAttributes& attributes,
                                        bool implied) {
  OpenElement open;
  open.element = element;
  open.content = content;
  open.implied = implied;
  open.in_link = top().in_link || element == Element::a;
  open.cell_level = top().cell_level;
  top().has_content = true;
  if (!is_removing()) {
    if (row_of(element).placement != Placement::phrasing) {
      top().ends_inline = false;
      line_break_waits_ = false;
    }
    writer_.open(element);
    attributes.write(writer_);
  }
  stack_.push_back(open);
  return stack_.back();
}

void Sanitizer::push_implied(Element element) { push(element, row_of(element).content, {}, true); }

void Sanitizer::pop(Why why) {
  const OpenElement closing = stack_.back();
  const bool was_container = is_container(closing);
  if (closing.written && !is_removing()) writer_.close();
  if (closing.at_earlier_place) writer_.leave();
  stack_.pop_back();
  if (stack_.size() == removed_from_) removed_from_ = npos;
  while (!unwrapped_.empty() && unwrapped_.back().depth > stack_.size()) unwrapped_.pop_back();

  const Placement placement = row_of(closing.element).placement;
  if (is_formatting(closing)) {
    if (why == Why::ended || closing.end_came)
      formatting_.erase(formatting_.last_open());
    else
      formatting_.suspend_last_open();
    formatting_waits_ = true;
  }
  if (placement == Placement::table_cell || closing.element == Element::caption) {
    formatting_.cell_closed(closing.cell_level);
    formatting_waits_ = true; // around the table
  }
  if (why != Why::suspended) formatting_.container_closed(stack_.size());
  if (was_container && closing.element != Element::a && closing.removal == Removal::none && !is_removing())
    line_break_waits_ = false;
}

void Sanitizer::pop_to(std::size_t index, Why why) {
  while (stack_.size() > index + 1) pop(why);
  while (top().end_came && stack_.size() > 1) pop(Why::ended);
}

void Sanitizer::pop_through(std::size_t index, Why why) { pop_to(index - 1, why); }

/// The record of an open formatting element: both lists have the same order.
const Formatting& Sanitizer::record_of(std::size_t index) const {
  std::size_t above = 0;
  for (std::size_t other = index + 1; other < stack_.size(); ++other) above += is_formatting(stack_[other]) ? 1 : 0;
  return formatting_.at(formatting_.open_from_end(above));
}

} // namespace lede::body
