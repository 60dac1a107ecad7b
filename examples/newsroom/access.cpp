// Cross-origin access. Every page may read; votes and comments are accepted from this server's pages and from listed
// partners.
// @see https://fetch.spec.whatwg.org/#http-cors-protocol
#include <algorithm>

#include "site.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr const char* k_preflight_seconds = "600";

} // namespace

bool Site::is_own_origin(const Exchange& exchange, std::string_view origin) const {
  return newsroom::is_own_origin(exchange, origin, settings_.origin);
}

bool Site::is_partner(std::string_view origin) const {
  const std::shared_ptr<const LiveSettings> live = live_.get();
  return std::find(live->partners.begin(), live->partners.end(), origin) != live->partners.end();
}

// Without `Origin`, the client is not a browser, or an old one: look at `Sec-Fetch-Site` and `Referer`.
void Site::refuse_foreign_page(const Exchange& exchange) const {
  const std::string site = exchange.request.get_header_value("Sec-Fetch-Site");
  const std::string referer = exchange.request.get_header_value("Referer");
  const std::string_view origin = origin_of(referer);
  const bool is_foreign_site = !site.empty() && site != "same-origin" && site != "none";
  const bool is_foreign_page = !origin.empty() && !is_own_origin(exchange, origin) && !is_partner(origin);
  if (!is_foreign_site && !is_foreign_page) return;
  throw Refusal(403, "origin-not-listed", "votes and comments are not taken from this site");
}

void Site::allow_anybody(Exchange& exchange) const {
  exchange.response.set_header("Access-Control-Allow-Origin", "*");
  exchange.response.set_header("Cross-Origin-Resource-Policy", "cross-origin");
}

bool Site::allow_writer(Exchange& exchange) const {
  const std::string origin = exchange.request.get_header_value("Origin");
  exchange.response.set_header("Vary", "Origin");
  if (origin.empty()) {
    refuse_foreign_page(exchange);
    return false;
  }
  if (is_own_origin(exchange, origin)) return false;
  if (!is_partner(origin)) {
    // The page may read the refusal, so that it can show the reason to its reader.
    exchange.response.set_header("Access-Control-Allow-Origin", "*");
    throw Refusal(403, "origin-not-listed", "votes and comments are not taken from this site");
  }
  exchange.response.set_header("Access-Control-Allow-Origin", origin);
  exchange.response.set_header("Access-Control-Expose-Headers", "Retry-After");
  return true;
}

void Site::answer_preflight(Exchange& exchange, const char* methods, bool for_partners) const {
  exchange.response.status = 204;
  exchange.response.set_header("Allow", methods);
  if (!for_partners) return allow_anybody(exchange);
  const std::string origin = exchange.request.get_header_value("Origin");
  exchange.response.set_header("Vary", "Origin");
  if (origin.empty() || !(is_partner(origin) || is_own_origin(exchange, origin))) return;
  exchange.response.set_header("Access-Control-Allow-Origin", origin);
  exchange.response.set_header("Access-Control-Allow-Methods", methods);
  exchange.response.set_header("Access-Control-Allow-Headers", "Content-Type, Lede-Voter, Idempotency-Key");
  exchange.response.set_header("Access-Control-Max-Age", k_preflight_seconds);
}

} // namespace newsroom
