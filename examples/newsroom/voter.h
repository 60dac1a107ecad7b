// The token that identifies a reader: for one vote per article, and for taking comments back.
#pragma once

#include <string>
#include <string_view>

#include "exchange.h"

namespace newsroom {

/// The cookie of readers without script.
inline constexpr std::string_view k_voter_cookie = "lede_voter";

/// The token of the header Lede-Voter, else of the cookie; empty if there is neither. Refuses an invalid header.
[[nodiscard]] std::string named_voter(const Exchange& exchange);
/// The same; refuses if there is no header.
[[nodiscard]] std::string required_voter(const Exchange& exchange);
/// The same for a form, which gets a cookie if it has none: without script there is no other place to keep a token.
[[nodiscard]] std::string voter_of_form(Exchange& exchange, bool is_from_partner, bool is_secure);

/// The voter if each address has one vote. @param client as `client_of` returns it.
[[nodiscard]] std::string voter_of_address(std::string_view secret, std::string_view client);

} // namespace newsroom
