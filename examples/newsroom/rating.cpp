// One vote a voter an article.
#include <algorithm>
#include <optional>
#include <string>

#include "site.h"
#include "text.h"
#include "voter.h"

namespace newsroom {
namespace {

constexpr const char* k_methods = "GET, PUT, DELETE, POST";

std::int64_t in_range(std::optional<std::int64_t> value, std::int64_t best) {
  if (!value || *value < 1 || *value > best) {
    throw Refusal(400, "bad-value", "a vote is a whole number from 1 to the article's best");
  }
  return *value;
}

} // namespace

// With one vote an address, the address is the voter, whatever the browser says.
std::string Site::counted_voter(const Exchange& exchange, std::string voter) const {
  if (!settings_.counts_addresses || voter.empty()) return voter;
  return voter_of_address(store_.secret(), exchange.client);
}

Json Site::rating_json(const Article& article, const RatingState& state) const {
  Json json;
  json["value"] = nullptr;
  if (state.votes > 0) {
    const std::int64_t hundredths = (state.total * 200 + state.votes) / (state.votes * 2); // halves up
    // Votes from a time when the article had more stars count as given; the shown average stays in the present range.
    json["value"] = static_cast<double>(std::min(hundredths, article.best * 100)) / 100;
  }
  json["count"] = state.votes;
  json["best"] = article.best;
  if (state.own) json["own"] = std::min(*state.own, article.best);
  return json;
}

void Site::serve_rating(Exchange& exchange, const Article& article) {
  exchange.route = "rating";
  const std::string& method = exchange.request.method;
  if (exchange.reads()) {
    allow_anybody(exchange);
    return answer_json(exchange, 200,
                       rating_json(article, store_.rating(article.id, counted_voter(exchange, named_voter(exchange)))));
  }
  if (method == "OPTIONS") return answer_preflight(exchange, k_methods, true);
  const bool is_from_partner = allow_writer(exchange);
  if (method == "PUT") {
    const Json json = read_object(exchange);
    const auto member = json.find("value");
    std::optional<std::int64_t> value;
    if (member != json.end() && member->is_number_integer()) value = member->get<std::int64_t>();
    const std::string voter = counted_voter(exchange, required_voter(exchange));
    value = in_range(value, article.best);
    spend(exchange, votes_); // a refused vote costs nothing
    return answer_json(exchange, 200, rating_json(article, store_.vote(article.id, voter, value)));
  }
  if (method == "DELETE") {
    const std::string voter = counted_voter(exchange, required_voter(exchange));
    spend(exchange, votes_);
    return answer_json(exchange, 200, rating_json(article, store_.vote(article.id, voter, std::nullopt)));
  }
  if (method != "POST") refuse_method(exchange, k_methods);
  if (!exchange.has_form()) throw Refusal(415, "unsupported-type", "a vote is posted as a form");
  const std::string text = find_field(parse_form(exchange.request.body), "rating").value_or("");
  std::optional<std::int64_t> value;
  if (!text.empty() && text != "0") value = in_range(parse_number(text), article.best);
  const std::string voter =
      counted_voter(exchange, voter_of_form(exchange, is_from_partner, settings_.origin.starts_with("https:")));
  spend(exchange, votes_);
  const RatingState state = store_.vote(article.id, voter, value);
  if (exchange.wants_page())
    return answer_see_other(exchange, article.url.starts_with(settings_.origin + "/")
                                          ? article.url
                                          : settings_.origin + "/articles/" + article.id);
  answer_json(exchange, 200, rating_json(article, state));
}

} // namespace newsroom
