// The grammar of JSON: which tokens may come at which point of a text.
// @see https://datatracker.ietf.org/doc/html/rfc8259#section-2
#pragma once

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string_view>

#include "base/messages.h"
#include "json/scanner.h"

namespace lede::json {

/// What may come next.
enum class Expected : std::uint8_t {
  value,
  item_or_end,
  next_item,
  key_or_end,
  next_key,
  colon,
  item_separator,
  member_separator,
  end_of_text,
};
inline constexpr std::size_t k_expected_count = static_cast<std::size_t>(Expected::end_of_text) + 1;

namespace grammar {

constexpr std::uint16_t bit(Expected expected) {
  return static_cast<std::uint16_t>(1U << static_cast<unsigned>(expected));
}
inline constexpr std::uint16_t k_value = bit(Expected::value) | bit(Expected::item_or_end) | bit(Expected::next_item);

/// In the order of Token: a bit for each Expected where the token is allowed.
inline constexpr std::uint16_t k_allowed[] = {
    0,                                                               // none
    k_value,                                                         // begin_object
    bit(Expected::key_or_end) | bit(Expected::member_separator),     // end_object
    k_value,                                                         // begin_array
    bit(Expected::item_or_end) | bit(Expected::item_separator),      // end_array
    bit(Expected::colon),                                            // name_separator
    bit(Expected::item_separator) | bit(Expected::member_separator), // value_separator
    k_value | bit(Expected::key_or_end) | bit(Expected::next_key),   // string
    k_value,                                                         // number
    k_value,                                                         // literal_true
    k_value,                                                         // literal_false
    k_value,                                                         // literal_null
    bit(Expected::end_of_text),                                      // end_of_input
    0,                                                               // error
};
static_assert(std::size(k_allowed) == k_token_count);

/// In the order of Expected: a token that is allowed there.
inline constexpr Token k_fitting[] = {
    Token::literal_null,   Token::literal_null, Token::literal_null, Token::string,       Token::string,
    Token::name_separator, Token::end_array,    Token::end_object,   Token::end_of_input,
};
static_assert(std::size(k_fitting) == k_expected_count);

/// In the order of Expected: what a message says was expected.
inline constexpr std::string_view k_phrases[] = {
    phrases::a_value, phrases::item_or_end,    phrases::next_item,        phrases::key_or_end,  phrases::next_key,
    phrases::colon,   phrases::item_separator, phrases::member_separator, phrases::end_of_text,
};
static_assert(std::size(k_phrases) == k_expected_count);

} // namespace grammar

/// Whether the token is allowed where this is expected.
[[nodiscard]] inline bool fits(Token token, Expected expected) {
  return (grammar::k_allowed[static_cast<std::size_t>(token)] & grammar::bit(expected)) != 0;
}

/// Returns a token that is allowed where this is expected.
[[nodiscard]] inline Token fitting_token(Expected expected) {
  return grammar::k_fitting[static_cast<std::size_t>(expected)];
}

/// Returns what a message says was expected.
[[nodiscard]] inline std::string_view phrase_for(Expected expected) {
  return grammar::k_phrases[static_cast<std::size_t>(expected)];
}

} // namespace lede::json
