#include "base/sort.h"

#include <cstddef>
#include <utility>

namespace lede {

void sort(std::vector<std::uint64_t>& items,
          bool (*is_before)(std::uint64_t left, std::uint64_t right, const void* context), const void* context) {
  // First build the heap: sift down every item that has children, from the last one to the first. Then repeatedly swap
  // the greatest item, which is the first, with the last item of the heap, shrink the heap by one, and sift the new
  // first item down.
  std::size_t unsunk = items.size() / 2;
  std::size_t size = items.size();
  while (size > 1) {
    std::size_t parent = 0;
    if (unsunk > 0) {
      parent = --unsunk;
    } else {
      std::swap(items[0], items[--size]);
    }
    for (std::size_t child = 2 * parent + 1; child < size; child = 2 * parent + 1) {
      if (child + 1 < size && is_before(items[child], items[child + 1], context)) ++child;
      if (!is_before(items[parent], items[child], context)) break;
      std::swap(items[parent], items[child]);
      parent = child;
    }
  }
}

} // namespace lede
