#include <algorithm>
#include <string>

#include "base/limits.h"
#include "base/messages.h"
#include "base/words.h"
#include "body/sanitizer.h"
#include "body/tag_text.h"
#include "html/own_markup.h"

namespace lede::body {
namespace {

/// What a link says of itself because the law or search engines ask for it stays: that it is paid for, or a reader's.
void append_disclosures(std::string& rel, std::string_view said) {
  if (said.empty() || said == "noopener") return;
  const std::string words = lowered(said);
  for (const std::string_view word : {"nofollow", "sponsored", "ugc"}) {
    if (has_word(words, word) && !has_word(rel, word)) rel.append(" ").append(word);
  }
}

/// `<b style="font-weight: normal">` is what Google Docs writes around all that is copied from it.
bool opens_silently(Element element, const html::StartTag& tag) {
  if (tag.attributes.empty()) return false;
  if (element == Element::b || element == Element::strong) return read_style(tag).is_not_bold;
  if (element == Element::i || element == Element::em) return read_style(tag).is_not_italic;
  return false;
}

} // namespace

void Sanitizer::close_paragraph() {
  stack_[container()].goes_on = false;
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const OpenElement& open = stack_[index];
    if (open.element == Element::p) return pop_through(index, Why::container_ended);
    const bool is_passed = open.removal == Removal::none ? !is_container(open) : !bounds_paragraph_scope(open);
    if (!is_passed) return;
  }
}

/// A block that was unwrapped still begins and ends a line: its words must not run into those around it.
void Sanitizer::break_line_here() {
  if (is_removing() || !stack_[container()].ends_inline) return;
  line_break_waits_ = true;
  word_waits_ = false;
}

/// What was here, or begins or ends here, parts the words before it from those behind it.
void Sanitizer::part_here(AuthorStyle::Parts parts) {
  if (parts == AuthorStyle::Parts::nothing || is_removing()) return;
  const bool is_behind_words = stack_[container()].ends_inline && (is_container(top()) || top().has_content);
  if (!is_behind_words) return;
  if (parts == AuthorStyle::Parts::lines) return break_line_here();
  if (!line_break_waits_) word_waits_ = true;
}

void Sanitizer::unwrap_block(Element element) {
  if (unwrapped_.size() < limits::max_open_elements) unwrapped_.push_back({element, container() + 1});
  break_line_here();
}

/// @return whether the tag was that of a block that was unwrapped, and not that of one which is open around it.
bool Sanitizer::end_unwrapped_block(Element element) {
  for (std::size_t index = unwrapped_.size(); index-- > 0;) {
    const UnwrappedBlock& block = unwrapped_[index];
    if (block.element != element) continue;
    for (std::size_t above = stack_.size(); above-- > block.depth;) {
      if (stack_[above].element == element || bounds_scope(stack_[above])) return false;
    }
    pop_to(block.depth - 1, Why::container_ended);
    unwrapped_.resize(std::min(index, unwrapped_.size()));
    break_line_here();
    return true;
  }
  return false;
}

void Sanitizer::note_inline_content() {
  OpenElement& around = stack_[container()];
  around.has_content = true;
  around.ends_inline = true;
}

bool Sanitizer::make_room_for_block() {
  close_paragraph();
  for (;;) {
    const std::size_t index = container();
    OpenElement& around = stack_[index];
    switch (around.content) {
      case Content::flow:
      case Content::figure:
      case Content::details: pop_to(index, Why::suspended); return true;
      case Content::list_items:
      case Content::descriptions:
        if (around.implied) {
          pop_through(index, Why::container_ended); // the list was only there for its items
          break;
        }
        pop_to(index, Why::suspended);
        push_implied(around.content == Content::list_items ? Element::li : Element::dd);
        return true;
      case Content::table:
      case Content::rows:
      case Content::cells:
      case Content::columns: stand_in_front_of_table(); break;
      default: return false;
    }
  }
}

