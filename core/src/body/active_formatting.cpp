// The list of active formatting elements (13.2.4.3 of the standard).
#include "body/active_formatting.h"

namespace lede::body {

bool ActiveFormattingElements::outlives_container(Element element) {
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

void ActiveFormattingElements::add(FormattingEntry added) {
  // The standard keeps three entries of a kind (the Noah's Ark clause). A fourth removes the earliest.
  constexpr std::size_t k_most_of_a_kind = 3;
  constexpr std::size_t k_most_records = 64;
  std::size_t of_a_kind = 0;
  std::size_t first_of_a_kind = npos;
  for (std::size_t index = entries_.size(); index-- > 0;) {
    const FormattingEntry& entry = entries_[index];
    if (entry.open || entry.element != added.element || !entry.attributes.same_as(added.attributes)) continue;
    ++of_a_kind;
    first_of_a_kind = index;
  }
  if (of_a_kind >= k_most_of_a_kind) erase(first_of_a_kind);
  if (entries_.size() >= k_most_records) {
    for (std::size_t index = 0; index < entries_.size(); ++index) {
      if (entries_[index].open) continue;
      erase(index);
      break;
    }
  }
  entries_.push_back(std::move(added));
}

std::size_t ActiveFormattingElements::open_from_end(std::size_t behind) const {
  for (std::size_t index = entries_.size(); index-- > 0;) {
    if (entries_[index].open && behind-- == 0) return index;
  }
  return npos;
}

void ActiveFormattingElements::suspend_last_open() { entries_[last_open()].open = false; }

void ActiveFormattingElements::container_closed(std::size_t depth) {
  std::erase_if(entries_, [depth](const FormattingEntry& entry) {
    return !entry.open && !entry.outlives_container && entry.depth > depth;
  });
}

void ActiveFormattingElements::cell_closed(std::size_t cell_level) {
  std::erase_if(entries_, [cell_level](const FormattingEntry& entry) { return entry.cell_level >= cell_level; });
}

void ActiveFormattingElements::reach_into_tables() {
  for (FormattingEntry& entry : entries_) entry.reaches_in = entry.reaches_in || entry.open;
}

std::size_t ActiveFormattingElements::count_to_reconstruct(std::size_t cell_level) const {
  std::size_t count = 0;
  for (std::size_t index = 0; index < entries_.size(); ++index) count += is_to_reconstruct(index, cell_level) ? 1 : 0;
  return count;
}

std::size_t ActiveFormattingElements::find_to_reconstruct(Element element, std::size_t cell_level) const {
  for (std::size_t index = entries_.size(); index-- > 0;) {
    const FormattingEntry& entry = entries_[index];
    if (!entry.open && entry.element == element && entry.cell_level >= cell_level) return index;
  }
  return npos;
}

} // namespace lede::body
