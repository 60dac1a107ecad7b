// The header and the cookie that name a reader.
#include "voter.h"

#include "crypto.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_shortest_voter = 22; // 128 bits in base64

} // namespace

std::string named_voter(const Exchange& exchange) {
  if (!exchange.request.has_header("Lede-Voter")) return read_cookie(exchange, k_voter_cookie, k_shortest_voter);
  std::string voter = exchange.request.get_header_value("Lede-Voter");
  if (!is_token(voter, k_shortest_voter)) {
    throw Refusal(400, "bad-voter", "Lede-Voter has 22 to 64 letters, digits, '-' and '_'");
  }
  return voter;
}

std::string required_voter(const Exchange& exchange) {
  if (!exchange.request.has_header("Lede-Voter")) throw Refusal(400, "bad-voter", "Lede-Voter is missing");
  return named_voter(exchange);
}

std::string voter_of_form(Exchange& exchange, bool is_from_partner, bool is_secure) {
  std::string voter = named_voter(exchange);
  if (!voter.empty()) return voter;
  if (is_from_partner && !exchange.wants_page()) throw Refusal(400, "bad-voter", "Lede-Voter is missing");
  voter = make_token();
  exchange.response.set_header("Set-Cookie", std::string(k_voter_cookie) + "=" + voter +
                                                 "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict" +
                                                 (is_secure ? "; Secure" : ""));
  return voter;
}

// A keyed hash: no address is stored.
std::string voter_of_address(std::string_view secret, std::string_view client) {
  return "address-" + keyed_hash(secret, "vote " + std::string(client));
}

} // namespace newsroom