bool Sanitizer::make_room_for_inline(bool blank) {
  for (;;) {
    OpenElement& inner = top();
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
        stand_in_front_of_table();
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

/// Opens again what the tree forced to close, before something that is to stand in it.
void Sanitizer::reopen_formatting() {
  if (line_break_waits_ && !is_removing()) {
    line_break_waits_ = false;
    if (handling_of(Element::br) == Handling::keep)
      writer_.open(Element::br);
    else
      writer_.text("\n"); // the host wants no breaks; words are parted all the same
  }
  if (!formatting_waits_) return;
  formatting_waits_ = false;
  const std::size_t level = top().cell_level;
  const std::size_t waiting = formatting_.count_waiting(level);
  if (waiting > 0) reopen_waiting(level, waiting);
}

void Sanitizer::reopen_waiting(std::size_t level, std::size_t waiting) {
  for (std::size_t index = 0; index < formatting_.size() && waiting > 0;) {
    const Formatting& record = formatting_.at(index);
    if (!formatting_.waits(index, level)) {
      ++index;
      continue;
    }
    const std::size_t cost = 2 * name_of(record.element).size() + 5 + record.attributes.size();
    const bool fits = waiting <= limits::max_reopened_formatting && cost <= reopen_budget_ &&
                      stack_.size() + context_.depth <= limits::max_open_elements &&
                      !(record.element == Element::a && top().in_link);
    --waiting;
    if (!fits) {
      context_.report.warn(messages::formatting_dropped, {}, origin_);
      formatting_.erase(index);
      continue;
    }
    reopen_budget_ -= cost;
    CleanAttributes attributes = record.attributes;
    attributes.remove(Attribute::id); // an id stands once
    const Content content =
        record.element == Element::a && top().content == Content::flow ? Content::flow : Content::phrasing;
    push(record.element, content, attributes, false, record.is_silent);
    formatting_.set_open(index);
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
    case Element::table: // so that the keyboard can scroll it; nothing in a link may be focusable by itself
      if (!stack_.back().in_link) attributes.add(Attribute::tabindex, "0");
      return;
    case Element::audio:
    case Element::video:
      attributes.add(Attribute::controls, "");
      attributes.add(Attribute::preload, "metadata");
      return;
    default: return;
  }
}

void Sanitizer::open_block(const html::StartTag& tag, Element element) {
  if (is_heading(element)) {
    const std::size_t index = container();
    if (is_heading(stack_[index].element)) pop_through(index, Why::container_ended);
  }
  const std::size_t index = container();
  const bool groups_descriptions = element == Element::div && stack_[index].element == Element::dl;
  if (groups_descriptions) {
    pop_to(index, Why::suspended);
  } else if (row_of(element).content == Content::list_items && open_nested_list(element)) {
    return unwrap_block(element);
  } else if (!make_room_for_block() || (element == Element::details && top().in_link)) {
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
    top().has_content = true;
    top().ends_inline = false;
    return write_void(written, attributes);
  }
  OpenElement& opened = push(written, row_of(written).content, attributes, false);
  note_box(tag, written);
  if (groups_descriptions) {
    opened.content = Content::descriptions;
    opened.last_part = 1;
  }
}

void Sanitizer::open_inline(const html::StartTag& tag, Element element) {
  if (!make_room_for_inline(false)) return;
  // A link never holds another: the first one ends, unless it lies outside of the block or the cell that is open.
  if (element == Element::a) end_inline(Element::a);
  AuthorStyle::Parts parts = AuthorStyle::Parts::nothing;
  if (has_attribute(tag, "style")) parts = read_style(tag).parts;
  part_here(parts);
  reopen_formatting();
  if (opens_silently(element, tag)) {
    if (has_room(tag, element)) push_formatting(element, {}, Content::phrasing, true, true);
    return;
  }
  if (element == Element::a && top().in_link) {
    ++skipped_[static_cast<std::size_t>(element)];
    return warn(messages::tag_removed_in_link, tag.name, tag.offset);
  }
  if (top().in_link && row_of(element).content == Content::media) return; // its controls cannot be reached in a link
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
    content = is_container(top()) && top().content != Content::phrasing ? Content::flow : Content::phrasing;
  const bool is_in_quote = top().element == Element::blockquote;
  const CleanAttributes player = is_empty_player ? attributes : CleanAttributes();
  push_formatting(element, std::move(attributes), content, FormattingList::outlives_container(element));
  if (row.content != Content::media) top().parts = parts;
  if (element == Element::span && !tag.attributes.empty()) open_author_style(tag);
  if (is_empty_player) note_player(tag, player);
  const bool may_be_link_of_post = element == Element::a && (tag.attributes.size() > 1 || is_in_quote);
  if (is_empty_player || may_be_link_of_post) note_box(tag, element);
}

void Sanitizer::push_formatting(Element element, CleanAttributes attributes, Content content, bool outlives_container,
                                bool is_silent) {
  const std::size_t depth = stack_.size();
  const std::size_t around = container();
  const bool had_content = stack_[around].has_content;
  const bool ended_inline = stack_[around].ends_inline;
  if (!is_silent) note_inline_content();
  OpenElement& opened = push(element, content, attributes, false, is_silent);
  opened.around_had_content = had_content;
  opened.around_ended_inline = ended_inline;
  if (!is_formatting(opened)) return;
  formatting_.add({.element = element,
                   .attributes = std::move(attributes),
                   .depth = depth,
                   .container = around,
                   .cell_level = opened.cell_level,
                   .open = true,
                   .is_silent = is_silent,
                   .outlives_container = outlives_container});
}

/// Editors write bold and italic text as `<span style>`. The style goes; the elements that mean the same stand in the
/// span, and end with it.
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

/// A list straight in a list belongs to the item before it. @return whether its tags are left out instead, since there
/// is no item yet that it could belong to: an indented list, to old editors.
bool Sanitizer::open_nested_list(Element element) {
  close_paragraph();
  const std::size_t index = container();
  if (stack_[index].content != Content::list_items || stack_[index].implied || is_removing()) return false;
  pop_to(index, Why::suspended);
  if (!stack_[index].has_content) return stack_[index].element == element;
  if (!writer_.reopen(Element::li)) return false;
  OpenElement item;
  item.element = Element::li;
  item.in_link = top().in_link;
  item.cell_level = top().cell_level;
  item.has_content = true;
  stack_.push_back(item);
  return false;
}

void Sanitizer::open_void(const html::StartTag& tag, Element element) {
  if (element == Element::img) return open_image(tag);
  // A line break straight in a list is between its items, and no item; one behind a frame begins no paragraph.
  if (top().content == Content::list_items || top().content == Content::descriptions || top().goes_on) return;
  if (!make_room_for_inline(false)) return;
  const CleanAttributes attributes = attributes_of(element, tag);
  reopen_formatting();
  note_inline_content();
  write_void(element, attributes);
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
                                         (open.element == Element::div && open.last_part == 0);
    if (is_special(open) && open.element != Element::a && !is_transparent_to_items) break;
  }
  close_paragraph();
  // In what is removed no list is written around an item, and none may be left open there.
  if (is_removing()) return static_cast<void>(push(element, row_of(element).content, {}, false));
  const std::size_t index = container();
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

/// A figure's caption, the summary of details: once, where it belongs; elsewhere only its content counts.
void Sanitizer::open_figure_part(const html::StartTag& tag, Element element) {
  close_paragraph();
  const std::size_t index = container();
  const OpenElement& around = stack_[index];
  const bool fits = element == Element::figcaption ? around.content == Content::figure && around.last_part == 0
                                                   : around.content == Content::details && !around.has_content;
  if (!fits) {
    warn(messages::tag_out_of_place, tag.name, tag.offset);
    return unwrap_block(element);
  }
  pop_to(index, Why::suspended);
  if (!has_room(tag, element)) return;
  stack_[index].last_part = 1;
  push(element, row_of(element).content, attributes_of(element, tag), false);
}

/// A text of a ruby begins, and the one before it ends. @return whether there is a ruby.
bool Sanitizer::end_ruby_text() {
  for (std::size_t index = stack_.size(); index-- > 0;) {
    if (stack_[index].element == Element::ruby) {
      pop_to(index, Why::container_ended);
      return true;
    }
    if (is_container(stack_[index])) break;
  }
  return false;
}

void Sanitizer::open_ruby_text(const html::StartTag& tag, Element element) {
  if (end_ruby_text()) push(element, Content::phrasing, attributes_of(element, tag), false);
}

} // namespace lede::body
