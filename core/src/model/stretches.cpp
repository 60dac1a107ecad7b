#include "model/stretches.h"

namespace lede {

void trace_back(const std::vector<Stretch>& stretches, std::vector<PendingWarning>& warnings,
                std::size_t first_warning) {
  for (std::size_t index = first_warning; index < warnings.size(); ++index) {
    PendingWarning& warning = warnings[index];
    std::size_t low = 0; // the last stretch that begins at the warning or before it
    for (std::size_t high = stretches.size(); high - low > 1;) {
      const std::size_t middle = low + (high - low) / 2;
      (stretches[middle].begin <= warning.text_offset ? low : high) = middle;
    }
    const Stretch& stretch = stretches[low];
    warning.origin = stretch.origin;
    const bool is_inside = stretch.is_verbatim && warning.text_offset >= stretch.begin;
    warning.text_offset = stretch.offset + (is_inside ? warning.text_offset - stretch.begin : 0);
  }
}

} // namespace lede
