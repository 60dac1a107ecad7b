#include "body/sanitizer.h"

#include "base/limits.h"

namespace lede::body {
namespace {

using html::TextState;

/// Old elements that have a newer one for the same thing.
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

/// @see https://html.spec.whatwg.org/#parsing-main-inbody (and -inhead): which text state a start tag switches to.
TextState text_state_of(Element element) {
  switch (element) {
    case Element::script: return TextState::script_data;
    case Element::style:
    case Element::xmp:
    case Element::iframe:
    case Element::noembed:
    case Element::noframes:
    case Element::noscript: return TextState::rawtext;
    case Element::title:
    case Element::textarea: return TextState::rcdata;
    case Element::plaintext: return TextState::plaintext;
    default: return TextState::data;
  }
}

bool is_foreign(Element element) { return element == Element::svg || element == Element::math; }

/// Elements of SVG and MathML in which HTML goes on. @see https://html.spec.whatwg.org/#html-integration-point
bool holds_html(std::string_view name) {
  constexpr std::string_view k_names[] = {"foreignobject", "desc",          "title", "mi", "mo", "mn", "ms",
                                          "mtext",         "annotation-xml"};
  for (const std::string_view candidate : k_names) {
    if (name == candidate) return true;
  }
  return false;
}

/// Start tags that a parser takes as the end of SVG or MathML that somebody forgot to close.
/// @see https://html.spec.whatwg.org/#parsing-main-inforeign
bool leaves_foreign_content(const html::StartTag& tag) {
  switch (tag.element) {
    case Element::b:
    case Element::big:
    case Element::blockquote:
    case Element::body:
    case Element::br:
    case Element::center:
    case Element::code:
    case Element::dd:
    case Element::div:
    case Element::dl:
    case Element::dt:
    case Element::em:
    case Element::embed:
    case Element::h1:
    case Element::h2:
    case Element::h3:
    case Element::h4:
    case Element::h5:
    case Element::h6:
    case Element::head:
    case Element::hr:
    case Element::i:
    case Element::img:
    case Element::li:
    case Element::listing:
    case Element::menu:
    case Element::meta:
    case Element::nobr:
    case Element::ol:
    case Element::p:
    case Element::pre:
    case Element::ruby:
    case Element::s:
    case Element::small:
    case Element::span:
    case Element::strong:
    case Element::strike:
    case Element::sub:
    case Element::sup:
    case Element::table:
    case Element::tt:
    case Element::u:
    case Element::ul:
    case Element::var: return true;
    case Element::font:
      for (const html::RawAttribute& attribute : tag.attributes) {
        if (attribute.name == "color" || attribute.name == "face" || attribute.name == "size") return true;
      }
      return false;
    default: return false;
  }
}

bool is_blank(std::string_view text) {
  for (const char character : text) {
    if (character != ' ' && character != '\n' && character != '\t' && character != '\r' && character != '\f')
      return false;
  }
  return true;
}

/// Elements whose end tags do not reach what is open outside of them.
bool bounds_scope(Element element) {
  return element == Element::td || element == Element::th || element == Element::caption || element == Element::table ||
         element == Element::unknown;
}

} // namespace

Sanitizer::Sanitizer(HtmlWriter& writer, const Context& context, HeadingOutline& outline)
    : writer_(writer), context_(context), outline_(outline) {
  OpenElement root;
  root.content = context.place == Place::flow ? Content::flow : Content::phrasing;
  root.written = false;
  stack_.push_back(root);
}

void Sanitizer::begin(Origin origin, std::size_t source_size) {
  constexpr std::size_t k_small_change = 4096; // short texts may well need more than their own length
  constexpr std::size_t k_bytes_per_move = 64;
  finish();
  origin_ = origin;
  reopen_budget_ = source_size + k_small_change;
  moves_left_ = (source_size + k_small_change) / k_bytes_per_move;
}

void Sanitizer::finish() {
  pop_to(0, Why::ended);
  formatting_.clear();
  formatting_waits_ = false;
  line_break_waits_ = false;
  stack_.front().has_content = false;
  skipped_.fill(0);
  end_removal();
}

Handling Sanitizer::handling_of(Element element) const {
  const ElementRow& row = row_of(element);
  const Handling handling = context_.policy == PolicyName::comment ? row.comment : row.article;
  const bool is_left_out =
      context_.allow_elements != nullptr && !context_.allow_elements->test(static_cast<std::size_t>(element));
  if (handling != Handling::keep || !is_left_out) return handling;
  return is_void(element) ? Handling::remove_tag : Handling::unwrap;
}

TextState Sanitizer::on_start_tag(const html::StartTag& tag) {
  if (in_foreign_content() && leaves_foreign_content(tag)) end_removal();
  if (is_removing()) return continue_removal(tag);
  const Element element = renamed(tag.element);
  const Handling handling = handling_of(element);
  switch (handling) {
    case Handling::remove:
    case Handling::remove_tag: return remove(tag, element, handling);
    case Handling::unwrap: unwrap(tag, element); break;
    case Handling::keep: keep(tag, element); break;
  }
  return TextState::data;
}

TextState Sanitizer::remove(const html::StartTag& tag, Element element, Handling handling) {
  warn(WarningCode::element_removed, "The element <", tag.name, tag.offset);
  if (row_of(element).placement == Placement::flow) close_paragraph();
  if (handling == Handling::remove_tag) return TextState::data;
  if (is_foreign(element) && tag.self_closing) return TextState::data;
  removed_ = element;
  removed_depth_ = 1;
  return text_state_of(element);
}

bool Sanitizer::in_foreign_content() const { return is_foreign(removed_) && html_islands_ == 0; }

TextState Sanitizer::continue_removal(const html::StartTag& tag) {
  const bool was_foreign = in_foreign_content();
  if (was_foreign && tag.self_closing) return TextState::data;
  if (tag.element == removed_) ++removed_depth_;
  if (is_foreign(removed_) && holds_html(tag.name)) ++html_islands_;
  return was_foreign ? TextState::data : text_state_of(tag.element);
}

void Sanitizer::continue_removal(const html::EndTag& tag) {
  if (is_foreign(removed_) && html_islands_ > 0 && holds_html(tag.name)) --html_islands_;
  if (renamed(tag.element) != removed_) return;
  if (--removed_depth_ == 0) end_removal();
}

void Sanitizer::unwrap(const html::StartTag& tag, Element element) {
  const Placement placement = row_of(element).placement;
  // <html> and its like are no one's loss; neither is a tag inside fallback content that nobody sees.
  if (placement != Placement::document) warn(WarningCode::tag_removed, "The tag <", tag.name, tag.offset);
  if (element != Element::unknown && placement != Placement::phrasing && placement != Placement::document) {
    close_paragraph();
    break_line_here();
  }
}

void Sanitizer::keep(const html::StartTag& tag, Element element) {
  const Placement placement = row_of(element).placement;
  if (top().content == Content::media && placement != Placement::media_source) return; // fallback that nobody sees
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
        open_inline(tag, element);
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

void Sanitizer::on_text(std::string_view text, std::size_t) {
  if (is_removing() || text.empty()) return;
  const bool blank = is_blank(text);
  if (!make_room_for_inline(blank)) return;
  if (!blank) {
    reopen_formatting();
    note_inline_content();
  }
  writer_.text(text);
}

void Sanitizer::on_end_tag(const html::EndTag& tag) {
  if (is_removing()) return continue_removal(tag);
  if (tag.element == Element::br) { // "</br>" is a line break to every parser
    static_cast<void>(on_start_tag({Element::br, "br", {}, false, tag.offset}));
    return;
  }
  const Element element = renamed(tag.element);
  const Placement placement = row_of(element).placement;
  if (handling_of(element) != Handling::keep) {
    if (element != Element::unknown && placement != Placement::phrasing) break_line_here();
    return;
  }
  std::uint32_t& skipped = skipped_[static_cast<std::size_t>(element)];
  if (skipped > 0) {
    --skipped;
    return;
  }
  switch (placement) {
    case Placement::phrasing:
    case Placement::ruby_text: end_inline(element); break;
    case Placement::table_part:
    case Placement::table_row:
    case Placement::table_cell: end_table_part(element); break;
    default:
      if (element == Element::table)
        end_table_part(element);
      else
        end_block(element);
  }
}

void Sanitizer::end_block(Element element) {
  if (element == Element::p) return close_paragraph();
  const bool is_item = row_of(element).placement == Placement::list_item;
  for (std::size_t index = stack_.size(); index-- > 0;) {
    const Element open = stack_[index].element;
    // Any heading's end tag ends whichever heading is open; their levels may have changed on the way here.
    if (open == element || (is_heading(open) && is_heading(element))) return pop_through(index, Why::container_ended);
    if (bounds_scope(open) || (is_item && row_of(open).content == Content::list_items)) break;
  }
  break_line_here();
}

void Sanitizer::end_inline(Element element) {
  const std::size_t inner = container();
  bool block_inside = false;
  for (std::size_t index = stack_.size(); index-- > 0;) {
    OpenElement& open = stack_[index];
    if (open.element == element) {
      if (block_inside) {
        // `<a><div></a>`: closing it now would tear the block apart, and the block's own end tag would then close
        // something else. It ends with the block.
        open.end_came = true;
        return;
      }
      // `<span><div></span>`: the end tag stands in the block and means nothing there; the copy of the span that is
      // open in the block goes on. The same in a cell for what was opened around its table.
      if (index > inner && is_formatting(open)) {
        const Formatting& record = record_of(index);
        const bool is_copy = record.depth <= inner;
        if (is_copy && (!record.outlives_container || record.cell_level < open.cell_level)) return;
      }
      pop_to(index, Why::container_ended);
      return pop(Why::ended);
    }
    if (bounds_scope(open.element)) break;
    block_inside = block_inside || is_container(open);
    if (block_inside && !FormattingList::outlives_container(element)) break;
  }
  const std::size_t waiting = formatting_.find_waiting(element, stack_[inner].cell_level);
  if (waiting == npos) return;
  if (formatting_.at(waiting).outlives_container || formatting_.at(waiting).depth > inner) formatting_.erase(waiting);
}

/// The record of an open formatting element: both lists have the same order.
const Formatting& Sanitizer::record_of(std::size_t index) const {
  std::size_t above = 0;
  for (std::size_t other = index + 1; other < stack_.size(); ++other) above += is_formatting(stack_[other]) ? 1 : 0;
  return formatting_.at(formatting_.open_from_end(above));
}

void Sanitizer::warn(WarningCode code, std::string_view what, std::string_view name, std::size_t offset) {
  constexpr std::size_t k_shown_bytes = 40;
  std::string message;
  if (context_.report.wants_message()) {
    message = what;
    message += name.size() <= k_shown_bytes ? name : std::string_view("…");
    message += "> is not allowed there and was removed.";
  }
  context_.report.warn(code, std::move(message), origin_, offset);
}

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
  if (stack_.size() + inside <= limits::max_open_elements) return true;
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
  if (row_of(element).placement != Placement::phrasing) {
    top().ends_inline = false;
    line_break_waits_ = false;
  }
  writer_.open(element);
  attributes.write(writer_);
  stack_.push_back(open);
  return stack_.back();
}

void Sanitizer::push_implied(Element element) { push(element, row_of(element).content, {}, true); }

void Sanitizer::pop(Why why) {
  const OpenElement closing = stack_.back();
  const bool was_container = is_container(closing);
  if (closing.written) writer_.close();
  if (closing.at_earlier_place) writer_.leave();
  stack_.pop_back();

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
  }
  if (why != Why::suspended) formatting_.container_closed(stack_.size());
  if (was_container && closing.element != Element::a) line_break_waits_ = false;
}

void Sanitizer::pop_to(std::size_t index, Why why) {
  while (stack_.size() > index + 1) pop(why);
  while (top().end_came && stack_.size() > 1) pop(Why::ended);
}

void Sanitizer::pop_through(std::size_t index, Why why) { pop_to(index - 1, why); }

} // namespace lede::body
