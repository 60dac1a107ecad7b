// The hash of all tables in memory: FNV-1a. It is quick and not for security: anyone can find texts of the same hash.
// @see https://datatracker.ietf.org/doc/html/draft-eastlake-fnv
#pragma once

#include <cstdint>
#include <string_view>

namespace lede {

inline constexpr std::uint32_t k_hash_of_nothing = 2'166'136'261U;

/// Returns the hash of a text with one more character. @param hash of the text so far.
[[nodiscard]] constexpr std::uint32_t hash_with(std::uint32_t hash, char character) noexcept {
  return (hash ^ static_cast<unsigned char>(character)) * 16'777'619U;
}

[[nodiscard]] constexpr std::uint32_t hash_of(std::string_view text) noexcept {
  std::uint32_t hash = k_hash_of_nothing;
  for (const char character : text) hash = hash_with(hash, character);
  return hash;
}

} // namespace lede
