// Tables: the insertion modes from "in table" to "in cell". @see https://html.spec.whatwg.org/#parsing-main-intable
// (13.2.6.4.9 to 15)
#include "body/sanitizer.h"

namespace lede::body {
namespace {

TablePart part_of(Element element) {
  switch (element) {
    case Element::thead: return TablePart::head;
    case Element::tfoot: return TablePart::foot;
    default: return TablePart::body;
  }
}

/// How to separate the words around the tags of table parts outside a table.
AuthorStyle::Parts parts_of(Element element) {
  switch (row_of(element).placement) {
    case Placement::table_cell: return AuthorStyle::Parts::words;
    case Placement::table_row: return AuthorStyle::Parts::lines;
    default: return element == Element::caption ? AuthorStyle::Parts::lines : AuthorStyle::Parts::nothing;
  }
}

} // namespace

void Sanitizer::open_table(const html::StartTag& tag) {
  // A table directly in a table closes the outer one. In a cell or caption, it is a nested table.
  for (std::size_t index = stack_.size(); index-- > 0;) {
    const Element open = stack_[index].element;
    if (open == Element::td || open == Element::th || open == Element::caption || open == Element::template_) break;
    if (open == Element::table) {
      pop_through(index, Why::container_ended);
      break;
    }
  }
  // Formatting elements around the table apply to its cells, as they would if they could contain a table.
  active_formatting_.reach_into_tables();
  if (!make_room_for_block()) return unwrap_block(Element::table);
  if (!has_room(tag, Element::table)) return;
  CleanAttributes attributes = attributes_of(Element::table, tag);
  add_own_attributes(Element::table, attributes);
  const HtmlWriter::PlaceId before = here();
  OpenElement& opened = push(Element::table, Content::table, attributes, false);
  opened.table.before = before;
  opened.table.inside = here();
}

void Sanitizer::open_table_part(const html::StartTag& tag, Element element) {
  const std::size_t table = stack_.current_table();
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
  const bool is_late = stack_[table].table.last_part > TablePart::caption;
  if (!is_late) stack_[table].table.last_part = TablePart::caption;
  const bool at_earlier_place = is_late && enter(stack_[table].table.inside);
  const CleanAttributes attributes = attributes_of(Element::caption, tag);
  OpenElement& caption = push(Element::caption, Content::flow, attributes, false);
  caption.output.at_earlier_place = at_earlier_place;
  ++caption.cell_level;
}

void Sanitizer::open_columns(const html::StartTag& tag, std::size_t table, Element element) {
  if (element == Element::col && current_node().content == Content::columns) {
    return write_void(Element::col, attributes_of(Element::col, tag));
  }
  pop_to(table, Why::container_ended);
  if (stack_[table].table.last_part > TablePart::columns) return; // a <colgroup> after the first row is dropped
  stack_[table].table.last_part = TablePart::columns;
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
  // One <thead> comes first and one <tfoot> last. Further ones become <tbody>.
  const bool out_of_order =
      part == TablePart::head ? around.table.last_part >= TablePart::head : around.table.last_part == TablePart::foot;
  const bool after_foot = around.table.last_part == TablePart::foot;
  const bool at_earlier_place = after_foot && enter(around.table.before_foot);
  if (part == TablePart::foot && !after_foot) around.table.before_foot = here();
  if (!out_of_order) around.table.last_part = part;
  const Element written = out_of_order ? Element::tbody : element;
  if (around.table.last_part < TablePart::body && written == Element::tbody) around.table.last_part = TablePart::body;
  OpenElement& section = push(written, Content::rows, attributes_of(written, tag), false);
  section.output.at_earlier_place = at_earlier_place;
}

void Sanitizer::open_row_or_cell(const html::StartTag& tag, std::size_t table, Element element) {
  const bool is_cell = element != Element::tr;
  const std::size_t row = is_cell ? stack_.find_in_table(table, Content::cells) : npos;
  if (row != npos) {
    pop_to(row, Why::container_ended);
  } else {
    const std::size_t section = stack_.find_in_table(table, Content::rows);
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
  has_entries_to_reconstruct_ = true;
}

void Sanitizer::end_table_part(Element element) {
  const std::size_t table = stack_.current_table();
  if (table == npos) return part_here(parts_of(element));
  for (std::size_t index = stack_.size(); index-- > table;) {
    if (stack_[index].element != element) continue;
    return pop_through(index, Why::container_ended);
  }
}

} // namespace lede::body
