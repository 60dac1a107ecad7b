// Opens and closes elements, writes or drops their tags, and updates the state of the elements around them.
#include "body/tree_builder.h"

#include "base/limits.h"
#include "base/messages.h"

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

/// Returns the severity of removing an element. Readers never see a style sheet or metadata. A script may have shown
/// something that is not in the document.
Severity severity_of_removal(WarningCode code, std::string_view name) {
  // "<lan@bao.example>" is not meant as a tag, but browsers read it as one and do not show it.
  constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyz0123456789-:_";
  if (code == WarningCode::tag_removed && name.find_first_not_of(k_letters) != std::string_view::npos)
    return Severity::lost;
  if (code != WarningCode::element_removed) return severity_of(code);
  if (name == "xml") return Severity::cosmetic; // the settings of Word beside its text
  if (name == "style" || name == "link" || name == "meta" || name == "template" || name == "base")
    return Severity::cosmetic;
  return name == "script" ? Severity::changed : Severity::lost;
}

} // namespace

TreeBuilder::TreeBuilder(HtmlWriter& writer, const Context& context) : writer_(writer), context_(context) {
  OpenElement root;
  root.content = context.place == Place::phrasing ? Content::phrasing : Content::flow;
  root.role = Role::root;
  stack_.push(root);
}

void TreeBuilder::begin_tree(Origin origin, std::size_t source_size) {
  constexpr std::size_t k_small_change = 4096; // short texts may need more than their own length
  constexpr std::size_t k_bytes_per_move = 64;
  origin_ = origin;
  reconstruction_budget_ = source_size + k_small_change;
  foster_parentings_left_ = (source_size + k_small_change) / k_bytes_per_move;
}

void TreeBuilder::finish_tree() {
  pop_to(0, Why::ended);
  active_formatting_.clear();
  has_entries_to_reconstruct_ = false;
  line_break_waits_ = false;
  stack_[0].has_content = false;
  skipped_.fill(0);
  unwrapped_.clear();
  word_waits_ = false;
}

Handling TreeBuilder::handling_of(Element element) const {
  const ElementRow& row = row_of(element);
  const Handling handling = context_.policy == PolicyName::comment ? row.comment : row.article;
  const bool is_left_out =
      context_.allow_elements != nullptr && !context_.allow_elements->test(static_cast<std::size_t>(element));
  if (handling != Handling::keep || !is_left_out) return handling;
  return is_void(element) ? Handling::remove_tag : Handling::unwrap;
}

void TreeBuilder::warn(WarningText text, std::string_view name, std::size_t offset) {
  if (is_removing()) return; // the removed element around it has been reported
  context_.report.warn(severity_of_removal(text.code(), name), text, {shown_name(name)}, origin_, offset);
}

/// Whether the element, and the elements that the content model may require in it, stay within the limit of nesting.
/// For the output the answer is the same, so sanitizing it again changes nothing.
bool TreeBuilder::has_room(const html::StartTag& tag, Element element) {
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

OpenElement& TreeBuilder::push(Element element, Content content, const CleanAttributes& attributes, bool implied,
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

void TreeBuilder::push_implied(Element element) { push(element, row_of(element).content, {}, true); }

void TreeBuilder::push_removed(Element element, Role role, std::uint16_t foreign_name) {
  OpenElement open;
  open.role = role;
  open.element = element;
  open.foreign_name = foreign_name;
  open.in_link = current_node().in_link;
  open.cell_level = current_node().cell_level;
  if (!is_removing()) removed_from_ = stack_.size();
  stack_.push(open);
}

/// Opens an element that is removed. If it is too deep in another one, only its end tag is expected.
void TreeBuilder::open_removed(Element element) {
  if (is_removing() && stack_.size() >= limits::max_open_elements)
    ++skipped_[static_cast<std::size_t>(element)];
  else
    push_removed(element, Role::removed);
}

/// Writes the end tag, or removes the element from the output. @return whether it was removed.
bool TreeBuilder::close(const OpenElement& closing) {
  if (closing.role != Role::kept || closing.output.is_silent || is_removing()) return false;
  if (closing.output.lost_content && closing.output.may_vanish)
    return writer_.close_unless_blank(closing.output.begin, row_of(closing.element).placement == Placement::phrasing);
  writer_.close();
  return false;
}

/// Notes that content was removed here. If the element around it has no other content, it is removed, too.
void TreeBuilder::note_loss() {
  if (!is_removing()) current_node().output.lost_content = true;
}

/// Restores the state as if the element had never been opened. A block still separates the words around it.
void TreeBuilder::note_vanished(const OpenElement& closing, Why why) {
  note_loss();
  after_vanishing(closing);
  OpenElement& around = stack_[stack_.container()];
  around.has_content = closing.around.had_content;
  around.ends_inline = closing.around.ended_inline;
  if (row_of(closing.element).placement != Placement::phrasing) break_line_here();
  if (why != Why::suspended) active_formatting_.container_closed(stack_.size());
}

void TreeBuilder::pop(Why why) {
  before_close();
  const OpenElement closing = stack_.current_node();
  const bool was_container = closing.is_container();
  if (stack_.size() - 1 == removed_from_) removed_from_ = npos;
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

void TreeBuilder::pop_to(std::size_t index, Why why) {
  while (stack_.size() > index + 1) pop(why);
  while (current_node().end_came && stack_.size() > 1) pop(Why::ended);
}

void TreeBuilder::pop_through(std::size_t index, Why why) { pop_to(index - 1, why); }

/// Closes the element if it is in scope. @return whether it was.
bool TreeBuilder::end_in_scope(Element element, Role role) {
  const std::size_t index = stack_.find_in_scope(element, role);
  if (index != npos) pop_through(index, Why::container_ended);
  return index != npos;
}

} // namespace lede::body
