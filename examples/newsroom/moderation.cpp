// The moderation API for programs. They authenticate by a token and not from a page, so there is no CORS here.
#include <string>

#include "log.h"
#include "site.h"
#include "text.h"

namespace newsroom {
namespace {

Json to_json(const Comment& comment) {
  Json json;
  json["id"] = std::to_string(comment.id);
  json["article"] = comment.article;
  if (comment.parent) json["parent"] = std::to_string(*comment.parent);
  json["author"] = comment.author;
  json["text"] = comment.text;
  json["published"] = format_time(comment.created);
  json["state"] = std::string(name_of(comment.state));
  return json;
}

} // namespace

void Site::require_operator(Exchange& exchange) {
  constexpr std::string_view k_scheme = "Bearer ";
  const std::string given = exchange.request.get_header_value("Authorization");
  if (given.empty()) {
    exchange.response.set_header("WWW-Authenticate", "Bearer");
    throw Refusal(401, "operator-only", "this needs an operator's token");
  }
  const std::string_view token = equals_ignoring_case(std::string_view(given).substr(0, k_scheme.size()), k_scheme)
                                     ? std::string_view(given).substr(k_scheme.size())
                                     : std::string_view();
  if (same_secret(token, live_.get()->operator_token)) return;
  spend(exchange, wrong_tokens_);
  log(Level::warning, "wrong-operator-token");
  throw Refusal(403, "operator-only", "this is no operator's token");
}

void Site::serve_moderation(Exchange& exchange, std::string_view rest) {
  exchange.route = "moderation";
  require_operator(exchange);
  if (rest.empty()) {
    if (!exchange.reads()) refuse_method(exchange, "GET, HEAD");
    const std::string name =
        exchange.request.has_param("state") ? exchange.request.get_param_value("state") : "pending";
    const std::optional<CommentState> state = comment_state(name);
    if (!state) throw Refusal(400, "bad-value", "a state is pending, approved, rejected or deleted");
    const std::optional<std::int64_t> after =
        exchange.request.has_param("after") ? parse_number(exchange.request.get_param_value("after")) : 0;
    if (!after) throw Refusal(400, "bad-value", "after is the id of a comment");
    Json items = Json::array();
    for (const Comment& comment : store_.list_comments(*state, *after)) items.push_back(to_json(comment));
    return answer_json(exchange, 200, {{"items", items}});
  }
  const std::optional<std::int64_t> id = rest.starts_with('/') ? parse_number(rest.substr(1)) : std::nullopt;
  if (!id) throw Refusal(404, "not-found", "there is no such comment");
  if (exchange.request.method != "PUT") refuse_method(exchange, "PUT");
  const std::optional<CommentState> state = comment_state(read_string(read_object(exchange), "state"));
  if (!state) throw Refusal(400, "bad-value", "a state is pending, approved, rejected or deleted");
  static_cast<void>(store_.decide({*id}, *state, "operator"));
  const std::optional<Comment> comment = store_.comment(*id);
  if (!comment) throw Refusal(404, "not-found", "there is no such comment");
  log(Level::info, "comment-moderated",
      {{"id", *id}, {"state", std::string(name_of(*state))}, {"moderator", "operator"}});
  answer_json(exchange, 200, to_json(*comment));
}

} // namespace newsroom
