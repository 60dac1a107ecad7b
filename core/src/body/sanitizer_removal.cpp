// Elements that are removed with all that is in them. They stand on the stack like others, and so does what is open
// inside of them, so that they end where a parser ends them: with their own end tag, with that of an element around
// them, with the next cell of their table. Nothing is written until then.
#include "base/ascii.h"
#include "base/limits.h"
#include "body/sanitizer.h"

namespace lede::body {
namespace {

using html::TextState;

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

// Elements of SVG and MathML by number: those that have a name of HTML have their Element's, these come after.
// HTML goes on in most of them. @see https://html.spec.whatwg.org/#html-integration-point
constexpr std::string_view k_foreign_names[] = {
    "foreignobject", "desc", "title", "mi", "mo", "mn", "ms", "mtext", "annotation-xml", "mglyph", "malignmark"};
constexpr std::uint16_t k_first_of_svg = 256;
constexpr std::uint16_t k_first_of_math = k_first_of_svg + 3;
constexpr std::uint16_t k_annotation = k_first_of_math + 5;
constexpr std::uint16_t k_unknown_name = 0;

std::uint16_t foreign_name_of(std::string_view name, Element element) {
  std::uint16_t number = k_first_of_svg;
  for (const std::string_view candidate : k_foreign_names) {
    if (name == candidate) return number;
    ++number;
  }
  return static_cast<std::uint16_t>(element);
}

/// How an element that is removed parts the words around it: readers saw it between them.
AuthorStyle::Parts parts_of(Element element) {
  switch (element) {
    case Element::button:
    case Element::input:
    case Element::select:
    case Element::textarea:
    case Element::output:
    case Element::progress:
    case Element::meter:
    case Element::canvas:
    case Element::svg:
    case Element::math:
    case Element::marquee: return AuthorStyle::Parts::words;
    default:
      return row_of(element).placement == Placement::flow ? AuthorStyle::Parts::lines : AuthorStyle::Parts::nothing;
  }
}

bool is_mathml_inside_text(std::string_view name) { return name == "mglyph" || name == "malignmark"; }

std::string_view exact_value_of(const html::StartTag& tag, std::string_view name) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    if (attribute.name == name) return attribute.value;
  }
  return {};
}

bool equals_ignoring_case(std::string_view text, std::string_view lower) {
  if (text.size() != lower.size()) return false;
  for (std::size_t index = 0; index < text.size(); ++index) {
    const char character = text[index];
    const bool is_upper = ascii::is_upper(character);
    if (lower[index] != (is_upper ? static_cast<char>(character + ('a' - 'A')) : character)) return false;
  }
  return true;
}

bool holds_markup(const html::StartTag& annotation) {
  const std::string_view encoding = exact_value_of(annotation, "encoding");
  return equals_ignoring_case(encoding, "text/html") || equals_ignoring_case(encoding, "application/xhtml+xml");
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

} // namespace

bool Sanitizer::is_foreign(const OpenElement& open) {
  return open.removal != Removal::none && open.removal != Removal::html;
}

bool Sanitizer::in_foreign_content() const {
  return stack_.back().removal == Removal::svg || stack_.back().removal == Removal::math;
}

/// Elements whose end tags do not reach what is open outside of them.
/// @see https://html.spec.whatwg.org/#has-an-element-in-scope
bool Sanitizer::bounds_scope(const OpenElement& open) {
  switch (open.removal) {
    case Removal::html: break;
    case Removal::none:
      return !open.written || open.element == Element::td || open.element == Element::th ||
             open.element == Element::caption || open.element == Element::table;
    case Removal::svg:
    case Removal::math: return false;
    case Removal::html_in_svg:
    case Removal::html_in_math: return true;
  }
  return open.element == Element::object || open.element == Element::applet || open.element == Element::marquee ||
         open.element == Element::select || open.element == Element::template_;
}

bool Sanitizer::bounds_paragraph_scope(const OpenElement& open) {
  return bounds_scope(open) || open.element == Element::button;
}

