// How much of the heap is in use, and was at most: counted in the allocator itself, so the same on every run.
#pragma once

#include <cstddef>

namespace lede::bounds {

/// False where this build cannot count (the C library is another one, or a sanitizer has its own allocator).
[[nodiscard]] bool counts_heap();
[[nodiscard]] std::size_t heap_in_use();
[[nodiscard]] std::size_t heap_peak();
/// From now on the peak is the present use.
void reset_heap_peak();

} // namespace lede::bounds
