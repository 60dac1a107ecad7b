// Who moderates: the session of a cookie, or a name that a trusted proxy sends. Every form has a token that only
// a page of this server can have.
#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

// A one-way function of the cookie, so that the page may contain it without revealing the cookie. It is another one in
// each form: if a proxy compresses the page, its size cannot reveal it letter by letter (BREACH).
// @see https://www.breachattack.com/
std::string ModerationDesk::csrf_of(const Visitor& visitor) {
  const std::string salt = make_token();
  return salt + keyed_hash(visitor.secret, "csrf " + salt);
}

bool ModerationDesk::is_csrf_of(const Visitor& visitor, std::string_view given) {
  const std::string_view salt = given.substr(0, k_token_size);
  return !visitor.secret.empty() && given.size() > salt.size() &&
         same_secret(given.substr(salt.size()), keyed_hash(visitor.secret, "csrf " + std::string(salt)));
}

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
    // Two fields of that name: the proxy has left one that the client wrote.
    const std::vector<Field>& fields = exchange.request.headers;
    const bool is_one = std::count_if(fields.begin(), fields.end(), [&](const Field& field) {
                          return equals_ignoring_case(field.first, settings_.moderator_header);
                        }) == 1;
    const std::string name = exchange.request.get_header_value(settings_.moderator_header);
    if (exchange.is_from_proxy && is_one && is_moderator_name(name)) visitor.moderator = name;
  } else if (!visitor.secret.empty()) {
    const std::optional<ModeratorSession> session = store_.session(hash_of(visitor.secret));
    // Anyone who is no longer in the file, or has another token there, is signed out at once.
    if (session && !session->credential.empty() &&
        session->credential == live_.get()->moderators.credential(session->moderator)) {
      visitor.moderator = session->moderator;
    }
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
  if (!is_csrf_of(visitor, find_field(form, "csrf").value_or(""))) {
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
  // A slow hash takes our time, too: a flood of logins must not occupy all threads.
  if (logins_.fetch_add(1) >= k_most_logins) {
    --logins_;
    throw Refusal(503, "busy", "too many sign in at once; try again", k_busy_seconds);
  }
  const std::shared_ptr<const LiveSettings> live = live_.get();
  const bool is_right = live->moderators.knows(name, token);
  --logins_;
  if (!is_right) {
    static_cast<void>(wrong_tokens_.take(exchange.client));
    log(Level::warning, "wrong-moderator-token");
    return serve_login(exchange, visitor, true);
  }
  // Always a new token, so that a token set by an attacker (session fixation) is useless.
  const std::string secret = new_cookie(exchange);
  if (!visitor.moderator.empty()) store_.end_session(hash_of(visitor.secret));
  store_.add_session(hash_of(secret), {name, live->moderators.credential(name)}, now_seconds() + k_session_seconds);
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
