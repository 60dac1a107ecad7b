// Decimal numbers as they are written in JSON, read without floating point.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace lede::json {

struct Scaled {
  std::int64_t value = 0;
  bool is_exact = false; ///< Whether the value was not rounded.
};

/// @param literal a number that the scanner has read ("-4.25e1").
/// @param decimals how many decimal places to keep: 3 turns 4.25 into 4250. Halves are rounded up.
/// @return nothing if the value does not fit.
[[nodiscard]] std::optional<Scaled> scale(std::string_view literal, int decimals) noexcept;

} // namespace lede::json
