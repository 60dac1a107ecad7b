// `prepare` finds bytes that cannot stay and replaces them. To find an offset in the original, `PreparedOffsets` goes
// over the same repairs again, so no map of them has to be stored.
#include "html/text_input.h"

#include <array>
#include <cstdint>

#include "base/utf8.h"
#include "base/utf8_blocks.h"
#include "html/scan.h"

namespace lede::html {
namespace {

constexpr bool is_dropped_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 && byte != '\t' && byte != '\n';
}

// An automaton that accepts well-formed UTF-8 without control characters. Each byte has one word; six bits of this word
// for each state give the next state. So a step is one load and one shift.
// @see https://www.unicode.org/versions/latest/core-spec/chapter-3/ table 3-7
enum State : unsigned { between = 0, stuck = 6, one = 12, two = 18, three = 24, e0 = 30, ed = 36, f0 = 42, f4 = 48 };

constexpr std::uint64_t step(State from, State to) { return std::uint64_t{to} << from; }

constexpr std::uint64_t steps_of(unsigned byte) {
  // All nine have to be initialised, since 0 is a state, too.
  State to[9] = {stuck, stuck, stuck, stuck, stuck, stuck, stuck, stuck, stuck};
  const bool continues = byte >= 0x80 && byte < 0xC0;
  if (byte < 0x80) to[0] = byte >= 0x20 || byte == '\t' || byte == '\n' ? between : stuck;
  if (byte >= 0xC2 && byte <= 0xDF) to[0] = one;
  if (byte >= 0xE0 && byte <= 0xEF) to[0] = byte == 0xE0 ? e0 : byte == 0xED ? ed : two;
  if (byte >= 0xF0 && byte <= 0xF4) to[0] = byte == 0xF0 ? f0 : byte == 0xF4 ? f4 : three;
  if (continues) {
    to[one / 6] = between;
    to[two / 6] = one;
    to[three / 6] = two;
    to[e0 / 6] = byte >= 0xA0 ? one : stuck;
    to[ed / 6] = byte < 0xA0 ? one : stuck;
    to[f0 / 6] = byte >= 0x90 ? two : stuck;
    to[f4 / 6] = byte < 0x90 ? two : stuck;
  }
  std::uint64_t steps = 0;
  for (unsigned index = 0; index < 9; ++index) steps |= step(static_cast<State>(index * 6), to[index]);
  return steps;
}

constexpr std::array<std::uint64_t, 256> make_steps() {
  std::array<std::uint64_t, 256> steps{};
  for (unsigned byte = 0; byte < steps.size(); ++byte) steps[byte] = steps_of(byte);
  return steps;
}
constexpr std::array<std::uint64_t, 256> k_steps = make_steps();

/// Whether all eight bytes are ASCII, and none is a control character other than a line feed.
bool is_plain(std::uint64_t word) {
  // If all bytes are ASCII, no sum carries into the next byte.
  const std::uint64_t printable = word + k_every_byte * (0x80 - 0x20);
  const std::uint64_t no_feed = (word ^ (k_every_byte * '\n')) + k_every_byte * 0x7F;
  return (word & k_high_bits) == 0 && ((printable | ~no_feed) & k_high_bits) == k_high_bits;
}

/// Skips plain ASCII, in whole blocks.
std::size_t skip_plain(std::string_view text, std::size_t at) {
#ifdef LEDE_HAS_BLOCKS
  using Signed = signed char __attribute__((vector_size(sizeof(Block16))));
  for (; text.size() - at >= sizeof(Block16); at += sizeof(Block16)) {
    const Block16 block = load_block(text.data() + at);
    // As signed numbers, bytes beyond ASCII are less than all of ASCII.
    if (bits_of((reinterpret_cast<Signed>(block) < ' ') & (block != '\n')) != 0) break;
  }
#endif
  while (text.size() - at >= sizeof(std::uint64_t) && is_plain(load_word(text.data() + at)))
    at += sizeof(std::uint64_t);
  return at;
}

/// Skips whole blocks that need no repair. @return the offset of the beginning of a character; no byte before it needs
/// repair.
std::size_t skip_well_formed(std::string_view text, std::size_t at) {
  constexpr std::size_t k_block = sizeof(std::uint64_t);
  constexpr std::uint64_t k_state_bits = 63;
  std::uint64_t state = between;
  std::size_t good = at;
  while (text.size() - at >= k_block) {
    if (good == at && is_plain(load_word(text.data() + at))) {
      good = at += k_block;
      continue;
    }
    for (const std::size_t end = at + k_block; at < end; ++at)
      state = k_steps[static_cast<unsigned char>(text[at])] >> (state & k_state_bits);
    if ((state & k_state_bits) == stuck) break;
    good = at;
    if ((state & k_state_bits) == between) continue;
    // The offset is inside a character: go back to its beginning.
    do --good;
    while ((static_cast<unsigned char>(text[good]) & 0xC0U) == 0x80);
  }
  return good;
}

/// The offset of the first byte at or after `at` that cannot stay as it is, or the text's size.
std::size_t find_repair(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    at = utf8::skip_well_formed(text, skip_plain(text, at), utf8::Controls::stop);
    at = skip_well_formed(text, at);
    // A repair, or the end of the text, is near.
    for (std::size_t plain = 0; at < text.size() && plain < sizeof(std::uint64_t); ++plain) {
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        if (is_dropped_control(text[at])) return at;
        ++at;
        continue;
      }
      const utf8::Sequence sequence = utf8::read_sequence(text, at);
      if (!sequence.well_formed) return at;
      at += sequence.length;
    }
  }
  return at;
}

struct Repair {
  std::size_t taken; // bytes of the original
  std::string_view replacement;
};

Repair repair_at(std::string_view text, std::size_t at) {
  const char byte = text[at];
  if (byte == '\r') return {at + 1 < text.size() && text[at + 1] == '\n' ? 2U : 1U, "\n"};
  if (byte == '\f') return {1, " "};
  if (is_dropped_control(byte)) return {1, {}};
  return {utf8::read_sequence(text, at).length, utf8::k_replacement};
}

} // namespace

std::string_view prepare(std::string_view text, std::string& scratch) {
  std::size_t clean_end = find_repair(text, 0);
  if (clean_end == text.size()) return text;

  scratch.clear();
  scratch.reserve(text.size());
  std::size_t begin = 0;
  while (true) {
    scratch.append(text.substr(begin, clean_end - begin));
    if (clean_end == text.size()) return scratch;
    const Repair repair = repair_at(text, clean_end);
    scratch.append(repair.replacement);
    begin = clean_end + repair.taken;
    clean_end = find_repair(text, begin);
  }
}

PreparedOffsets::PreparedOffsets(std::string_view original) : original_(original) { start(); }

void PreparedOffsets::start() {
  run_begin_ = 0;
  prepared_begin_ = 0;
  run_end_ = find_repair(original_, 0);
}

std::size_t PreparedOffsets::original_offset(std::size_t prepared_offset) {
  if (prepared_offset < prepared_begin_) start();
  while (true) {
    const std::size_t prepared_end = prepared_begin_ + (run_end_ - run_begin_);
    if (prepared_offset < prepared_end) return run_begin_ + (prepared_offset - prepared_begin_);
    if (run_end_ == original_.size()) return run_end_;
    const Repair repair = repair_at(original_, run_end_);
    if (prepared_offset < prepared_end + repair.replacement.size()) return run_end_;
    run_begin_ = run_end_ + repair.taken;
    run_end_ = find_repair(original_, run_begin_);
    prepared_begin_ = prepared_end + repair.replacement.size();
  }
}

} // namespace lede::html