/// Whether the end tag of an inline element stops at it. @see https://html.spec.whatwg.org/#special
bool Sanitizer::is_special(const OpenElement& open) {
  if (open.removal == Removal::none) return is_container(open);
  if (bounds_paragraph_scope(open)) return true;
  return open.removal == Removal::html && row_of(open.element).placement == Placement::flow &&
         open.element != Element::dialog;
}

void Sanitizer::push_removed(Element element, Removal removal, std::uint16_t foreign_name) {
  OpenElement open;
  open.element = element;
  open.written = false;
  open.removal = removal;
  open.foreign_name = foreign_name;
  open.in_link = top().in_link;
  open.cell_level = top().cell_level;
  if (!is_removing()) removed_from_ = stack_.size();
  stack_.push_back(open);
}

TextState Sanitizer::remove(const html::StartTag& tag, Element element, Handling handling) {
  if (row_of(element).placement == Placement::flow) close_paragraph();
  const bool ends_select = element == Element::select || element == Element::input || element == Element::keygen ||
                           element == Element::textarea;
  if (ends_select && end_open_one(Element::select, Removal::html) && element == Element::select) return TextState::data;
  if (element == Element::button) static_cast<void>(end_open_one(element, Removal::html));
  if (element == Element::option && top().element == element) pop(Why::ended);
  if (element != Element::frame) note_loss(); // a parser knows frames in a frameset alone
  part_here(parts_of(element));
  if (handling == Handling::remove_tag) return TextState::data;

  const TextState state = text_state_of(element);
  // A form straight in a table is empty to a parser, and what seems to be in it is in the table.
  if (element == Element::form && is_straight_in_table()) return state;
  if (element == Element::form && is_in_form()) return state;
  const bool is_svg = element == Element::svg;
  if (is_svg || element == Element::math) {
    if (!tag.self_closing) {
      push_removed(Element::unknown, is_svg ? Removal::svg : Removal::math, static_cast<std::uint16_t>(element));
    }
    return TextState::data;
  }
  if (is_removing() && stack_.size() >= limits::max_open_elements) {
    ++skipped_[static_cast<std::size_t>(element)];
    return state;
  }
  push_removed(element, Removal::html);
  return state;
}

/// Also where what is open stands in front of the table, because it could not stand in it.
bool Sanitizer::is_straight_in_table() const {
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const Element element = stack_[index].element;
    const bool is_cell = row_of(element).placement == Placement::table_cell || element == Element::caption;
    if (is_cell || element == Element::template_) break;
    if (element == Element::table) return true;
  }
  return false;
}

/// A form in a form does not begin. @see https://html.spec.whatwg.org/#form-element-pointer
bool Sanitizer::is_in_form() const {
  for (std::size_t index = stack_.size(); index-- > 1;) {
    if (stack_[index].element == Element::template_) break;
    if (stack_[index].element == Element::form && !stack_[index].end_came) return true;
  }
  return false;
}

/// Ends the element that is open, where it is in scope. @return whether there is one.
bool Sanitizer::end_open_one(Element element, Removal removal) {
  for (std::size_t index = stack_.size(); index-- > 1;) {
    const OpenElement& open = stack_[index];
    if (open.removal == removal && open.element == element) {
      pop_through(index, Why::container_ended);
      return true;
    }
    if (bounds_scope(open)) return false;
  }
  return false;
}

/// @return whether there was one that it ends.
bool Sanitizer::end_removed(Element element) {
  OpenElement wanted;
  wanted.element = element;
  wanted.removal = Removal::html;
  const bool is_ordinary = !is_special(wanted) && element != Element::dialog;
  for (std::size_t index = stack_.size(); index-- > 1;) {
    OpenElement& open = stack_[index];
    if (open.removal == Removal::html && open.element == element) {
      const std::size_t inner = container();
      const bool has_block_inside = inner > index && row_of(stack_[inner].element).placement == Placement::flow &&
                                    stack_[inner].element != Element::p;
      // `<form><div></form>`: a parser takes the form from the stack; the block goes on, and is still in the form.
      if (element == Element::form && has_block_inside)
        open.end_came = true;
      else
        pop_through(index, Why::container_ended);
      return true;
    }
    const bool is_boundary = bounds_scope(open) || (is_ordinary && is_special(open) && open.element != Element::a);
    if (is_boundary && element != Element::template_) return false;
  }
  return false;
}

