// The search for a byte, sixteen bytes at a time, for the module that is optimized for speed. The C library's memchr,
// which this replaces, looks at four. Nearly every search of std::string and std::string_view ends here.
#include <stddef.h>
#include <stdint.h>
#include <wasm_simd128.h>

// Reads whole blocks at multiples of sixteen. None of them lies across the end of the memory, and bytes of a block that
// are outside of the text are not counted. The function is not inlined, so the compiler does not see whose bytes they
// are.
__attribute__((noinline)) void* memchr(const void* text, int wanted, size_t size) {
  const uintptr_t block_size = sizeof(v128_t);
  const uintptr_t begin = (uintptr_t)text;
  const uintptr_t end = size <= UINTPTR_MAX - begin ? begin + size : UINTPTR_MAX;
  if (size == 0) return NULL;
  const v128_t all = wasm_i8x16_splat((int8_t)wanted);
  const uintptr_t before = begin % block_size;
  uintptr_t block = begin - before;
  unsigned found = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load((const void*)block), all)) >> before << before;
  while (found == 0) {
    block += block_size;
    if (block >= end || block < begin) return NULL;
    found = wasm_i8x16_bitmask(wasm_i8x16_eq(wasm_v128_load((const void*)block), all));
  }
  const uintptr_t at = block + (uintptr_t)__builtin_ctz(found);
  return at < end ? (void*)at : NULL;
}
