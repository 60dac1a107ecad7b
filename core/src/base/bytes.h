// Searches a text eight or sixteen bytes at a time.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#ifdef __wasm_simd128__
#include <wasm_simd128.h>
#endif

namespace lede {

/// Whether this build is optimized for size, as the module that pages load is. Such a build searches most texts byte by
/// byte.
#ifdef __OPTIMIZE_SIZE__
inline constexpr bool k_is_small_build = true;
#else
inline constexpr bool k_is_small_build = false;
#endif

inline constexpr std::uint64_t k_every_byte = 0x0101010101010101; // multiplied by a byte: that byte eight times
inline constexpr std::uint64_t k_high_bits = 0x80 * k_every_byte;

[[nodiscard]] inline std::uint64_t load_word(const char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Non-zero if any of the eight bytes is zero. It does not say which.
[[nodiscard]] constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
  return (word - k_every_byte) & ~word & k_high_bits;
}

// Sixteen bytes, on machines that can compare all of them with one instruction.
#if !defined(__OPTIMIZE_SIZE__) && (defined(__SSE2__) || defined(__wasm_simd128__))
#define LEDE_HAS_BLOCKS 1
using Block16 = unsigned char __attribute__((vector_size(16)));

[[nodiscard]] inline Block16 load_block(const char* bytes) noexcept {
  Block16 block;
  std::memcpy(&block, bytes, sizeof block);
  return block;
}

/// Returns one bit for each byte; the first byte has the lowest bit. @param mask the result of a comparison: all bits
/// of a byte are set, or none.
template <class Mask>
[[nodiscard]] unsigned bits_of(Mask mask) noexcept {
  static_assert(sizeof(Mask) == sizeof(Block16));
#ifdef __SSE2__
  using Bytes = char __attribute__((vector_size(16)));
  return static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<Bytes>(mask)));
#else
  return wasm_i8x16_bitmask(reinterpret_cast<v128_t>(mask));
#endif
}
#endif

/// The offset of the first `one` or `other` at or after `from`, or the text's size.
[[nodiscard]] inline std::size_t find_either(std::string_view text, std::size_t from, char one, char other) noexcept {
#ifdef LEDE_HAS_BLOCKS
  for (; text.size() - from >= sizeof(Block16); from += sizeof(Block16)) {
    const Block16 block = load_block(text.data() + from);
    const unsigned found =
        bits_of((block == static_cast<unsigned char>(one)) | (block == static_cast<unsigned char>(other)));
    if (found != 0) return from + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  const std::uint64_t ones = k_every_byte * static_cast<unsigned char>(one);
  const std::uint64_t others = k_every_byte * static_cast<unsigned char>(other);
  while (text.size() - from >= sizeof(std::uint64_t)) {
    const std::uint64_t word = load_word(text.data() + from);
    if ((zero_bytes(word ^ ones) | zero_bytes(word ^ others)) != 0) break;
    from += sizeof word;
  }
  while (from < text.size() && text[from] != one && text[from] != other) ++from;
  return from;
}

/// The offset after the last `wanted` in the text; 0 if there is none.
[[nodiscard]] inline std::size_t end_of_last(std::string_view text, char wanted) noexcept {
  if (k_is_small_build) return text.rfind(wanted) + 1; // npos + 1 is 0
  const std::uint64_t all = k_every_byte * static_cast<unsigned char>(wanted);
  std::size_t end = text.size();
  while (end >= sizeof all && zero_bytes(load_word(text.data() + end - sizeof all) ^ all) == 0) end -= sizeof all;
  while (end > 0 && text[end - 1] != wanted) --end;
  return end;
}

/// The offset of the first two bytes `one` and `other` side by side at or after `from`, or the text's size.
/// @param bits the function sets these bits in a byte before it compares the byte with `one`.
[[nodiscard]] inline std::size_t find_pair(std::string_view text, std::size_t from, char one, char other,
                                           char bits = 0) noexcept {
#ifdef LEDE_HAS_BLOCKS
  for (; text.size() - from > sizeof(Block16); from += sizeof(Block16)) {
    const Block16 block = load_block(text.data() + from) | static_cast<unsigned char>(bits);
    const Block16 next = load_block(text.data() + from + 1);
    const unsigned found =
        bits_of((block == static_cast<unsigned char>(one)) & (next == static_cast<unsigned char>(other)));
    if (found != 0) return from + static_cast<std::size_t>(std::countr_zero(found));
  }
#endif
  while (from + 1 < text.size()) {
    if ((text[from] | bits) == one && text[from + 1] == other) return from;
    ++from;
  }
  return text.size();
}

/// Whether the text contains any of the three bytes.
[[nodiscard]] inline bool holds_any(std::string_view text, char one, char other, char third) noexcept {
  std::uint64_t found = 0;
  std::size_t at = 0;
  for (; text.size() - at >= sizeof found; at += sizeof found) {
    const std::uint64_t word = load_word(text.data() + at);
    found |= zero_bytes(word ^ (k_every_byte * static_cast<unsigned char>(one))) |
             zero_bytes(word ^ (k_every_byte * static_cast<unsigned char>(other))) |
             zero_bytes(word ^ (k_every_byte * static_cast<unsigned char>(third)));
  }
  for (; at < text.size(); ++at) found |= text[at] == one || text[at] == other || text[at] == third ? 1U : 0U;
  return found != 0;
}

/// Whether all bytes are ASCII.
[[nodiscard]] inline bool is_ascii(std::string_view text) noexcept {
  std::uint64_t all = 0;
  std::size_t at = 0;
  for (; text.size() - at >= sizeof all; at += sizeof all) all |= load_word(text.data() + at);
  for (; at < text.size(); ++at) all |= static_cast<unsigned char>(text[at]);
  return (all & k_high_bits) == 0;
}

} // namespace lede
