// Inline elements that live on when the tree forces them to close: `<b>one<p>two` means two bold texts. The list keeps
// every inline element that was opened and not ended; those that are not open at the moment are opened again before the
// next text. @see https://html.spec.whatwg.org/#the-list-of-active-formatting-elements (13.2.4.3)
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
  std::size_t container;   ///< Where the innermost block around it stands on the stack.
  std::size_t cell_level;  ///< In how many cells and captions its tag was read.
  bool open;               ///< On the stack of open elements now.
  bool is_silent;          ///< Nothing is written for it.
  bool outlives_container; ///< The parser opens it again even after the block it was opened in (`b`, not `span`).
  bool reaches_in = false; ///< A table was opened inside it: it shows in the cells.
};

/// Records stand in the order their tags were read; those that are open stand on the stack in the same order.
class ActiveFormattingElements {
 public:
  [[nodiscard]] std::size_t size() const { return entries_.size(); }
  [[nodiscard]] const FormattingEntry& at(std::size_t index) const { return entries_[index]; }

  void add(FormattingEntry entry);
  void set_open(std::size_t index) { entries_[index].open = true; }

  /// The open entry with that many open ones behind it: 0 is that of the innermost inline element on the stack.
  [[nodiscard]] std::size_t open_from_end(std::size_t behind) const;
  [[nodiscard]] std::size_t last_open() const { return open_from_end(0); }
  void suspend_last_open();
  void erase(std::size_t index) { entries_.erase(entries_.begin() + static_cast<std::ptrdiff_t>(index)); }
  void clear() { entries_.clear(); }
  /// What began in the cell or caption of that level ends with it.
  void cell_closed(std::size_t cell_level);
  /// The element at `depth` has closed: what was opened in it and does not outlive it ends with it.
  void container_closed(std::size_t depth);

  /// A table opens inside what is open now.
  void reach_into_tables();
  /// Whether an entry waits to be opened again in a cell of that level.
  [[nodiscard]] bool is_to_reconstruct(std::size_t index, std::size_t cell_level) const {
    const FormattingEntry& entry = entries_[index];
    return !entry.open && (entry.cell_level >= cell_level || entry.reaches_in);
  }
  [[nodiscard]] std::size_t count_to_reconstruct(std::size_t cell_level) const;
  /// The last waiting entry of that element that began in a cell of that level, or npos.
  [[nodiscard]] std::size_t find_to_reconstruct(Element element, std::size_t cell_level) const;
  static constexpr std::size_t npos = static_cast<std::size_t>(-1);

  /// Whether the parser keeps such an element for later when its block closes.
  [[nodiscard]] static bool outlives_container(Element element);

 private:
  std::vector<FormattingEntry> entries_;
};

} // namespace lede::body
