// The classes of characters beyond ASCII that the Markdown code needs.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::body {

enum class CharacterClass : std::uint8_t {
  letter, ///< Also combining marks and digits: any character that a word or an address may contain.
  space,  ///< Also characters without width that separate words or set the direction.
  punctuation,
  dash,      ///< Belongs to an address only between two other characters.
  symbol,    ///< Emoji and the like: they may belong to an address or decorate it.
  spaceless, ///< Letters of scripts that put no spaces between words: Chinese, Japanese, Korean, Thai …
};

/// @param character beyond ASCII.
[[nodiscard]] CharacterClass class_of(char32_t character);

/// Chinese, Japanese or Korean: a letter, or punctuation of full width.
[[nodiscard]] bool is_east_asian(char32_t character);

} // namespace lede::body
