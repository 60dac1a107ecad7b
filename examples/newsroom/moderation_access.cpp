// Who moderates: a session behind a cookie, or a name that a trusted proxy sends. Every form carries a token that only
// a page of this server can have.
#include <string>

#include "crypto.h"
#include "log.h"
#include "moderation_desk.h"
#include "moderators.h"

namespace newsroom {
namespace {

constexpr const char* k_cookie = "lede_moderation";
constexpr std::int64_t k_session_seconds = 12 * 3600;
constexpr std::size_t k_token_size = 32;
constexpr std::size_t k_most_fields = 512;
constexpr int k_most_logins = 2;
constexpr int k_busy_seconds = 2;

} // namespace

// A one-way function of the cookie: the page may show it, and nobody gets the cookie from it.
std::string ModerationDesk::csrf_of(const Visitor& visitor) { return keyed_hash(visitor.secret, "csrf"); }

std::string ModerationDesk::new_cookie(Exchange& exchange) const {
  std::string secret = make_token();
  const bool is_secure = settings_.origin.starts_with("https:");
  exchange.response.set_header("Set-Cookie", std::string(k_cookie) + "=" + secret +
                                                 "; Path=/moderation; HttpOnly; SameSite=Strict" +
                                                 (is_secure ? "; Secure" : ""));
  return secret;
}

ModerationDesk::Visitor ModerationDesk::visitor(Exchange& exchange) {
  Visitor visitor;
  visitor.secret = read_cookie(exchange, k_cookie, k_token_size);
  if (!settings_.moderator_header.empty()) {
    const std::string name = exchange.request.get_header_value(settings_.moderator_header.c_str());
    if (is_moderator_name(name)) visitor.moderator = name;
  } else if (!visitor.secret.empty()) {
    visitor.moderator = store_.session(hash_of(visitor.secret)).value_or("");
    // Whoever is no longer in the file is signed out at once.
    if (!live_.get()->moderators.has(visitor.moderator)) visitor.moderator.clear();
  }
  if (visitor.secret.empty() && exchange.reads()) visitor.secret = new_cookie(exchange);
  return visitor;
}

bool ModerationDesk::is_own_page(const Exchange& exchange) const {
  const std::string origin = exchange.request.get_header_value("Origin");
  return origin.empty() || is_own_origin(exchange, origin, settings_.origin);
}

Form ModerationDesk::read_form(Exchange& exchange, const Visitor& visitor) const {
  if (exchange.request.method != "POST") refuse_method(exchange, "POST");
  if (!exchange.has_form()) throw Refusal(415, "unsupported-type", "send a form");
  if (!is_own_page(exchange)) throw Refusal(403, "origin-not-listed", "this form is not from a page of this server");
  Form form = parse_form(exchange.request.body, k_most_fields);
  const std::string given = find_field(form, "csrf").value_or("");
  if (visitor.secret.empty() || !same_secret(given, csrf_of(visitor))) {
    throw Refusal(403, "form-expired", "this form is too old; reload the page");
  }
  return form;
}

void ModerationDesk::sign_in(Exchange& exchange, const Visitor& visitor) {
  const Form form = read_form(exchange, visitor);
  const std::string name(trimmed(find_field(form, "name").value_or("")));
  const std::string token(trimmed(find_field(form, "token").value_or("")));
  if (const int seconds = wrong_tokens_.peek(exchange.client); seconds > 0) {
    throw Refusal(429, "too-many", "too many requests; try again later", seconds);
  }
  // A slow hash is slow for us too: a flood of logins must not hold every thread.
  if (logins_.fetch_add(1) >= k_most_logins) {
    --logins_;
    throw Refusal(503, "busy", "too many sign in at once; try again", k_busy_seconds);
  }
  const bool is_right = live_.get()->moderators.knows(name, token);
  --logins_;
  if (!is_right) {
    static_cast<void>(wrong_tokens_.take(exchange.client));
    log(Level::warning, "wrong-moderator-token");
    return serve_login(exchange, visitor, true);
  }
  // A new token: one that somebody may have put there before is worth nothing.
  const std::string secret = new_cookie(exchange);
  store_.add_session(hash_of(secret), name, now_seconds() + k_session_seconds);
  log(Level::info, "moderator-signed-in", {{"moderator", name}});
  answer_see_other(exchange, "/moderation");
}

void ModerationDesk::sign_out(Exchange& exchange, const Visitor& visitor) {
  static_cast<void>(read_form(exchange, visitor));
  store_.end_session(hash_of(visitor.secret));
  log(Level::info, "moderator-signed-out", {{"moderator", visitor.moderator}});
  answer_see_other(exchange, "/moderation");
}

} // namespace newsroom
