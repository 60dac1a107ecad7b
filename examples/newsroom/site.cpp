// Routes a path to the function that answers it, and handles all errors.
#include "site.h"

#include <chrono>
#include <exception>
#include <utility>

#include "log.h"
#include "refusal_words.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr int k_store_retry_seconds = 2;
constexpr std::size_t k_longest_logged_path = 200;
constexpr int k_most_refusals_a_second = 10;

const char* name_of(DatabaseFailure::Kind kind) {
  switch (kind) {
    case DatabaseFailure::Kind::busy: return "busy";
    case DatabaseFailure::Kind::full: return "full";
    case DatabaseFailure::Kind::schema: return "schema";
    case DatabaseFailure::Kind::unavailable: break;
  }
  return "unavailable";
}

// Takes `prefix` off the front.
bool skip(std::string_view& path, std::string_view prefix) {
  if (!path.starts_with(prefix)) return false;
  path.remove_prefix(prefix.size());
  return true;
}

} // namespace

Site::Site(const Settings& settings, const LiveSlot& live, Store& store, const GatewayCounters& connections)
    : settings_(settings),
      live_(live),
      store_(store),
      connections_(connections),
      library_(settings.articles, settings.dist, settings.origin, settings.own_names),
      reads_(settings.reads),
      votes_(settings.votes, "vote", &store),
      comments_(settings.comments, "comment", &store),
      wrong_tokens_(settings.tokens, "token", &store),
      reports_(settings.reports, "report", &store) {
  // The small script for rendered pages, where Lede's files have one; else the element's, which does no harm.
  for (const char* const path : {"/dist/hydrate.js", "/dist/lede.js"}) {
    if (script_url_.empty() && library_.find_file(path)) script_url_ = path;
  }
}

bool Site::is_from_proxy(const Request& request) const {
  return settings_.is_behind_proxy && settings_.proxies.has(request.remote_addr);
}

std::string Site::client(const Request& request) const {
  const bool names_another = request.has_header("X-Forwarded-For");
  if (names_another && is_from_proxy(request)) {
    // The proxy wrote the last address, perhaps in a field of its own; anyone may have written those before it.
    const std::string addresses = request.get_header_value("X-Forwarded-For");
    const std::size_t comma = addresses.rfind(',');
    const std::string_view last =
        trimmed(std::string_view(addresses).substr(comma == std::string::npos ? 0 : comma + 1));
    std::string named = client_of(last);
    if (!named.empty()) return named; // else the proxy itself, whatever somebody has written there
  }
  if (names_another && !is_from_proxy(request) && !has_warned_.test_and_set()) {
    log(Level::warning, "behind-proxy",
        {{"message", settings_.is_behind_proxy
                         ? "X-Forwarded-For of a peer that is not a --trusted-proxy is ignored"
                         : "requests name X-Forwarded-For: behind a proxy all readers are one client without "
                           "--behind-proxy"}});
  }
  return client_of(request.remote_addr); // and not the field REMOTE_ADDR, which a client may send as well
}

void Site::note_waiting() {
  caretaker_.note_waiting();
  postman_.note_waiting();
}

void Site::spend(Exchange& exchange, Allowance& limit) {
  const int seconds = limit.take(exchange.client);
  if (seconds > 0) throw Refusal(429, "too-many", "too many requests; try again later", seconds);
}

void Site::handle(const Request& request, Response& response) {
  const auto started = std::chrono::steady_clock::now();
  Exchange exchange{request, response, client(request), is_from_proxy(request)};
  set_common_headers(response);
  try {
    route(exchange);
  } catch (const Refusal& refusal) {
    refuse(exchange, refusal);
  } catch (const DatabaseFailure& failure) {
    metrics_.count_store_failure(name_of(failure.kind));
    log(Level::error, "store-failure", {{"kind", name_of(failure.kind)}, {"message", failure.what()}});
    const bool is_busy = failure.kind == DatabaseFailure::Kind::busy;
    refuse(exchange, Refusal(503, is_busy ? "busy" : "store-unavailable", "nothing was stored; try again",
                             k_store_retry_seconds));
  } catch (const std::exception& failure) {
    log(Level::error, "failure", {{"route", exchange.route}, {"message", failure.what()}});
    refuse(exchange, Refusal(500, "internal", "this should not have happened"));
  }
  compress(exchange);
  note(exchange, started);
}

bool Site::handle_now(const Request& request, Response& response) {
  const auto started = std::chrono::steady_clock::now();
  if (request.method != "GET" && request.method != "HEAD") return false;
  Exchange exchange{request, response, client(request), is_from_proxy(request)};
  if (!serve_known(exchange)) return false;
  note(exchange, started);
  return true;
}

