// By which token a reader is known: for one vote an article, and for comments that can be taken back.
#pragma once

#include <string>
#include <string_view>

#include "exchange.h"

namespace newsroom {

/// The cookie of readers without script.
inline constexpr std::string_view k_voter_cookie = "lede_voter";

/// The token of the header Lede-Voter, else of the cookie; empty if there is neither. Refuses a header that is none.
[[nodiscard]] std::string named_voter(const Exchange& exchange);
/// The same; refuses if there is no header.
[[nodiscard]] std::string required_voter(const Exchange& exchange);
/// The same for a form, which gets a cookie if it has none: without script there is no other place to keep a token.
[[nodiscard]] std::string voter_of_form(Exchange& exchange, bool is_from_partner, bool is_secure);

} // namespace newsroom
