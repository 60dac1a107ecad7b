// Phrasing content: inline elements, which are reconstructed if the tree structure forces them to close.
// @see https://html.spec.whatwg.org/#reconstruct-the-active-formatting-elements (13.2.4.3)
// @see https://html.spec.whatwg.org/#adoption-agency-algorithm (13.2.6.4.7)
#include <string>

#include "base/limits.h"
#include "base/messages.h"
#include "base/words.h"
#include "body/sanitizer.h"
#include "body/tag_text.h"
#include "html/own_markup.h"

namespace lede::body {
namespace {

/// Keeps the link types that laws or search engines require: that a link is sponsored, or that readers wrote it.
void append_disclosures(std::string& rel, std::string_view said) {
  if (said.empty() || said == "noopener") return;
  const std::string words = lowered(said);
  for (const std::string_view word : {"nofollow", "sponsored", "ugc"}) {
    if (has_word(words, word) && !has_word(rel, word)) rel.append(" ").append(word);
  }
}

/// Whether the element's style cancels its meaning. Google Docs wraps all copied text in `<b style="font-weight:
/// normal">`.
bool opens_silently(Element element, const html::StartTag& tag) {
  if (tag.attributes.empty()) return false;
  if (element == Element::b || element == Element::strong) return read_style(tag).is_not_bold;
  if (element == Element::i || element == Element::em) return read_style(tag).is_not_italic;
  return false;
}

} // namespace

void Sanitizer::note_phrasing_content() {
  OpenElement& around = stack_[stack_.container()];
  around.has_content = true;
  around.ends_inline = true;
}

bool Sanitizer::make_room_for_phrasing(bool blank) {
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

/// Reconstructs the active formatting elements before phrasing content is written.
void Sanitizer::reconstruct_active_formatting() {
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

void Sanitizer::reconstruct_entries(std::size_t level, std::size_t waiting) {
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

void Sanitizer::add_own_attributes(Element element, CleanAttributes& attributes, const html::StartTag* tag) const {
  switch (element) {
    case Element::a: {
      if (!attributes.has(UrlAttribute::href)) return;
      if (attributes.leads_into_page()) return;
      const bool is_readers = context_.policy == PolicyName::comment;
      const Literal own = is_readers ? Literal("nofollow ugc noopener") : Literal("noopener");
      std::string rel = link_relation(own, context_.link_rel);
      if (tag != nullptr) append_disclosures(rel, value_of(*tag, "rel"));
      attributes.add(Attribute::rel, std::move(rel));
      if (context_.link_target == LinkTarget::blank) attributes.add(Attribute::target, "_blank");
      return;
    }
    case Element::img:
      return add_picture_attributes(
          is_first_picture() || (tag != nullptr && is_urgent(*tag)) ? Fetch::at_once : Fetch::when_near,
          [&](Attribute attribute, Literal value) { attributes.add(attribute, std::string(value.view())); });
    case Element::pre:
    case Element::table: // so that the keyboard can scroll it; not in a link, which must not contain focusable elements
      if (!stack_.current_node().in_link) attributes.add(Attribute::tabindex, "0");
      return;
    case Element::audio:
    case Element::video:
      attributes.add(Attribute::controls, "");
      attributes.add(Attribute::preload, "metadata");
      return;
    default: return;
  }
}

void Sanitizer::open_phrasing(const html::StartTag& tag, Element element) {
  if (!make_room_for_phrasing(false)) return;
  // Links cannot be nested. The first link is closed, unless it is outside the current block or cell.
  if (element == Element::a) end_phrasing(Element::a);
  AuthorStyle::Parts parts = AuthorStyle::Parts::nothing;
  if (has_attribute(tag, "style")) parts = read_style(tag).parts;
  part_here(parts);
  reconstruct_active_formatting();
  if (opens_silently(element, tag)) {
    if (has_room(tag, element)) push_formatting(element, {}, Content::phrasing, true, true);
    return;
  }
  if (element == Element::a && current_node().in_link) {
    ++skipped_[static_cast<std::size_t>(element)];
    return warn(messages::tag_removed_in_link, tag.name, tag.offset);
  }
  if (current_node().in_link && row_of(element).content == Content::media)
    return; // readers could not use its controls inside a link
  if (!has_room(tag, element)) return;
  if (word_waits_ && !is_removing()) {
    writer_.text(" ");
    word_waits_ = false;
  }
  CleanAttributes attributes = row_of(element).content == Content::media ? attributes_with_late_addresses(element, tag)
                                                                         : attributes_of(element, tag);
  const bool is_empty_player = row_of(element).content == Content::media && !attributes.has(UrlAttribute::src);
  add_own_attributes(element, attributes, &tag);
  const ElementRow& row = row_of(element);
  Content content = row.content;
  if (content == Content::transparent)
    content = current_node().is_container() && current_node().content != Content::phrasing ? Content::flow
                                                                                           : Content::phrasing;
  const bool is_in_quote = is_quotation(current_node());
  const CleanAttributes player = is_empty_player ? attributes : CleanAttributes();
  push_formatting(element, std::move(attributes), content, ActiveFormattingElements::outlives_container(element));
  if (row.content != Content::media) current_node().parts = parts;
  if (element == Element::span && !tag.attributes.empty()) open_author_style(tag);
  if (is_empty_player) note_player(tag, player);
  const bool may_be_link_of_post = element == Element::a && (tag.attributes.size() > 1 || is_in_quote);
  if (is_empty_player || may_be_link_of_post) note_box(tag, element);
}

void Sanitizer::push_formatting(Element element, CleanAttributes attributes, Content content, bool outlives_container,
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

/// Editors write bold and italic text as `<span style>`. The style is removed. Elements with the same meaning are
/// opened inside the span and end with it.
void Sanitizer::open_author_style(const html::StartTag& tag) {
  const AuthorStyle style = read_style(tag);
  const std::pair<bool, Element> k_meanings[] = {{style.is_bold, Element::b},       {style.is_italic, Element::i},
                                                 {style.is_underlined, Element::u}, {style.is_struck, Element::s},
                                                 {style.is_raised, Element::sup},   {style.is_lowered, Element::sub}};
  for (const auto& [is_meant, element] : k_meanings) {
    if (!is_meant || handling_of(element) != Handling::keep) continue;
    if (!has_room(tag, element)) return;
    push_formatting(element, {}, Content::phrasing, false);
  }
}

/// Handles the end tag of a phrasing element. It does what the adoption agency algorithm and "any other end tag" do,
/// but on a stream: written content cannot be moved.
void Sanitizer::end_phrasing(Element element) {
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

void Sanitizer::open_void(const html::StartTag& tag, Element element) {
  if (element == Element::img) return open_image(tag);
  // A line break directly in a list is dropped, as it is not an item. One right after a frame begins no paragraph.
  if (current_node().content == Content::list_items || current_node().content == Content::descriptions ||
      current_node().goes_on)
    return;
  if (!make_room_for_phrasing(false)) return;
  const CleanAttributes attributes = attributes_of(element, tag);
  reconstruct_active_formatting();
  note_phrasing_content();
  write_void(element, attributes);
}

/// Closes the previous text of the ruby, because the next one begins. @return whether a ruby is open.
bool Sanitizer::end_ruby_text() {
  for (std::size_t index = stack_.size(); index-- > 0;) {
    if (stack_[index].element == Element::ruby) {
      pop_to(index, Why::container_ended);
      return true;
    }
    if (stack_[index].is_container()) break;
  }
  return false;
}

void Sanitizer::open_ruby_text(const html::StartTag& tag, Element element) {
  if (end_ruby_text()) push(element, Content::phrasing, attributes_of(element, tag), false);
}

} // namespace lede::body