void Site::note(const Exchange& exchange, std::chrono::steady_clock::time_point started) {
  const Request& request = exchange.request;
  const Response& response = exchange.response;
  const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
  metrics_.count_request(exchange.route, request.method, response.status, seconds);
  log(response.status >= 500 ? Level::error : Level::info, "request",
      {{"route", exchange.route},
       {"method", request.method},
       // With its escapes, and without the query. An invalid address may contain anything, such as somebody's name.
       {"path", response.status == 404 ? "" : path_of(request.target).substr(0, k_longest_logged_path)},
       {"status", response.status},
       {"bytes", response.body.size},
       {"ms", static_cast<double>(static_cast<std::int64_t>(seconds * 1e6)) / 1000}});
}

void Site::note_refusal(int status, const char* code) {
  metrics_.count_request("gateway", "none", status, 0);
  // Ten lines a second at most: whoever is refused has paid with no limit.
  const std::int64_t second = now_seconds();
  if (second != refusal_second_) refusals_logged_ = 0;
  refusal_second_ = second;
  if (++refusals_logged_ > k_most_refusals_a_second) return;
  log(Level::info, "refused", {{"status", status}, {"code", code}});
}

void Site::refuse(Exchange& exchange, const Refusal& refusal) {
  if (refusal.retry_after > 0) exchange.response.set_header("Retry-After", std::to_string(refusal.retry_after));
  if (exchange.wants_page()) {
    // The page is Lede's own rendering of a fixed text: nothing of the request is in it.
    const RefusalWords words = refusal_words(settings_.language, refusal.code, refusal.what());
    answer_page(exchange, refusal.status,
                notice({{"language", words.language},
                        {"headline", words.message},
                        {"body", std::string("[") + words.back + "](" + settings_.origin + "/)"}}));
    return;
  }
  answer_json(exchange, refusal.status, Json::parse(refusal_json(refusal.code, refusal.what())));
}

void Site::route(Exchange& exchange) {
  spend(exchange, reads_);
  const std::string& path = exchange.request.path;
  std::string_view rest = path;
  if (path == "*") { // OPTIONS *: the server as a whole
    exchange.response.status = 204;
    exchange.response.set_header("Allow", "GET, HEAD, POST, PUT, DELETE, OPTIONS");
    return;
  }
  if (path == "/health") return serve_health(exchange);
  if (path == "/metrics") {
    exchange.route = "metrics";
    if (!exchange.reads()) refuse_method(exchange, "GET, HEAD");
    exchange.response.status = 200;
    exchange.response.set_content(metrics_.text(connections_), "text/plain; version=0.0.4; charset=utf-8");
    return;
  }
  if (path == "/oembed") return serve_oembed(exchange);
  if (skip(rest, "/moderation/comments")) return serve_moderation(exchange, rest);
  if (skip(rest, "/moderation") && (rest.empty() || rest.front() == '/')) return desk_.serve(exchange, rest);
  rest = path;
  if (path == "/") return serve_index(exchange);
  const std::optional<StaticFile> file = library_.find_file(path);
  if (file) return serve_file(exchange, *file);
  if (skip(rest, "/articles/")) return route_article(exchange, rest);
  const std::string_view target = exchange.request.target;
  const std::size_t query = target.find('?');
  const std::shared_ptr<const Article> article =
      library_.find_by_address(path, query == std::string_view::npos ? "" : target.substr(query + 1));
  if (article) return serve_page(exchange, article);
  throw Refusal(404, "not-found", "there is nothing at this address");
}

void Site::route_article(Exchange& exchange, std::string_view rest) {
  const std::size_t slash = std::min(rest.find('/'), rest.size());
  const std::string_view part = rest.substr(slash);
  std::string id(rest.substr(0, slash));
  std::shared_ptr<const Article> article = part.empty() ? nullptr : library_.find(id);
  if (part.empty()) {
    article = library_.find(id);
    if (article) return serve_page(exchange, article);
    constexpr std::string_view k_extension = ".json";
    if (id.ends_with(k_extension)) article = library_.find(id.substr(0, id.size() - k_extension.size()));
    if (article) return serve_article(exchange, article);
    constexpr std::string_view k_fragment = ".html";
    if (id.ends_with(k_fragment)) article = library_.find(id.substr(0, id.size() - k_fragment.size()));
    if (article) return serve_fragment(exchange, article);
  }
  if (article && part == "/rating" && article->has_rating) return serve_rating(exchange, *article);
  if (article && part == "/comments" && article->has_comments) return serve_comments(exchange, *article);
  if (article && part == "/comments/received" && article->has_comments) return serve_received(exchange, *article);
  std::string_view below = part;
  if (article && article->has_comments && skip(below, "/discussion"))
    return serve_discussion(exchange, *article, below);
  if (article && article->has_comments && skip(below, "/comments/")) {
    const std::size_t end = std::min(below.find('/'), below.size());
    const std::optional<std::int64_t> number = parse_number(below.substr(0, end));
    if (number) return serve_comment(exchange, *article, *number, below.substr(end));
  }
  throw Refusal(404, "not-found", "there is no such article");
}

} // namespace newsroom
