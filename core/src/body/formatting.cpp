#include "body/formatting.h"

namespace lede::body {

bool FormattingList::outlives_container(Element element) {
  switch (element) {
    case Element::a:
    case Element::b:
    case Element::code:
    case Element::em:
    case Element::i:
    case Element::s:
    case Element::small:
    case Element::strong:
    case Element::u: return true;
    default: return false;
  }
}

void FormattingList::add(Formatting added) {
  // The standard keeps three of a kind ("Noah's Ark"); a fourth pushes the first one out.
  constexpr std::size_t k_most_of_a_kind = 3;
  constexpr std::size_t k_most_records = 64;
  std::size_t of_a_kind = 0;
  std::size_t first_of_a_kind = npos;
  for (std::size_t index = records_.size(); index-- > 0;) {
    const Formatting& record = records_[index];
    if (record.open || record.element != added.element || !record.attributes.same_as(added.attributes)) continue;
    ++of_a_kind;
    first_of_a_kind = index;
  }
  if (of_a_kind >= k_most_of_a_kind) erase(first_of_a_kind);
  if (records_.size() >= k_most_records) {
    for (std::size_t index = 0; index < records_.size(); ++index) {
      if (records_[index].open) continue;
      erase(index);
      break;
    }
  }
  records_.push_back(std::move(added));
}

std::size_t FormattingList::open_from_end(std::size_t behind) const {
  for (std::size_t index = records_.size(); index-- > 0;) {
    if (records_[index].open && behind-- == 0) return index;
  }
  return npos;
}

void FormattingList::suspend_last_open() { records_[last_open()].open = false; }

void FormattingList::container_closed(std::size_t depth) {
  std::erase_if(records_, [depth](const Formatting& record) {
    return !record.open && !record.outlives_container && record.depth > depth;
  });
}

void FormattingList::cell_closed(std::size_t cell_level) {
  std::erase_if(records_, [cell_level](const Formatting& record) { return record.cell_level >= cell_level; });
}

void FormattingList::reach_into_tables() {
  for (Formatting& record : records_) record.reaches_in = record.reaches_in || record.open;
}

std::size_t FormattingList::count_waiting(std::size_t cell_level) const {
  std::size_t count = 0;
  for (std::size_t index = 0; index < records_.size(); ++index) count += waits(index, cell_level) ? 1 : 0;
  return count;
}

std::size_t FormattingList::find_waiting(Element element, std::size_t cell_level) const {
  for (std::size_t index = records_.size(); index-- > 0;) {
    const Formatting& record = records_[index];
    if (!record.open && record.element == element && record.cell_level >= cell_level) return index;
  }
  return npos;
}

} // namespace lede::body
