// Skips well-formed UTF-8 sixteen bytes at a time, on machines that can look up sixteen bytes in a table at once.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/bytes.h"

namespace lede::utf8 {

enum class Controls : bool {
  pass, ///< Control characters are well-formed, too.
  stop, ///< Stop at control characters other than a tab and a line feed.
};

#ifdef LEDE_HAS_BLOCKS
/// Returns the beginning of a character at or after `at`; all before it is well-formed. Calls may return `at` itself:
/// the next sixteen bytes then hold a byte at which to stop, or the text ends, or the machine is too old.
/// @param at the beginning of a character.
[[nodiscard]] std::size_t skip_well_formed(std::string_view text, std::size_t at, Controls controls) noexcept;
#else
[[nodiscard]] constexpr std::size_t skip_well_formed(std::string_view, std::size_t at, Controls) noexcept { return at; }
#endif

} // namespace lede::utf8
