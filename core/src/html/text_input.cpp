// Preparing a text is finding what cannot stay, and saying what stands there instead; offsets are led back by walking
// over the same repairs again, so that no map of them needs to be kept.
#include "html/text_input.h"

#include <cstdint>

#include "base/utf8.h"
#include "html/scan.h"

namespace lede::html {
namespace {

constexpr bool is_dropped_control(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value < 0x20 && byte != '\t' && byte != '\n';
}

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80; }

/// The length of a character of two or three bytes, of those whose second byte may be any; 0: look more closely.
std::size_t common_sequence(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (text.size() - at < 3 || !is_continuation(text[at + 1])) return 0;
  if (lead >= 0xC2 && lead <= 0xDF) return 2;
  return lead >= 0xE1 && lead <= 0xEC && is_continuation(text[at + 2]) ? 3 : 0;
}

/// The offset of the first byte at or after `at` that cannot stay as it is, or the text's size.
std::size_t find_repair(std::string_view text, std::size_t at) {
  while (at < text.size()) {
    while (text.size() - at >= sizeof(std::uint64_t)) {
      const std::uint64_t word = load_word(text.data() + at);
      const std::uint64_t below_space = (word - k_every_byte * 0x20) & ~word;
      if (((word | below_space) & k_high_bits) != 0) break;
      at += sizeof word;
    }
    // A line end or a letter of another script: go on bytewise until the words may be plain again.
    for (std::size_t plain = 0; at < text.size() && plain < sizeof(std::uint64_t); ++plain) {
      if (static_cast<unsigned char>(text[at]) < 0x80) {
        if (is_dropped_control(text[at])) return at;
        ++at;
        continue;
      }
      if (const std::size_t size = common_sequence(text, at); size != 0) {
        at += size;
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
