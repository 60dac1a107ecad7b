// Phrasing content: inline elements, with the attributes that Lede adds to them.
// @see https://html.spec.whatwg.org/#parsing-main-inbody (13.2.6.4.7)
#include <string>

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

void Sanitizer::open_ruby_text(const html::StartTag& tag, Element element) {
  if (end_ruby_text()) push(element, Content::phrasing, attributes_of(element, tag), false);
}

} // namespace lede::body
