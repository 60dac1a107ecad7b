// The few classes of characters beyond ASCII that reading Markdown asks for.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::body {

enum class CharacterClass : std::uint8_t {
  letter, ///< Also marks and digits: whatever may stand in a word or an address.
  space,  ///< Also characters without width that part or direct text.
  punctuation,
  dash,      ///< In an address only between two other characters.
  symbol,    ///< Emoji and the like: a part of an address, or a decoration beside it.
  spaceless, ///< Letters of scripts that put no spaces between words: Chinese, Japanese, Korean, Thai …
};

/// @param character beyond ASCII.
[[nodiscard]] CharacterClass class_of(char32_t character);

/// Chinese, Japanese or Korean: a letter, or punctuation of full width.
[[nodiscard]] bool is_east_asian(char32_t character);

} // namespace lede::body
