// UTF-8: validation, repair, and line and column of an offset. @see https://encoding.spec.whatwg.org/#utf-8-decoder
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lede::utf8 {

inline constexpr std::string_view k_replacement = "\xEF\xBF\xBD"; // U+FFFD
inline constexpr std::string_view k_byte_order_mark = "\xEF\xBB\xBF";

/// What begins at one offset of a text: a character, or bytes that a browser replaces by one U+FFFD.
struct Sequence {
  std::uint8_t length; ///< In bytes, at least 1.
  bool well_formed;    ///< If false, the bytes are one maximal ill-formed subpart.
};

/// @param offset less than the text's size, and not in the middle of a character.
[[nodiscard]] Sequence read_sequence(std::string_view text, std::size_t offset) noexcept;

/// Whether the text is well-formed UTF-8 (no surrogates, no overlong forms, nothing past U+10FFFF).
[[nodiscard]] bool is_valid(std::string_view text) noexcept;

/// The offset of the first byte that is not part of a well-formed sequence, or npos.
[[nodiscard]] std::size_t find_invalid(std::string_view text, std::size_t from = 0) noexcept;

/// The text with every maximal ill-formed subpart replaced by U+FFFD, as a browser decodes it.
[[nodiscard]] std::string repair(std::string_view text);

/// Appends a code point. Surrogates and values past U+10FFFF append U+FFFD.
void append(std::string& out, char32_t code_point);

/// Decodes the code point at `offset` of well-formed text and moves `offset` past it.
[[nodiscard]] char32_t decode(std::string_view text, std::size_t& offset) noexcept;

/// Returns as much of the text's beginning as fits into `most_bytes`. It never ends inside a character.
[[nodiscard]] std::string_view cut(std::string_view text, std::size_t most_bytes) noexcept;

/// Given an offset into `repair(text)`, the offset of the same place in `text`.
[[nodiscard]] std::size_t offset_before_repair(std::string_view text, std::size_t repaired_offset) noexcept;

struct LineColumn {
  std::size_t line = 1;
  std::size_t column = 1; ///< In code points.
};

/// Line and column of a byte offset; LF, CRLF and CR each end a line.
[[nodiscard]] LineColumn locate(std::string_view text, std::size_t offset) noexcept;

} // namespace lede::utf8
