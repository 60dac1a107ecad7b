// The tags of ordinary text, in few steps. Such a tag opens a block in flow content, an item in its list or emphasis in
// a paragraph, or it ends the current node. Then the general steps close nothing, move nothing and reconstruct nothing
// that is not reconstructed here, too. Every other tag is left to them. Both ways give the same output and the same
// warnings: tests/fuzz/direct_fuzzer.cpp compares them.
#include "body/sanitizer.h"

namespace lede::body {
namespace {

/// Whether a start tag has no attributes, or is a link that has only those of a link in Markdown.
bool has_usual_attributes(const html::StartTag& tag, Element element) {
  if (tag.attributes.empty()) return element != Element::a;
  if (element != Element::a || tag.attributes.front().name != "href") return false;
  return tag.attributes.size() == 1 || (tag.attributes.size() == 2 && tag.attributes[1].name == "title");
}

} // namespace

/// Whether tags only open and close elements: nothing is being removed, and nothing waits for the next tag.
bool Sanitizer::is_in_ordinary_text() const {
  const OpenElement& around = stack_.current_node();
  return !is_removing() && around.role <= Role::kept && !around.end_came && !around.goes_on && !pending_.missed &&
         pending_.embed.text.empty() && !context_.takes_all_steps;
}

/// @return whether the tag was handled; if not, nothing has changed.
bool Sanitizer::open_directly(const html::StartTag& tag, Element element) {
  if (!has_usual_attributes(tag, element) || !is_in_ordinary_text() || handling_of(element) != Handling::keep)
    return false;
  const Content around = current_node().content;
  switch (row_of(element).placement) {
    case Placement::flow: return around == Content::flow && open_block_directly(tag, element);
    case Placement::list_item:
      if (around != Content::list_items) return false;
      pending_.is_after_media = false;
      push(element, Content::flow, {}, false);
      return true;
    case Placement::phrasing:
      return (around == Content::flow || around == Content::phrasing) && open_phrasing_directly(tag, element);
    default: return false;
  }
}

bool Sanitizer::open_block_directly(const html::StartTag& tag, Element element) {
  const bool is_usual = element == Element::p || element == Element::blockquote || element == Element::ul ||
                        element == Element::ol || is_heading(element);
  if (!is_usual) return false;
  pending_.is_after_media = false;
  if (!has_room(tag, element)) return true;
  Element written = element;
  if (is_heading(element)) {
    const int level = static_cast<int>(element) - static_cast<int>(Element::h1) + 1;
    written = static_cast<Element>(static_cast<int>(Element::h1) + outline_.place(level) - 1);
  }
  push(written, row_of(written).content, {}, false);
  return true;
}

bool Sanitizer::open_phrasing_directly(const html::StartTag& tag, Element element) {
  const bool is_link = element == Element::a;
  if (row_of(element).content != Content::phrasing && !is_link) return false;
  // A link ends an open link, and one that waits to be reconstructed.
  if (is_link && (is_in_link() || active_formatting_.size() > 0)) return false;
  pending_.is_after_media = false;
  reconstruct_active_formatting();
  if (!has_room(tag, element)) return true;
  if (word_waits_) writer_.text(" ");
  word_waits_ = false;
  CleanAttributes attributes;
  Content content = Content::phrasing;
  if (is_link) {
    attributes = attributes_of(element, tag);
    add_own_attributes(element, attributes, &tag);
    if (current_node().is_container() && current_node().content != Content::phrasing) content = Content::flow;
  }
  const bool may_be_link_of_post = is_link && (tag.attributes.size() > 1 || is_quotation(current_node()));
  push_formatting(element, std::move(attributes), content, ActiveFormattingElements::outlives_container(element));
  if (may_be_link_of_post) note_box(tag, element);
  return true;
}

/// @return whether the tag ended the current node; if not, nothing has changed.
bool Sanitizer::close_directly(Element element) {
  const OpenElement& closing = current_node();
  if (closing.element != element && !(is_heading(closing.element) && is_heading(element))) return false;
  if (stack_.size() == 1 || !is_in_ordinary_text() || !unwrapped_.empty() || pending_.box ||
      skipped_[static_cast<std::size_t>(element)] > 0 || handling_of(element) != Handling::keep)
    return false;
  switch (row_of(element).placement) {
    case Placement::flow:
      if (element == Element::table) return false;
      break;
    case Placement::list_item: break;
    case Placement::phrasing:
      // A copy of an element that was opened around its container may outlive the end tag.
      if (closing.content != Content::phrasing || !closing.is_formatting() ||
          active_formatting_.at(active_formatting_.last_open()).container < stack_.container())
        return false;
      pop(Why::ended);
      return true;
    default: return false;
  }
  pop_through(stack_.size() - 1, Why::container_ended);
  return true;
}

} // namespace lede::body
