// One vote a voter an article.
#include <optional>
#include <string>

#include "site.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_shortest_voter = 22; // 128 bits in base64
constexpr std::string_view k_cookie = "lede_voter";
constexpr const char* k_methods = "GET, PUT, DELETE, POST";

// The voter whom the header names, else the cookie; empty where there is neither.
std::string named_voter(const Exchange& exchange) {
  if (!exchange.request.has_header("Lede-Voter")) return read_cookie(exchange, k_cookie, k_shortest_voter);
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

// A form without script has nowhere to keep a name but the cookie that it gets here.
std::string voter_of_form(Exchange& exchange, bool is_from_partner, bool is_secure) {
  std::string voter = named_voter(exchange);
  if (!voter.empty()) return voter;
  if (is_from_partner && !exchange.wants_page()) throw Refusal(400, "bad-voter", "Lede-Voter is missing");
  voter = make_token();
  exchange.response.set_header("Set-Cookie", std::string(k_cookie) + "=" + voter +
                                                 "; Path=/; Max-Age=31536000; HttpOnly; SameSite=Strict" +
                                                 (is_secure ? "; Secure" : ""));
  return voter;
}

std::int64_t in_range(std::optional<std::int64_t> value, std::int64_t best) {
  if (!value || *value < 1 || *value > best) {
    throw Refusal(400, "bad-value", "a vote is a whole number from 1 to the article's best");
  }
  return *value;
}

} // namespace

Json Site::rating_json(const Article& article, const RatingState& state) const {
  Json json;
  json["value"] = nullptr;
  if (state.votes > 0) {
    const std::int64_t hundredths = (state.total * 200 + state.votes) / (state.votes * 2); // halves up
    json["value"] = static_cast<double>(hundredths) / 100;
  }
  json["count"] = state.votes;
  json["best"] = article.best;
  if (state.own) json["own"] = *state.own;
  return json;
}

void Site::serve_rating(Exchange& exchange, const Article& article) {
  exchange.route = "rating";
  const std::string& method = exchange.request.method;
  if (exchange.reads()) {
    allow_anybody(exchange);
    return answer_json(exchange, 200, rating_json(article, store_.rating(article.id, named_voter(exchange))));
  }
  if (method == "OPTIONS") return answer_preflight(exchange, k_methods, true);
  const bool is_from_partner = allow_writer(exchange);
  spend(exchange, votes_);
  if (method == "PUT") {
    const Json json = read_object(exchange);
    const auto member = json.find("value");
    std::optional<std::int64_t> value;
    if (member != json.end() && member->is_number_integer()) value = member->get<std::int64_t>();
    const std::string voter = required_voter(exchange);
    return answer_json(exchange, 200,
                       rating_json(article, store_.vote(article.id, voter, in_range(value, article.best))));
  }
  if (method == "DELETE") {
    return answer_json(exchange, 200,
                       rating_json(article, store_.vote(article.id, required_voter(exchange), std::nullopt)));
  }
  if (method != "POST") refuse_method(exchange, k_methods);
  if (!exchange.has_form()) throw Refusal(415, "unsupported-type", "a vote is posted as a form");
  const std::string text = find_field(parse_form(exchange.request.body), "rating").value_or("");
  std::optional<std::int64_t> value;
  if (!text.empty() && text != "0") value = in_range(parse_number(text), article.best);
  const std::string voter = voter_of_form(exchange, is_from_partner, settings_.origin.starts_with("https:"));
  const RatingState state = store_.vote(article.id, voter, value);
  if (exchange.wants_page())
    return answer_see_other(exchange, article.url.starts_with(settings_.origin + "/")
                                          ? article.url
                                          : settings_.origin + "/articles/" + article.id);
  answer_json(exchange, 200, rating_json(article, state));
}

} // namespace newsroom
