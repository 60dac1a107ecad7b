// Finding bytes in text eight at a time, and the white space of tags.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace lede::html {

inline constexpr std::uint64_t k_every_byte = 0x0101010101010101; // times a byte: that byte in all eight places
inline constexpr std::uint64_t k_high_bits = 0x80 * k_every_byte;

[[nodiscard]] inline std::uint64_t load_word(const char* bytes) noexcept {
  std::uint64_t word = 0;
  std::memcpy(&word, bytes, sizeof word);
  return word;
}

/// Not 0 where one of the eight bytes is 0. Which of them it is, only a look at each tells.
[[nodiscard]] constexpr std::uint64_t zero_bytes(std::uint64_t word) noexcept {
  return (word - k_every_byte) & ~word & k_high_bits;
}

/// The offset of the first `one` or `other` at or after `from`, or the text's size.
[[nodiscard]] inline std::size_t find_either(std::string_view text, std::size_t from, char one, char other) noexcept {
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

/// The offset of the first `wanted` at or after `from`, or the text's size.
[[nodiscard]] inline std::size_t find_byte(std::string_view text, std::size_t from, char wanted) noexcept {
  const std::size_t found = text.find(wanted, from);
  return found == std::string_view::npos ? text.size() : found;
}

/// White space between the parts of a tag. CR is not part of any prepared text.
[[nodiscard]] constexpr bool is_space(char character) noexcept {
  return character == ' ' || character == '\n' || character == '\t' || character == '\f';
}

} // namespace lede::html
