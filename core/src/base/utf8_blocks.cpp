// Validates UTF-8 by three tables: each error shows in the high half of a byte, in its low half, and in the high half
// of the byte after it. Each row of a table is the set of errors that such a half allows; an error that all three rows
// have is there.
// @see https://arxiv.org/abs/2010.03090 "Validating UTF-8 In Less Than One Instruction Per Byte", section 6
#include "base/utf8_blocks.h"

#ifdef LEDE_HAS_BLOCKS

#ifdef __SSE2__
#define LEDE_WITH_LOOKUP __attribute__((target("ssse3")))
#else
#define LEDE_WITH_LOOKUP
#endif

namespace lede::utf8 {
namespace {

// The errors of two bytes side by side.
constexpr unsigned char k_too_short = 1 << 0;      // a lead byte, and no continuation after it
constexpr unsigned char k_too_long = 1 << 1;       // ASCII, and a continuation after it
constexpr unsigned char k_overlong_3 = 1 << 2;     // E0, and less than A0
constexpr unsigned char k_too_large = 1 << 3;      // F4 to FF, and at least 90
constexpr unsigned char k_surrogate = 1 << 4;      // ED, and at least A0
constexpr unsigned char k_overlong_2 = 1 << 5;     // C0 or C1
constexpr unsigned char k_overlong_4 = 1 << 6;     // F0, and less than 90
constexpr unsigned char k_too_large_1000 = 1 << 6; // F5 to FF, and less than 90
constexpr unsigned char k_two_conts = 1 << 7; // two continuations: no error after a lead byte of three or four bytes
constexpr unsigned char k_carry = k_too_short | k_too_long | k_two_conts;
constexpr unsigned char k_beyond = k_carry | k_too_large | k_too_large_1000;
constexpr unsigned char k_continuation = k_too_long | k_overlong_2 | k_two_conts;

constexpr Block16 k_of_high = {k_too_long,
                               k_too_long,
                               k_too_long,
                               k_too_long,
                               k_too_long,
                               k_too_long,
                               k_too_long,
                               k_too_long, // ASCII
                               k_two_conts,
                               k_two_conts,
                               k_two_conts,
                               k_two_conts, // continuations
                               k_too_short | k_overlong_2,
                               k_too_short,
                               k_too_short | k_overlong_3 | k_surrogate,
                               k_too_short | k_too_large | k_too_large_1000 | k_overlong_4};
constexpr Block16 k_of_low = {k_carry | k_overlong_3 | k_overlong_2 | k_overlong_4,
                              k_carry | k_overlong_2,
                              k_carry,
                              k_carry,
                              k_carry | k_too_large,
                              k_beyond,
                              k_beyond,
                              k_beyond,
                              k_beyond,
                              k_beyond,
                              k_beyond,
                              k_beyond,
                              k_beyond,
                              k_beyond | k_surrogate,
                              k_beyond,
                              k_beyond};
constexpr Block16 k_of_next_high = {k_too_short,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short, // ASCII
                                    k_continuation | k_overlong_3 | k_too_large_1000 | k_overlong_4,
                                    k_continuation | k_overlong_3 | k_too_large,
                                    k_continuation | k_surrogate | k_too_large,
                                    k_continuation | k_surrogate | k_too_large,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short,
                                    k_too_short};

/// Looks up each byte, which is less than 16, in a table of sixteen.
LEDE_WITH_LOOKUP inline Block16 look_up(Block16 table, Block16 places) noexcept {
#ifdef __SSE2__
  using Bytes = char __attribute__((vector_size(16)));
  return reinterpret_cast<Block16>(
      __builtin_ia32_pshufb128(reinterpret_cast<Bytes>(table), reinterpret_cast<Bytes>(places)));
#else
  return reinterpret_cast<Block16>(
      wasm_i8x16_swizzle(reinterpret_cast<v128_t>(table), reinterpret_cast<v128_t>(places)));
#endif
}

/// Reads a block and the three bytes before it. @return all zero if no pair of bytes is an error and each lead byte
/// before a byte of the block has as many continuations as it needs.
LEDE_WITH_LOOKUP inline Block16 errors_in(Block16 block, const char* bytes) noexcept {
  const Block16 before = load_block(bytes - 1);
  const Block16 pairs =
      look_up(k_of_high, before >> 4) & look_up(k_of_low, before & 0x0F) & look_up(k_of_next_high, block >> 4);
  const auto is_third = load_block(bytes - 2) >= 0xE0;
  const auto is_fourth = load_block(bytes - 3) >= 0xF0;
  return pairs ^ (reinterpret_cast<Block16>(is_third | is_fourth) & k_two_conts);
}

/// Before `end`, a character may be incomplete. @return its beginning, or `end`.
std::size_t back_to_character(std::string_view text, std::size_t end) noexcept {
  const auto byte_before = [&](std::size_t distance) { return static_cast<unsigned char>(text[end - distance]); };
  if (byte_before(1) >= 0xC0) return end - 1;
  if (byte_before(2) >= 0xE0) return end - 2;
  return byte_before(3) >= 0xF0 ? end - 3 : end;
}

template <bool stops_at_controls>
LEDE_WITH_LOOKUP std::size_t skip_blocks(std::string_view text, std::size_t from) noexcept {
  constexpr std::size_t k_before = 3;
  // A character begins at `from`, so what is before it does not matter: it is read as zeros. It may be the beginning of
  // a character that was refused, which a later continuation must not complete.
  char edge[k_before + sizeof(Block16)] = {};
  text.copy(edge + k_before, sizeof(Block16), from);
  bool is_between = true; // `at` is the beginning of a character
  std::size_t at = from;
  for (; text.size() - at >= sizeof(Block16); at += sizeof(Block16)) {
    const char* const bytes = at == from ? edge + k_before : text.data() + at;
    const Block16 block = load_block(bytes);
    if (stops_at_controls && bits_of((block < ' ') & (block != '\n') & (block != '\t')) != 0) break;
    const bool is_ascii = bits_of(block >= 0x80) == 0;
    if (is_ascii && is_between) continue;
    is_between = is_ascii;
    if (bits_of(errors_in(block, bytes) != 0) != 0) break;
  }
  return at == from ? at : back_to_character(text, at);
}

} // namespace

std::size_t skip_well_formed(std::string_view text, std::size_t at, Controls controls) noexcept {
  if (text.size() - at < sizeof(Block16)) return at;
#ifdef __SSE2__
  if (__builtin_cpu_supports("ssse3") == 0) return at;
#endif
  return controls == Controls::stop ? skip_blocks<true>(text, at) : skip_blocks<false>(text, at);
}

} // namespace lede::utf8

#endif