void Sanitizer::note_unwrapped(Element element) {
  const Placement placement = row_of(element).placement;
  const bool may_hold =
      placement == Placement::flow || placement == Placement::phrasing || placement == Placement::form_legend;
  // Half of the list is for blocks, so that tags which nobody closes do not fill it.
  if (may_hold && unwrapped_.size() < limits::max_open_elements / 2) unwrapped_.push_back({element, stack_.size()});
}

/// `<main><video></main>`: the tags of the one are left out, but they end the other all the same. Who did not close a
/// player or a drawing must not lose the rest of the text.
void Sanitizer::end_hidden_in(Element element) {
  std::size_t index = unwrapped_.size();
  while (index > 0 && unwrapped_[index - 1].element != element) --index;
  if (index == 0) return;
  const std::size_t depth = unwrapped_[index - 1].depth;
  unwrapped_.erase(unwrapped_.begin() + static_cast<std::ptrdiff_t>(index - 1));
  if (!is_removing() && top().content != Content::media) return;
  const bool is_block = row_of(element).placement == Placement::flow;
  for (std::size_t above = stack_.size(); above-- > depth;) {
    if (is_block ? bounds_scope(stack_[above]) : is_special(stack_[above])) return;
  }
  pop_to(depth - 1, Why::container_ended);
}

/// A start tag inside SVG or MathML.
void Sanitizer::open_foreign(const html::StartTag& tag) {
  const std::uint16_t name = foreign_name_of(tag.name, tag.element);
  if (tag.self_closing || name == k_unknown_name || stack_.size() >= limits::max_open_elements) return;
  Removal removal = top().removal == Removal::html_in_math ? Removal::math : top().removal;
  if (tag.element == Element::svg && top().foreign_name == k_annotation)
    removal = Removal::svg; // elsewhere in MathML it is an element of that, which only has this name
  else if (removal == Removal::svg && name >= k_first_of_svg && name < k_first_of_math)
    removal = Removal::html_in_svg;
  else if (removal == Removal::math && name >= k_first_of_math && name <= k_annotation)
    removal = name < k_annotation || holds_markup(tag) ? Removal::html_in_math : Removal::math;
  push_removed(Element::unknown, removal, name);
}

/// @return whether the tag belongs to SVG or MathML, and is done with.
bool Sanitizer::continue_foreign(const html::StartTag& tag) {
  const bool in_text_of_math = top().removal == Removal::html_in_math && top().foreign_name != k_annotation;
  if (in_text_of_math && is_mathml_inside_text(tag.name)) {
    open_foreign(tag);
    return true;
  }
  if (!in_foreign_content()) return false;
  if (leaves_foreign_content(tag)) {
    leave_foreign_content();
    return false;
  }
  open_foreign(tag);
  return true;
}

void Sanitizer::leave_foreign_content() {
  while (in_foreign_content()) pop(Why::container_ended);
}

/// @return whether the tag ended something in SVG or MathML; where it did not, it may end an element around it.
/// @see https://html.spec.whatwg.org/#parsing-main-inforeign, "Any other end tag"
bool Sanitizer::end_foreign(const html::EndTag& tag) {
  if (!is_foreign(top())) return false;
  if (tag.element == Element::p || tag.element == Element::br) {
    leave_foreign_content();
    return false;
  }
  const std::uint16_t name = foreign_name_of(tag.name, tag.element);
  for (std::size_t index = stack_.size(); index-- > 1 && is_foreign(stack_[index]);) {
    if (name == k_unknown_name || stack_[index].foreign_name != name) continue;
    pop_through(index, Why::container_ended);
    return true;
  }
  return false;
}

} // namespace lede::body
