#include "heap.h"

#include <cstdlib>

#if defined(__GLIBC__) && !defined(LEDE_OTHER_ALLOCATOR)
#include <malloc.h>

#include <cstring>

extern "C" {
// The allocator of the C library under its other names; ours take the usual ones.
void* __libc_malloc(std::size_t);              // NOLINT(bugprone-reserved-identifier)
void* __libc_calloc(std::size_t, std::size_t); // NOLINT(bugprone-reserved-identifier)
void __libc_free(void*);                       // NOLINT(bugprone-reserved-identifier)
}

namespace {
std::size_t in_use = 0;
std::size_t peak = 0;

void* note(void* block) {
  if (block == nullptr) return nullptr;
  in_use += malloc_usable_size(block);
  if (in_use > peak) peak = in_use;
  return block;
}
} // namespace

extern "C" {
void* malloc(std::size_t size) { return note(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) { return note(__libc_calloc(count, size)); }
void free(void* block) {
  if (block != nullptr) in_use -= malloc_usable_size(block);
  __libc_free(block);
}
// Always a new block: what an allocator that cannot grow one in place needs, such as that of WebAssembly.
void* realloc(void* block, std::size_t size) {
  if (block == nullptr) return malloc(size);
  const std::size_t old_size = malloc_usable_size(block);
  void* const moved = malloc(size);
  if (moved == nullptr) return nullptr;
  std::memcpy(moved, block, old_size < size ? old_size : size);
  free(block);
  return moved;
}
}

namespace lede::bounds {
bool counts_heap() { return true; }
std::size_t heap_in_use() { return in_use; }
std::size_t heap_peak() { return peak; }
void reset_heap_peak() { peak = in_use; }
} // namespace lede::bounds

#else

namespace lede::bounds {
bool counts_heap() { return false; }
std::size_t heap_in_use() { return 0; }
std::size_t heap_peak() { return 0; }
void reset_heap_peak() {}
} // namespace lede::bounds

#endif
