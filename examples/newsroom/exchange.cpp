// Makes all answers, so that none is sent without its content type and its policy.
#include "exchange.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "text.h"

namespace newsroom {
namespace {

constexpr const char* k_json_type = "application/json; charset=utf-8";
constexpr std::size_t k_most_members = 64;
constexpr std::size_t k_least_compressed = 256; // bytes; a packet is sent anyway
// A browser revalidates each time and mostly gets 304, so that readers always see their new comments. A CDN may keep
// the page for some seconds. @see https://www.rfc-editor.org/rfc/rfc9213
constexpr const char* k_some_seconds = "public, no-cache";
constexpr const char* k_some_seconds_in_cdn = "max-age=5, stale-while-revalidate=60";
constexpr const char* k_page_type = "text/html; charset=utf-8";
// Answers that are not pages may load nothing.
constexpr const char* k_closed_policy = "default-src 'none'; frame-ancestors 'none'";
// Pictures may come from any site that articles name, everything else only from this server. The page works under
// Trusted Types.
constexpr const char* k_page_policy =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' http: https: data:; "
    "media-src http: https:; frame-src https:; connect-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types lede";

// Whether a list of tags has this one, by the weak comparison.
bool names_tag(std::string_view list, std::string_view tag) {
  const auto opaque = [](std::string_view text) { return text.starts_with("W/") ? text.substr(2) : text; };
  while (!list.empty()) {
    const std::size_t comma = std::min(list.find(','), list.size());
    const std::string_view item = trimmed(list.substr(0, comma));
    if (item == "*" || (!item.empty() && opaque(item) == opaque(tag))) return true;
    list.remove_prefix(std::min(comma + 1, list.size()));
  }
  return false;
}

} // namespace

bool Exchange::wants_page() const {
  const std::string accept = request.get_header_value("Accept");
  return accept.find("text/html") != std::string::npos && accept.find("application/json") == std::string::npos;
}

bool Exchange::has_form() const {
  const std::string type = request.get_header_value("Content-Type");
  return equals_ignoring_case(trimmed(type.substr(0, type.find(';'))), "application/x-www-form-urlencoded");
}

Encoding Exchange::encoding() const { return encoding_for(request.get_header_value("Accept-Encoding")); }

std::string dump(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json read_object(const Exchange& exchange) {
  const std::string type = exchange.request.get_header_value("Content-Type");
  if (!equals_ignoring_case(trimmed(type.substr(0, type.find(';'))), "application/json")) {
    throw Refusal(415, "unsupported-type", "send application/json or a form");
  }
  // Limit the members: they are kept in order and searched one by one, which takes quadratic time.
  std::size_t members = 0;
  const Json::parser_callback_t takes = [&](int, Json::parse_event_t event, Json&) {
    return event != Json::parse_event_t::key || ++members <= k_most_members;
  };
  Json json = Json::parse(exchange.request.body, takes, false);
  if (members > k_most_members) throw Refusal(400, "bad-request", "the object has too many members");
  if (!json.is_object()) throw Refusal(400, "bad-request", "send a JSON object");
  return json;
}

std::string read_string(const Json& object, const char* name) {
  const auto member = object.find(name);
  return member != object.end() && member->is_string() ? member->get<std::string>() : std::string();
}

std::string read_optional_string(const Json& object, const char* name, const char* code, const char* message) {
  const auto member = object.find(name);
  if (member == object.end() || member->is_null()) return {};
  if (!member->is_string()) throw Refusal(400, code, message);
  return member->get<std::string>();
}

std::string read_cookie(const Exchange& exchange, std::string_view name, std::size_t shortest) {
  const std::string cookies = exchange.request.get_header_value("Cookie");
  std::string_view rest = cookies;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(';'), rest.size());
    const std::string_view cookie = trimmed(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = cookie.find('=');
    if (equals == std::string_view::npos || cookie.substr(0, equals) != name) continue;
    if (is_token(cookie.substr(equals + 1), shortest)) return std::string(cookie.substr(equals + 1));
  }
  return {};
}

bool is_own_origin(const Exchange& exchange, std::string_view origin, const std::string& own) {
  if (is_same_origin(origin, own)) return true;
  const std::string host = exchange.request.get_header_value("Host");
  if (origin != "http://" + host && origin != "https://" + host) return false;
  const std::string_view name = std::string_view(host).substr(0, host.rfind(':'));
  const bool is_v4 = !name.empty() && name.find_first_not_of("0123456789.") == std::string_view::npos;
  return is_v4 || host.starts_with('[') || name == "localhost";
}

void refuse_method(Exchange& exchange, const char* allowed) {
  exchange.response.set_header("Allow", allowed);
  throw Refusal(405, "method-not-allowed", "this address has no such method");
}

void set_common_headers(Response& response) {
  response.set_header("Date", format_http_date(now_seconds()));
  response.set_header("X-Content-Type-Options", "nosniff");
  response.set_header("Referrer-Policy", "strict-origin-when-cross-origin");
}

void answer_json(Exchange& exchange, int status, const Json& json) {
  exchange.response.status = status;
  exchange.response.set_header("Cache-Control", "no-store");
  exchange.response.set_header("Content-Security-Policy", k_closed_policy);
  exchange.response.set_content(dump(json), k_json_type);
}

void answer_page(Exchange& exchange, int status, std::string html) {
  exchange.response.status = status;
  exchange.response.set_header("Cache-Control", "no-store");
  exchange.response.set_header("Content-Security-Policy", k_page_policy);
  exchange.response.set_header("Vary", "Accept-Encoding");
  exchange.response.set_body(std::move(html));
  exchange.response.set_header("Content-Type", k_page_type);
}

const Kept k_page_kept = {k_page_type, k_some_seconds, k_page_policy};
const Kept k_json_kept = {k_json_type, k_some_seconds, k_closed_policy};
const Kept k_fragment_kept = {k_page_type, k_some_seconds, k_closed_policy};

bool is_known(Exchange& exchange, const Kept& kept, const std::string& tag, std::int64_t modified) {
  Response& response = exchange.response;
  response.set_header("Cache-Control", kept.cache_control);
  if (kept.cache_control == k_some_seconds) response.set_header("CDN-Cache-Control", k_some_seconds_in_cdn);
  response.set_header("ETag", tag);
  if (modified > 0) response.set_header("Last-Modified", format_http_date(modified));
  response.set_header("Vary", "Accept-Encoding");
  response.set_header("Content-Security-Policy", kept.policy);
  response.status = names_tag(exchange.request.get_header_value("If-None-Match"), tag) ? 304 : 200;
  if (response.status == 200) response.set_header("Content-Type", kept.type);
  return response.status == 304;
}

void answer_kept(Exchange& exchange, const Kept& kept, std::string body) {
  if (!is_known(exchange, kept, tag_of(body))) exchange.response.set_body(std::move(body));
}

void answer_kept(Exchange& exchange, const Kept& kept, const KeptPage& page) {
  if (is_known(exchange, kept, page.tag(), page.modified())) return;
  const Encoding encoding = exchange.encoding();
  const std::shared_ptr<const std::string> compressed = page.compressed(encoding);
  if (compressed) exchange.response.set_header("Content-Encoding", name_of(encoding));
  exchange.response.body = Body(compressed ? compressed : page.bytes());
}

void compress(Exchange& exchange) {
  Response& response = exchange.response;
  if (!response.body.bytes || response.body.size < k_least_compressed || response.status == 206) return;
  const Encoding encoding = exchange.encoding();
  if (response.has_header("Content-Encoding") || encoding == Encoding::none) return;
  if (response.get_header_value("Cache-Control").find("no-transform") != std::string::npos) return;
  if (!is_compressible(response.get_header_value("Content-Type"))) return;
  response.set_body(compress(*response.body.bytes, encoding, Effort::page));
  response.set_header("Content-Encoding", name_of(encoding));
}

void answer_see_other(Exchange& exchange, const std::string& address) {
  exchange.response.status = 303;
  exchange.response.set_header("Cache-Control", "no-store");
  exchange.response.set_header("Location", address);
  exchange.response.set_content("See the article's page.\n", "text/plain; charset=utf-8");
}

std::string refusal_json(const char* code, std::string_view message) {
  Json json;
  json["error"]["code"] = code;
  json["error"]["message"] = std::string(message);
  return dump(json);
}

std::string refusal_bytes(int status, const char* code, const char* message) {
  Response response;
  response.status = status;
  set_common_headers(response);
  response.set_header("Cache-Control", "no-store");
  response.set_header("Content-Security-Policy", k_closed_policy);
  if (status == 503) response.set_header("Retry-After", "2");
  response.set_content(refusal_json(code, message), k_json_type);
  return write_head(response, false, true, 0) + *response.body.bytes;
}

} // namespace newsroom
