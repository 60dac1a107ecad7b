#include "body/sanitizer.h"

namespace lede::body {
namespace {

// The order in which a table's parts stand.
enum TablePart : std::uint8_t { nothing_yet, caption_part, columns_part, head_part, body_part, foot_part };

TablePart part_of(Element element) {
  switch (element) {
    case Element::thead: return head_part;
    case Element::tfoot: return foot_part;
    default: return body_part;
  }
}

/// How a part of a table that is in none parts the words around it.
AuthorStyle::Parts parts_of(Element element) {
  switch (row_of(element).placement) {
    case Placement::table_cell: return AuthorStyle::Parts::words;
    case Placement::table_row: return AuthorStyle::Parts::lines;
    default: return element == Element::caption ? AuthorStyle::Parts::lines : AuthorStyle::Parts::nothing;
  }
}

} // namespace

bool Sanitizer::holds_table_parts(Content content) {
  return content == Content::table || content == Content::rows || content == Content::cells ||
         content == Content::columns;
}

std::size_t Sanitizer::current_table() const {
  for (std::size_t index = stack_.size(); index-- > 0;) {
    if (stack_[index].element == Element::table) return index;
    if (stack_[index].element == Element::template_) break;
  }
  return npos;
}

std::size_t Sanitizer::find_above(std::size_t table, Content content) const {
  for (std::size_t index = table + 1; index < stack_.size(); ++index) {
    if (stack_[index].written && stack_[index].content == content) return index;
    // Below a cell or a caption, what looks like a row belongs to no table of ours.
    if (row_of(stack_[index].element).placement == Placement::table_cell || !stack_[index].written) break;
  }
  return npos;
}

/// A place to come back to. In what is removed there is none.
HtmlWriter::PlaceId Sanitizer::here() { return is_removing() ? 0 : writer_.here(); }

/// What is written from now on stands at the place. @return whether it has to be left again.
bool Sanitizer::enter(HtmlWriter::PlaceId place) {
  if (is_removing()) return false;
  writer_.enter(place);
  return true;
}

/// Content that a table cannot hold stands in front of it ("foster parenting").
/// @see https://html.spec.whatwg.org/#foster-parent
void Sanitizer::stand_in_front_of_table() {
  while (top().content == Content::columns) pop(Why::container_ended);
  const std::size_t table = current_table();
  if (moves_left_ == 0) {
    // Enough was moved; the rest stays in the table, in a cell.
    if (find_above(table, Content::rows) == npos) push_implied(Element::tbody);
    if (top().content == Content::rows) push_implied(Element::tr);
    push_implied(Element::td);
    return;
  }
  --moves_left_;
  const OpenElement& around = stack_[table - 1];
  OpenElement front;
  front.written = false;
  front.content =
      around.content == Content::figure || around.content == Content::details ? Content::flow : around.content;
  front.in_link = around.in_link;
  front.cell_level = around.cell_level;
  front.at_earlier_place = enter(stack_[table].before);
  stack_.push_back(front);
}

void Sanitizer::open_table(const html::StartTag& tag) {
  // A table straight in a table ends the first one; in a cell it is a table of its own.
  for (std::size_t index = stack_.size(); index-- > 0;) {
    const Element open = stack_[index].element;
    if (open == Element::td || open == Element::th || open == Element::caption || open == Element::template_) break;
    if (open == Element::table) {
      pop_through(index, Why::container_ended);
      break;
    }
  }
  // What is open around the table shows in its cells too, as it would if it could hold the table.
  formatting_.reach_into_tables();
  if (!make_room_for_block()) return unwrap_block(Element::table);
  if (!has_room(tag, Element::table)) return;
  CleanAttributes attributes = attributes_of(Element::table, tag);
  add_own_attributes(Element::table, attributes);
  const HtmlWriter::PlaceId before = here();
  OpenElement& table = push(Element::table, Content::table, attributes, false);
  table.before = before;
  table.inside = here();
}

void Sanitizer::open_table_part(const html::StartTag& tag, Element element) {
  const std::size_t table = current_table();
  if (table == npos) return part_here(parts_of(element)); // a parser ignores the tag
  switch (element) {
    case Element::caption: open_caption(tag, table); break;
    case Element::col:
    case Element::colgroup: open_columns(tag, table, element); break;
    case Element::thead:
    case Element::tbody:
    case Element::tfoot: open_section(tag, table, element); break;
    default: open_row_or_cell(tag, table, element); break;
  }
}

void Sanitizer::open_caption(const html::StartTag& tag, std::size_t table) {
  pop_to(table, Why::container_ended);
  if (stack_[table].has_caption) return;
  stack_[table].has_caption = true;
  const bool is_late = stack_[table].last_part > caption_part;
  if (!is_late) stack_[table].last_part = caption_part;
  const bool at_earlier_place = is_late && enter(stack_[table].inside);
  const CleanAttributes attributes = attributes_of(Element::caption, tag);
  OpenElement& caption = push(Element::caption, Content::flow, attributes, false);
  caption.at_earlier_place = at_earlier_place;
  ++caption.cell_level;
}

void Sanitizer::open_columns(const html::StartTag& tag, std::size_t table, Element element) {
  if (element == Element::col && top().content == Content::columns) {
    return write_void(Element::col, attributes_of(Element::col, tag));
  }
  pop_to(table, Why::container_ended);
  if (stack_[table].last_part > columns_part) return; // too late to describe columns
  stack_[table].last_part = columns_part;
  if (element == Element::colgroup) {
    push(element, Content::columns, attributes_of(element, tag), false);
    return;
  }
  push_implied(Element::colgroup);
  open_columns(tag, table, element);
}

void Sanitizer::open_section(const html::StartTag& tag, std::size_t table, Element element) {
  pop_to(table, Why::container_ended);
  OpenElement& around = stack_[table];
  const TablePart part = part_of(element);
  // One head comes first and one foot last; what comes again is a body like others.
  const bool out_of_order = part == head_part ? around.last_part >= head_part : around.last_part == foot_part;
  const bool after_foot = around.last_part == foot_part;
  const bool at_earlier_place = after_foot && enter(around.before_foot);
  if (part == foot_part && !after_foot) around.before_foot = here();
  if (!out_of_order) around.last_part = part;
  const Element written = out_of_order ? Element::tbody : element;
  if (around.last_part < body_part && written == Element::tbody) around.last_part = body_part;
  OpenElement& section = push(written, Content::rows, attributes_of(written, tag), false);
  section.at_earlier_place = at_earlier_place;
}

void Sanitizer::open_row_or_cell(const html::StartTag& tag, std::size_t table, Element element) {
  const bool is_cell = element != Element::tr;
  const std::size_t row = is_cell ? find_above(table, Content::cells) : npos;
  if (row != npos) {
    pop_to(row, Why::container_ended);
  } else {
    const std::size_t section = find_above(table, Content::rows);
    if (section != npos)
      pop_to(section, Why::container_ended);
    else
      open_section({Element::tbody, "tbody", {}, false, tag.offset}, table, Element::tbody);
    if (is_cell) push_implied(Element::tr);
  }
  const CleanAttributes attributes = attributes_of(element, tag);
  OpenElement& opened = push(element, row_of(element).content, attributes, false);
  if (!is_cell) return;
  ++opened.cell_level;
  formatting_waits_ = true;
}

void Sanitizer::end_table_part(Element element) {
  const std::size_t table = current_table();
  if (table == npos) return part_here(parts_of(element));
  for (std::size_t index = stack_.size(); index-- > table;) {
    if (stack_[index].element != element) continue;
    return pop_through(index, Why::container_ended);
  }
}

} // namespace lede::body
