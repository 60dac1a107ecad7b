// The list of active formatting elements. In `<b>one<p>two`, a parser makes both texts bold: it closes `b` before the
// block and reconstructs it inside. This list has every inline element whose end tag has not been read. Those that are
// not on the stack of open elements are reconstructed before the next text.
// @see https://html.spec.whatwg.org/#the-list-of-active-formatting-elements (13.2.4.3)
#pragma once

#include <cstddef>
#include <vector>

#include "body/attributes.h"
#include "policy/element.h"

namespace lede::body {

struct FormattingEntry {
  Element element;
  CleanAttributes attributes;
  std::size_t depth;       ///< How many elements were open when its tag was read.
  std::size_t container;   ///< The index on the stack of the innermost container around it.
  std::size_t cell_level;  ///< How many cells and captions were open when its tag was read.
  bool open;               ///< It is on the stack of open elements.
  bool is_silent;          ///< No tags are written for it.
  bool outlives_container; ///< The parser reconstructs it even after the block in which it began (`b`, not `span`).
  bool reaches_in = false; ///< A table was opened inside it; cells reconstruct it.
};

/// Entries are in the order in which their tags were read. Those that are open have the same order on the stack.
class ActiveFormattingElements {
 public:
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const FormattingEntry& at(std::size_t index) const { return entries_[index]; }

  void add(FormattingEntry entry);
  void set_open(std::size_t index) { entries_[index].open = true; }

  /// Returns the open entry that has `behind` open entries after it. 0 is the innermost inline element on the stack.
  [[nodiscard]] std::size_t open_from_end(std::size_t behind) const;
  [[nodiscard]] std::size_t last_open() const { return open_from_end(0); }
  void suspend_last_open();
  void erase(std::size_t index) { entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(index)); }
  void clear() { entries_.clear(); }
  /// Removes the entries that began in the cell or caption of that level, which has closed.
  void cell_closed(std::size_t cell_level);
  /// The element at `depth` has closed. Removes the entries that were opened in it and do not outlive it.
  void container_closed(std::size_t depth);

  /// A table opens: marks the open entries, which are reconstructed in its cells.
  void reach_into_tables();
  /// Whether an entry has to be reconstructed in a cell of that level.
  [[nodiscard]] bool is_to_reconstruct(std::size_t index, std::size_t cell_level) const {
    const FormattingEntry& entry = entries_[index];
    return !entry.open && (entry.cell_level >= cell_level || entry.reaches_in);
  }
  [[nodiscard]] std::size_t count_to_reconstruct(std::size_t cell_level) const;
  /// The last entry of that element that has to be reconstructed and began in a cell of that level; or npos.
  [[nodiscard]] std::size_t find_to_reconstruct(Element element, std::size_t cell_level) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// Whether the parser reconstructs such an element after its block has closed.
  [[nodiscard]] static bool outlives_container(Element element);

 private:
  std::vector<FormattingEntry> entries_;
};

} // namespace lede::body
