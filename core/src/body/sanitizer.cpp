// Looks up the policy for each token, and calls the function that handles it.
// @see https://html.spec.whatwg.org/#tree-construction (13.2.6)
#include "body/sanitizer.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/messages.h"
#include "base/text.h"
#include "body/late_pictures.h"

namespace lede::body {
namespace {

using html::TextState;

/// Replaces obsolete elements by their modern equivalents.
Element renamed(Element element) {
  switch (element) {
    case Element::strike: return Element::s;
    case Element::tt: return Element::code;
    case Element::acronym: return Element::abbr;
    case Element::center: return Element::div;
    case Element::dir: return Element::ul;
    case Element::image: return Element::img;
    default: return element;
  }
}

/// Maps AMP elements to the HTML elements with the same meaning.
Element element_meant(Element element, std::string_view name) {
  if (element != Element::unknown) return renamed(element);
  if (!name.starts_with("amp-")) return element;
  if (name == "amp-img" || name == "amp-anim") return Element::img;
  if (name == "amp-video") return Element::video;
  return name == "amp-audio" ? Element::audio : element;
}

/// Whether a text needs a space between a preceding word and itself: it begins with neither a space nor punctuation.
bool begins_word(std::string_view text) {
  return std::string_view(" \t\n.,;:!?)]}%'\"").find(text.front()) == std::string_view::npos;
}

/// Whether an element with this placement begins and ends a line.
bool parts_lines(Placement placement) {
  return placement != Placement::phrasing && placement != Placement::ruby_text && placement != Placement::document;
}

} // namespace

Sanitizer::Sanitizer(HtmlWriter& writer, const Context& context, HeadingOutline& outline)
    : TreeBuilder(writer, context), outline_(outline) {}

void Sanitizer::begin(Origin origin, std::size_t source_size) {
  finish();
  begin_tree(origin, source_size);
}

void Sanitizer::finish() {
  if (!pending_.embed.text.empty()) show_embedded_address();
  if (pending_.missed) show_missed_picture();
  if (!pending_.noscript.text.empty())
    warn_of_noscript(!ascii::trim(pending_.noscript.text).empty(), false); // its end tag never came
  tell_of_object(false);                                                   // likewise
  finish_tree();
  pending_.clear();
}

TextState Sanitizer::on_start_tag(const html::StartTag& tag) {
  const Element element = element_meant(tag.element, tag.name);
  if constexpr (!k_is_small_build) {
    if (open_directly(tag, element)) return TextState::data;
  }
  if (continue_foreign(tag)) return TextState::data;
  if (!pending_.embed.text.empty()) show_embedded_address();
  if (element != Element::noscript) {
    if (pending_.missed) show_missed_picture();
    pending_.is_after_media = false;
  }
  Handling handling = handling_of(element);
  // The text of a link may be in a button.
  if (element == Element::button && !is_removing() && is_in_link()) handling = Handling::unwrap;
  const bool is_source = row_of(element).placement == Placement::media_source;
  // All content of a player except its sources is fallback content.
  if (is_source && current_node().role == Role::fallback) pop(Why::container_ended);
  if (!is_source && current_node().content == Content::media) push_removed(Element::unknown, Role::fallback);
  if (pending_.player && is_removing()) read_link_in_player(tag);
  const bool may_be_frame = element == Element::unknown || (handling != Handling::keep && handling != Handling::unwrap);
  if (may_be_frame && replace_frame(tag, element))
    return handling == Handling::remove ? remove(tag, element, handling) : TextState::data;
  if (handling == Handling::keep && !tag.attributes.empty() && is_hidden_by_author(tag, element))
    return hide(tag, element);
  switch (handling) {
    case Handling::remove:
    case Handling::remove_tag: warn_of_removed(tag, element); return remove(tag, element, handling);
    case Handling::unwrap: unwrap(tag, element); break;
    case Handling::keep: keep(tag, element); break;
  }
  return TextState::data;
}

void Sanitizer::unwrap(const html::StartTag& tag, Element element) {
  const Placement placement = row_of(element).placement;
  // Tags of <html>, <head> and <body>, and tags in removed content, are not reported.
  if (placement != Placement::document) warn_of_tag(tag, element);
  if (placement == Placement::ruby_text) static_cast<void>(end_ruby_text());
  note_unwrapped(element);
  if (element != Element::unknown && parts_lines(placement)) {
    close_p_element();
    break_line_here();
  }
  if (element == Element::button) part_here(AuthorStyle::Parts::words);
}

void Sanitizer::keep(const html::StartTag& tag, Element element) {
  const Placement placement = row_of(element).placement;
  switch (placement) {
    case Placement::flow:
      if (element == Element::table)
        open_table(tag);
      else
        open_block(tag, element);
      break;
    case Placement::phrasing:
      if (is_void(element))
        open_void(tag, element);
      else
        open_phrasing(tag, element);
      break;
    case Placement::list_item:
    case Placement::description: open_list_item(tag, element); break;
    case Placement::figure_caption:
    case Placement::details_summary: open_figure_part(tag, element); break;
    case Placement::ruby_text: open_ruby_text(tag, element); break;
    case Placement::media_source: open_media_source(tag, element); break;
    case Placement::table_part:
    case Placement::table_column:
    case Placement::table_row:
    case Placement::table_cell: open_table_part(tag, element); break;
    case Placement::form_legend:
    case Placement::document: break; // never kept
  }
}

void Sanitizer::on_text(std::string_view text, std::size_t offset) {
  if (text.empty()) return;
  if (is_removing()) {
    const Element element = current_node().element;
    if (element == Element::noscript || element == Element::script) keep_removed_text(text, offset);
    return;
  }
  if (stack_.size() == pending_.embed_depth) return pending_.embed.append(text, offset);
  const bool blank = ascii::trim(text).empty();
  if (!blank) {
    if (pending_.missed) show_missed_picture();
    pending_.is_after_media = false;
    pending_.address_from_noscript.clear();
  }
  if (!make_room_for_phrasing(blank)) return;
  if (!blank) {
    reconstruct_active_formatting();
    note_phrasing_content();
    if (word_waits_ && begins_word(text)) writer_.text(" ");
  }
  word_waits_ = false;
  writer_.text(text);
}

void Sanitizer::on_end_tag(const html::EndTag& tag) {
  const Element element = element_meant(tag.element, tag.name);
  if constexpr (!k_is_small_build) {
    if (close_directly(element)) return;
  }
  if (end_foreign(tag)) return;
  if (tag.element == Element::br) { // every parser reads "</br>" as <br>
    static_cast<void>(on_start_tag({Element::br, "br", {}, false, tag.offset}));
    return;
  }
  if (!pending_.embed.text.empty()) show_embedded_address();
  if (is_void(element) && handling_of(element) == Handling::keep) return;
  if (pending_.missed && element != Element::noscript && element != Element::script) show_missed_picture();
  std::uint32_t& skipped = skipped_[static_cast<std::size_t>(element)];
  if (skipped > 0) {
    --skipped;
    return;
  }
  const Handling handling = handling_of(element);
  if (handling == Handling::remove && !end_removed(element)) return; // a parser ignores the end tag, too
  if (handling == Handling::remove && !is_removing()) show_what_was_removed(element);
  if (handling != Handling::keep) return end_unwrapped(element);
  if (!unwrapped_.empty() && end_unwrapped_block(element)) return;
  const bool ends_box = pending_.box && stack_.size() == pending_.box_depth && current_node().element == element;
  end_kept(tag, element);
  if (ends_box) show_box(tag);
}

void Sanitizer::end_kept(const html::EndTag& tag, Element element) {
  switch (row_of(element).placement) {
    case Placement::phrasing:
    case Placement::ruby_text: end_phrasing(element); break;
    case Placement::table_part:
    case Placement::table_row:
    case Placement::table_cell: end_table_part(element); break;
    default:
      if (element == Element::table)
        end_table_part(element);
      else
        end_block(tag, element);
  }
}

void Sanitizer::end_unwrapped(Element element) {
  if (!unwrapped_.empty()) end_hidden_in(element);
  if (element == Element::unknown || !parts_lines(row_of(element).placement)) return;
  close_p_element();
  break_line_here();
}

void Sanitizer::end_block(const html::EndTag& tag, Element element) {
  const bool is_item = row_of(element).placement == Placement::list_item;
  const bool is_paragraph = element == Element::p;
  for (std::size_t index = stack_.size(); index-- > 0;) {
    const Element open = stack_[index].element;
    // The end tag of any heading closes the open heading, whatever its level; we may have changed the level.
    if (open == element || (is_heading(open) && is_heading(element))) return pop_through(index, Why::container_ended);
    if (stack_[index].bounds_scope() || (is_paragraph && stack_[index].bounds_button_scope()) ||
        (is_item && row_of(open).content == Content::list_items))
      break;
  }
  if (!is_paragraph) return break_line_here();
  if (stack_[stack_.container()].goes_on) return close_p_element(); // a frame in the paragraph has closed it already
  // Every parser reads a "</p>" without an open paragraph as an empty paragraph.
  if (has_room({element, tag.name, {}, false, tag.offset}, element))
    open_block({element, tag.name, {}, false, tag.offset}, element);
  close_p_element();
}

CleanAttributes Sanitizer::attributes_of(Element written, const html::StartTag& tag) const {
  return is_removing() ? CleanAttributes() : clean_attributes(written, tag, origin_, context_);
}

CleanAttributes Sanitizer::attributes_with_late_addresses(Element written, const html::StartTag& tag) const {
  if (is_removing()) return {};
  const std::vector<html::RawAttribute> late = with_late_addresses(tag);
  if (late.empty()) return attributes_of(written, tag);
  html::StartTag loaded = tag;
  loaded.attributes = late;
  return attributes_of(written, loaded);
}

void Sanitizer::write_void(Element element, const CleanAttributes& attributes) {
  if (is_removing()) return;
  writer_.open(element);
  attributes.write(writer_);
}

/// Reports a removed tag. "<https://news.example/a>" and "X<Y and Y>4" are not meant as tags, but browsers read them as
/// tags and do not show their words.
void Sanitizer::warn_of_tag(const html::StartTag& tag, Element element) {
  bool has_words = element == Element::unknown && tag.name.ends_with(':');
  if (element == Element::unknown && !tag.attributes.empty() && tag.name.find('-') == std::string_view::npos)
    has_words = has_words || std::all_of(tag.attributes.begin(), tag.attributes.end(),
                                         [](const html::RawAttribute& attribute) { return attribute.value.empty(); });
  if (!has_words || is_removing()) return warn(messages::tag_removed, tag.name, tag.offset);
  context_.report.warn(Severity::lost, messages::tag_removed, {shown_name(tag.name)}, origin_, tag.offset);
}

void Sanitizer::warn_of_end(std::size_t offset) {
  if (offset == npos || is_removing()) return;
  context_.report.warn(messages::markup_never_ends, {}, origin_, offset);
}

} // namespace lede::body
