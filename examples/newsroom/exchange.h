// A request and its answer on their way through the routes, and the few ways in which an answer is made.
#pragma once

#include <cstdint>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string>
#include <string_view>

#include "compression.h"
#include "http.h"
#include "kept_pages.h"

namespace newsroom {

using Json = nlohmann::ordered_json;

/// Thrown if a request cannot be served. The message is a fixed text and never contains parts of the request.
struct Refusal : std::runtime_error {
  Refusal(int with_status, const char* with_code, const char* message, int seconds = 0)
      : std::runtime_error(message), status(with_status), code(with_code), retry_after(seconds) {}
  int status;
  const char* code; ///< Static.
  int retry_after;  ///< Seconds; 0: the answer does not mention it.
};

struct Exchange {
  const Request& request;
  Response& response;
  std::string client;         ///< The client for limits; see client_of.
  bool is_from_proxy = false; ///< A proxy that is trusted to name the client has sent it.
  const char* route = "none"; ///< The route's name in log and metrics; static.

  [[nodiscard]] bool reads() const { return request.method == "GET" || request.method == "HEAD"; }
  /// Whether the client wants an HTML page, and not data.
  [[nodiscard]] bool wants_page() const;
  [[nodiscard]] bool has_form() const;
  [[nodiscard]] Encoding encoding() const; ///< The most bytes that its answer may have.
};

/// Serialises JSON; text that is not UTF-8 is repaired.
[[nodiscard]] std::string dump(const Json& json);
/// The request's body as an object; refuses anything else.
[[nodiscard]] Json read_object(const Exchange& exchange);
/// A string member; empty if it is missing or not a string.
[[nodiscard]] std::string read_string(const Json& object, const char* name);
/// A string member; empty if it is missing or null. Refuses anything else with 400, `code` and `message`.
[[nodiscard]] std::string read_optional_string(const Json& object, const char* name, const char* code,
                                               const char* message);

/// The cookie's value if it is a token of at least `shortest` characters; else empty.
[[nodiscard]] std::string read_cookie(const Exchange& exchange, std::string_view name, std::size_t shortest);
/// Whether a page of that origin is this server's. The page may have been requested by the server's IP address instead
/// of its name. Other names are refused, since anyone can point a domain name to this address.
[[nodiscard]] bool is_own_origin(const Exchange& exchange, std::string_view origin, const std::string& own);
/// Refuses with 405 and Allow.
[[noreturn]] void refuse_method(Exchange& exchange, const char* allowed);

void answer_json(Exchange& exchange, int status, const Json& json);
void answer_page(Exchange& exchange, int status, std::string html);

/// How an answer that is the same for everybody may be kept.
struct Kept {
  const char* type;
  const char* cache_control;
  const char* policy; ///< Content-Security-Policy
};
/// Pages and article JSON: for some seconds by anybody, for a minute while a newer one is fetched.
extern const Kept k_page_kept;
extern const Kept k_json_kept;
extern const Kept k_fragment_kept;
/// Sets the headers of an answer with that ETag. @return whether the client has it, so that 304 is all it gets.
[[nodiscard]] bool is_known(Exchange& exchange, const Kept& kept, const std::string& tag, std::int64_t modified = 0);
/// 200 with an ETag, or 304 if the client has it.
/// @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1.2
void answer_kept(Exchange& exchange, const Kept& kept, std::string body);
void answer_kept(Exchange& exchange, const Kept& kept, const KeptPage& page);
void answer_see_other(Exchange& exchange, const std::string& address);

/// Compresses the answer for a client that accepts Brotli or gzip, unless it is encoded already.
void compress(Exchange& exchange);
/// Sets the fields that every answer has.
void set_common_headers(Response& response);
/// The JSON of a refusal.
[[nodiscard]] std::string refusal_json(const char* code, std::string_view message);
/// A whole answer for bytes that never become a request.
[[nodiscard]] std::string refusal_bytes(int status, const char* code, const char* message);

} // namespace newsroom
