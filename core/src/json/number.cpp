// Decimal numbers as they are written in JSON.
#include "json/number.h"

#include <algorithm>
#include <cstddef>
#include <limits>

namespace lede::json {

namespace {

constexpr std::int64_t k_largest = std::numeric_limits<std::int64_t>::max();

/// Returns the literal's exponent, limited to ±10^9: numbers with a greater one cannot be used.
std::int64_t read_exponent(std::string_view digits) {
  constexpr std::int64_t k_past_all = 1'000'000'000;
  const bool is_negative = !digits.empty() && digits.front() == '-';
  std::int64_t exponent = 0;
  for (const char c : digits) {
    if (c != '-' && c != '+') exponent = std::min(exponent * 10 + (c - '0'), k_past_all);
  }
  return is_negative ? -exponent : exponent;
}

/// @return false if the value no longer fits.
bool append_digit(std::int64_t& value, int digit) {
  if (value > (k_largest - digit) / 10) return false;
  value = value * 10 + digit;
  return true;
}

} // namespace

std::optional<Scaled> scale(std::string_view literal, int decimals) noexcept {
  const bool is_negative = !literal.empty() && literal.front() == '-';
  if (is_negative) literal.remove_prefix(1);
  const std::size_t mantissa_size = std::min(literal.find_first_of("eE"), literal.size());
  const std::string_view mantissa = literal.substr(0, mantissa_size);
  const std::size_t integer_size = std::min(mantissa.find('.'), mantissa.size());

  // The power of ten of the next digit, after scaling.
  std::int64_t power = static_cast<std::int64_t>(integer_size) - 1 + decimals;
  if (mantissa_size < literal.size()) power += read_exponent(literal.substr(mantissa_size + 1));

  Scaled result;
  int tenth = 0;         // the first digit that does not fit
  bool has_rest = false; // whether any digit after it is not 0
  for (const char c : mantissa) {
    if (c == '.') continue;
    const int digit = c - '0';
    if (power >= 0) {
      if (!append_digit(result.value, digit)) return std::nullopt;
    } else if (power == -1) {
      tenth = digit;
    } else {
      has_rest = has_rest || digit != 0;
    }
    --power;
  }
  for (; power >= 0 && result.value != 0; --power) {
    if (!append_digit(result.value, 0)) return std::nullopt;
  }
  result.is_exact = tenth == 0 && !has_rest;
  const bool rounds_away = is_negative ? tenth > 5 || (tenth == 5 && has_rest) : tenth >= 5;
  if (rounds_away) {
    if (result.value == k_largest) return std::nullopt;
    ++result.value;
  }
  if (is_negative) result.value = -result.value;
  return result;
}

} // namespace lede::json
