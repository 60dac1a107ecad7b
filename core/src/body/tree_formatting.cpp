// Formatting elements: they are reconstructed if the tree structure forces them to close.
// @see https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements (13.2.4.3)
// @see https://html.spec.whatwg.org/#adoption-agency-algorithm (13.2.6.4.7)
#include "base/limits.h"
#include "base/messages.h"
#include "body/tree_builder.h"

namespace lede::body {

bool TreeBuilder::is_in_link() const {
  const OpenElement& innermost = stack_.current_node();
  return innermost.in_link ||
         (has_entries_to_reconstruct_ &&
          active_formatting_.find_to_reconstruct(Element::a, innermost.cell_level) != ActiveFormattingElements::npos);
}

void TreeBuilder::push_formatting(Element element, CleanAttributes attributes, Content content, bool outlives_container,
                                  bool is_silent) {
  const std::size_t depth = stack_.size();
  const std::size_t around = stack_.container();
  const bool had_content = stack_[around].has_content;
  const bool ended_inline = stack_[around].ends_inline;
  if (!is_silent) note_phrasing_content();
  OpenElement& opened = push(element, content, attributes, false, is_silent);
  opened.around.had_content = had_content;
  opened.around.ended_inline = ended_inline;
  if (!opened.is_formatting()) return;
  active_formatting_.add({.element = element,
                          .attributes = std::move(attributes),
                          .depth = depth,
                          .container = around,
                          .cell_level = opened.cell_level,
                          .open = true,
                          .is_silent = is_silent,
                          .outlives_container = outlives_container});
}

/// Handles the end tag of a phrasing element. It does what the adoption agency algorithm and "any other end tag" do,
/// but on a stream: written content cannot be moved.
void TreeBuilder::end_phrasing(Element element) {
  // The end tag of a player always closes it, so that content after it is not lost.
  if (row_of(element).content == Content::media) return static_cast<void>(end_in_scope(element, Role::kept));
  const std::size_t inner = stack_.container();
  bool block_inside = false;
  for (std::size_t index = stack_.size(); index-- > 0;) {
    OpenElement& open = stack_[index];
    if (open.element == element) {
      if (block_inside) {
        // `<a><div></a>`: closing the link now would split the block, and the block's end tag would close another
        // element. So the link closes with the block.
        open.end_came = true;
        return;
      }
      // `<span><div></span>`: a parser ignores the end tag inside the block, so the reconstructed copy of the span
      // stays open. The same holds in a cell for elements that were opened around its table.
      if (index > inner && open.is_formatting()) {
        const FormattingEntry& entry = entry_of(index);
        const bool is_copy = entry.container < inner;
        const bool is_behind_table =
            entry.cell_level < open.cell_level ||
            (stack_[inner].role == Role::foster_parented && entry.container < stack_.current_table());
        if (is_copy && (!entry.outlives_container || is_behind_table)) return;
      }
      pop_to(index, Why::container_ended);
      // `pop_to` may have closed the element already, if its end tag had come before.
      if (stack_.size() > index) pop(Why::ended);
      return;
    }
    if (open.bounds_scope()) break;
    block_inside = block_inside || open.is_special();
    if (block_inside && !ActiveFormattingElements::outlives_container(element)) break;
  }
  const std::size_t waiting = active_formatting_.find_to_reconstruct(element, stack_[inner].cell_level);
  if (waiting == npos) return;
  if (active_formatting_.at(waiting).outlives_container || active_formatting_.at(waiting).depth > inner)
    active_formatting_.erase(waiting);
}

/// Returns the entry of an open formatting element. Stack and list have the same order.
const FormattingEntry& TreeBuilder::entry_of(std::size_t index) const {
  std::size_t above = 0;
  for (std::size_t other = index + 1; other < stack_.size(); ++other) above += stack_[other].is_formatting() ? 1 : 0;
  return active_formatting_.at(active_formatting_.open_from_end(above));
}

/// Reconstructs the active formatting elements before phrasing content is written.
void TreeBuilder::reconstruct_active_formatting() {
  if (line_break_waits_ && !is_removing()) {
    line_break_waits_ = false;
    if (handling_of(Element::br) == Handling::keep)
      writer_.open(Element::br);
    else
      writer_.text("\n"); // the host allows no <br>, but the words still have to be separated
  }
  if (!has_entries_to_reconstruct_) return;
  has_entries_to_reconstruct_ = false;
  const std::size_t level = current_node().cell_level;
  const std::size_t waiting = active_formatting_.count_to_reconstruct(level);
  if (waiting > 0) reconstruct_entries(level, waiting);
}

void TreeBuilder::reconstruct_entries(std::size_t level, std::size_t waiting) {
  for (std::size_t index = 0; index < active_formatting_.size() && waiting > 0;) {
    const FormattingEntry& entry = active_formatting_.at(index);
    if (!active_formatting_.is_to_reconstruct(index, level)) {
      ++index;
      continue;
    }
    const std::size_t cost = 2 * name_of(entry.element).size() + 5 + entry.attributes.size();
    const bool fits = waiting <= limits::max_reopened_formatting && cost <= reconstruction_budget_ &&
                      stack_.size() + context_.depth <= limits::max_open_elements &&
                      !(entry.element == Element::a && current_node().in_link);
    --waiting;
    if (!fits) {
      context_.report.warn(messages::formatting_dropped, {}, origin_);
      active_formatting_.erase(index);
      continue;
    }
    reconstruction_budget_ -= cost;
    CleanAttributes attributes = entry.attributes;
    attributes.remove(Attribute::id); // an id must be unique
    const Content content =
        entry.element == Element::a && current_node().content == Content::flow ? Content::flow : Content::phrasing;
    // It is for the next content. If that is removed, so is this: an empty link in a quotation would be a post.
    push(entry.element, content, attributes, false, entry.is_silent).output.lost_content = true;
    active_formatting_.set_open(index);
    ++index;
  }
}

} // namespace lede::body
