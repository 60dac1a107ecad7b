// UTF-8: validation, repair, and line and column of an offset. All functions read sequences with `read_sequence`, so
// they agree about what is valid, what is replaced and how offsets move. html/text_input.cpp skips well-formed text
// with a faster automaton of its own, and calls this file for every repair.
#include "base/utf8.h"

#include <bit>
#include <cstdint>

#include "base/bytes.h"
#include "base/utf8_blocks.h"

namespace lede::utf8 {

namespace {

std::uint8_t byte_at(std::string_view text, std::size_t offset) noexcept {
  return static_cast<std::uint8_t>(text[offset]);
}

/// Where the ASCII that starts at `offset` ends, eight bytes at a time.
std::size_t skip_ascii(std::string_view text, std::size_t offset) noexcept {
  while (offset + sizeof(std::uint64_t) <= text.size()) {
    const std::uint64_t word = load_word(text.data() + offset);
    const std::uint64_t high_bits = word & k_high_bits;
    if (high_bits == 0) {
      offset += sizeof word;
    } else if constexpr (std::endian::native == std::endian::little) {
      return offset + static_cast<std::size_t>(std::countr_zero(high_bits)) / 8;
    } else {
      break;
    }
  }
  while (offset < text.size() && byte_at(text, offset) < 0x80) {
    ++offset;
  }
  return offset;
}

/// Returns the size of the character at `offset` if it is well-formed and has two or three bytes, as most characters
/// beyond ASCII have; else 0.
std::size_t usual_length(std::string_view text, std::size_t offset) noexcept {
  if (k_is_small_build || text.size() - offset < 3) {
    return 0;
  }
  const std::uint8_t lead = byte_at(text, offset);
  const std::uint8_t second = byte_at(text, offset + 1);
  if ((second & 0xC0) != 0x80) {
    return 0;
  }
  if (lead >= 0xC2 && lead < 0xE0) {
    return 2;
  }
  const bool is_in_bounds = lead > 0xE0 && lead < 0xF0 && lead != 0xED && (byte_at(text, offset + 2) & 0xC0) == 0x80;
  return is_in_bounds ? 3 : 0;
}

/// How many characters begin in eight bytes of well-formed text.
std::size_t count_characters(std::uint64_t word) noexcept {
  const std::uint64_t continuations = word & ~(word << 1) & k_high_bits;
  return 8 - ((continuations >> 7) * k_every_byte >> 56);
}

} // namespace

// The bounds of the second byte keep out overlong forms, surrogates and values past U+10FFFF.
Sequence read_sequence(std::string_view text, std::size_t offset) noexcept {
  const std::uint8_t lead = byte_at(text, offset);
  if (lead < 0x80) {
    return {1, true};
  }
  if (lead < 0xC2 || lead > 0xF4) {
    return {1, false};
  }
  const std::uint8_t length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  std::uint8_t lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
  std::uint8_t highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
  for (std::uint8_t read = 1; read < length; ++read) {
    if (offset + read >= text.size()) {
      return {read, false};
    }
    const std::uint8_t next = byte_at(text, offset + read);
    if (next < lowest || next > highest) {
      return {read, false};
    }
    lowest = 0x80;
    highest = 0xBF;
  }
  return {length, true};
}

bool is_valid(std::string_view text) noexcept { return find_invalid(text) == std::string_view::npos; }

std::size_t find_invalid(std::string_view text, std::size_t from) noexcept {
  std::size_t offset = from;
  while (offset < text.size()) {
    if (const std::size_t skipped = skip_well_formed(text, offset, Controls::pass); skipped > offset) {
      offset = skipped;
      continue;
    }
    if (byte_at(text, offset) < 0x80) {
      offset = skip_ascii(text, offset);
      continue;
    }
    if (const std::size_t length = usual_length(text, offset); length > 0) {
      offset += length;
      continue;
    }
    const Sequence sequence = read_sequence(text, offset);
    if (!sequence.well_formed) {
      return offset;
    }
    offset += sequence.length;
  }
  return std::string_view::npos;
}

std::string repair(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  std::size_t copied = 0;
  for (std::size_t bad = find_invalid(text); bad != std::string_view::npos; bad = find_invalid(text, copied)) {
    out.append(text.substr(copied, bad - copied));
    out.append(k_replacement);
    copied = bad + read_sequence(text, bad).length;
  }
  out.append(text.substr(copied));
  return out;
}

void append(std::string& out, char32_t code_point) {
  const auto put = [&out](char32_t byte) { out.push_back(static_cast<char>(static_cast<std::uint8_t>(byte))); };
  const auto put_continuation = [&put](char32_t bits) { put(0x80 | (bits & 0x3F)); };
  if (code_point < 0x80) {
    put(code_point);
  } else if (code_point < 0x800) {
    put(0xC0 | (code_point >> 6));
    put_continuation(code_point);
  } else if (code_point > 0x10FFFF || (code_point >= 0xD800 && code_point <= 0xDFFF)) {
    out.append(k_replacement);
  } else if (code_point < 0x10000) {
    put(0xE0 | (code_point >> 12));
    put_continuation(code_point >> 6);
    put_continuation(code_point);
  } else {
    put(0xF0 | (code_point >> 18));
    put_continuation(code_point >> 12);
    put_continuation(code_point >> 6);
    put_continuation(code_point);
  }
}

char32_t decode(std::string_view text, std::size_t& offset) noexcept {
  const Sequence sequence = read_sequence(text, offset);
  char32_t code_point = byte_at(text, offset);
  if (!sequence.well_formed) {
    code_point = 0xFFFD;
  } else if (sequence.length > 1) {
    code_point &= 0x7Fu >> sequence.length;
    for (std::uint8_t read = 1; read < sequence.length; ++read) {
      code_point = (code_point << 6) | (byte_at(text, offset + read) & 0x3Fu);
    }
  }
  offset += sequence.length;
  return code_point;
}

std::string_view cut(std::string_view text, std::size_t most_bytes) noexcept {
  if (text.size() <= most_bytes) return text;
  while (most_bytes > 0 && (byte_at(text, most_bytes) & 0xC0) == 0x80) --most_bytes;
  return text.substr(0, most_bytes);
}

std::size_t offset_before_repair(std::string_view text, std::size_t repaired_offset) noexcept {
  std::size_t original = 0;
  std::size_t repaired = 0;
  for (;;) {
    const std::size_t bad = find_invalid(text, original);
    const std::size_t intact = (bad == std::string_view::npos ? text.size() : bad) - original;
    if (repaired_offset - repaired <= intact) {
      return original + (repaired_offset - repaired);
    }
    if (bad == std::string_view::npos) {
      return text.size();
    }
    repaired += intact + k_replacement.size();
    if (repaired_offset < repaired) {
      return bad; // the offset is inside a replacement, so the place is the start of the ill-formed bytes
    }
    original = bad + read_sequence(text, bad).length;
  }
}

LineColumn locate(std::string_view text, std::size_t offset) noexcept {
  LineColumn place;
  const std::size_t end = offset < text.size() ? offset : text.size();
  const std::string_view before = text.substr(0, end);
  std::size_t at = 0;
  if (before.find('\r') == std::string_view::npos) {
    // Skip whole lines; code points are counted in the last line only.
    for (std::size_t feed = 0; (feed = before.find('\n', at)) != std::string_view::npos; at = feed + 1) ++place.line;
    for (; !k_is_small_build && end - at >= sizeof(std::uint64_t); at += sizeof(std::uint64_t))
      place.column += count_characters(load_word(text.data() + at));
  }
  for (; at < end; ++at) {
    const std::uint8_t byte = byte_at(text, at);
    const bool is_crlf = byte == '\r' && at + 1 < text.size() && text[at + 1] == '\n';
    if (byte == '\n' || (byte == '\r' && !is_crlf)) {
      ++place.line;
      place.column = 1;
    } else {
      place.column += (byte & 0xC0) != 0x80 ? 1 : 0;
    }
  }
  return place;
}

} // namespace lede::utf8
