// Starts the parts of the server, and ends on a signal.
#include <sys/resource.h>
#include <sys/stat.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <exception>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>
#include <utility>

#include "commands.h"
#include "exchange.h"
#include "gateway.h"
#include "lede/version.h"
#include "log.h"
#include "settings.h"
#include "site.h"
#include "store.h"

namespace newsroom {
namespace {

constexpr int k_done = 0;
constexpr int k_failed = 1;
constexpr int k_wrong_usage = 2;
constexpr mode_t k_own_files = 077;
constexpr rlim_t k_other_descriptors = 100; // files, databases, the standard streams

void say(std::FILE* stream, const std::string& line) {
  std::fputs((line + "\n").c_str(), stream);
  std::fflush(stream);
}

std::unique_ptr<Database> open_database(const std::string& store) {
  if (!is_postgresql(store)) return open_sqlite(store);
  const std::string problem = problem_of_postgresql(store);
  if (!problem.empty()) throw std::runtime_error("--store: " + problem);
  return open_postgresql(store);
}

// As many descriptors as the system lets us have, and no more connections than that.
void fit_to_descriptors(GatewaySettings& settings) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
  const rlim_t room =
      limit.rlim_cur > 2 * k_other_descriptors ? limit.rlim_cur - k_other_descriptors : limit.rlim_cur / 2;
  settings.max_connections = static_cast<std::size_t>(std::min<rlim_t>(settings.max_connections, room));
}

// Before any thread starts: only the gateway receives these signals.
void block_signals() {
  // Ignore these: writing to a closed connection, or beyond a file size limit, is an error of the call and must not end
  // the program.
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN);
  // Tools for logs may send these.
  for (const int ignored : {SIGUSR1, SIGUSR2}) std::signal(ignored, SIG_IGN);
  sigset_t signals{};
  sigemptyset(&signals);
  sigaddset(&signals, SIGTERM);
  sigaddset(&signals, SIGINT);
  sigaddset(&signals, SIGQUIT);
  sigaddset(&signals, SIGHUP);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

int verify(Store& store) {
  const std::vector<std::string> wrong = store.wrong_ratings();
  say(stdout, dump(Json{{"wrong", wrong}}));
  return wrong.empty() ? k_done : k_failed;
}

// Reads the options again. If they are invalid, everything stays as it was.
void reload(LiveSlot& live, int count, const char* const* values) {
  Settings settings = parse_settings(count, values);
  if (!settings.problem.empty()) {
    log(Level::error, "reload-failed", {{"message", settings.problem}});
    return;
  }
  live.set(std::move(settings.live));
  log(Level::info, "reloaded");
}

// A worker uses one connection at a time; SQLite's writer has one of its own.
std::size_t connections_of(const Settings& settings) {
  return settings.database_connections > 0 ? static_cast<std::size_t>(settings.database_connections)
                                           : settings.gateway.workers + 1;
}

// If the database server is not reachable yet, articles are served anyway. A database file that cannot be used is a
// configuration error.
void prepare(Store& store) {
  try {
    store.prepare();
  } catch (const DatabaseFailure& failure) {
    if (failure.kind != DatabaseFailure::Kind::unavailable || !store.shares_limits()) throw;
    log(Level::error, "started-without-store", {{"message", failure.what()}});
  }
}

// @param site made later, before the gateway runs.
GatewayCalls calls_to(std::unique_ptr<Site>& site, std::function<void()> reload) {
  GatewayCalls calls;
  calls.answer = [&site](const Request& request, Response& response) { site->handle(request, response); };
  calls.answer_now = [&site](const Request& request, Response& response) {
    return site->handle_now(request, response);
  };
  calls.refuse = [&site](int status, const char* code, const char* message) {
    if (site) site->note_refusal(status, code);
    return refusal_bytes(status, code, message);
  };
  calls.reload = std::move(reload);
  return calls;
}

std::string origin_at(const std::string& host, int port) {
  const bool is_v6 = host.find(':') != std::string::npos;
  return "http://" + (is_v6 ? "[" + host + "]" : host) + ":" + std::to_string(port);
}

int serve(Settings& settings, int count, const char* const* values) {
  const LogWriter writer;
  fit_to_descriptors(settings.gateway);
  Store store(open_database(settings.store), connections_of(settings));
  if (settings.verifies || !settings.command.empty()) {
    store.prepare();
    return settings.verifies ? verify(store) : run_command(settings, store);
  }
  prepare(store);
  LiveSlot live;
  live.set(settings.live);

  // The site needs the server's address, and the gateway needs the site. The gateway listens first.
  std::unique_ptr<Site> site;
  Gateway gateway(settings.gateway, calls_to(site, [&] { reload(live, count, values); }));
  const std::string problem = gateway.listen();
  if (!problem.empty()) {
    say(stderr, "lede-newsroom: " + problem);
    return k_failed;
  }
  if (settings.origin.empty()) settings.origin = origin_at(settings.gateway.host, gateway.port());
  site = std::make_unique<Site>(settings, live, store, gateway.counters());
  log(Level::info, "started",
      {{"origin", settings.origin},
       {"database", store.database_name()},
       {"connections", settings.gateway.max_connections}});
  say(stdout, settings.origin);
  gateway.run();
  log(Level::info, "stopped");
  return k_done;
}

} // namespace
} // namespace newsroom

int main(int count, char** values) {
  using namespace newsroom;
  if (count == 2 && std::string(values[1]) == "--version") {
    say(stdout, std::string("lede-newsroom ") + LEDE_VERSION);
    return k_done;
  }
  if (count == 3 && std::string(values[1]) == "hash-token") return hash_token(values[2]);
  Settings settings = parse_settings(count, values);
  if (!settings.problem.empty()) {
    say(stderr, "lede-newsroom: " + settings.problem + "; see --help");
    return k_wrong_usage;
  }
  if (settings.wants_help) {
    say(stdout, help_text());
    return k_done;
  }
  if (settings.checks_only) {
    say(stdout, "ok");
    return k_done;
  }
  try {
    ::umask(k_own_files); // no other user of this machine may read the readers' data and the key of all hashes
    block_signals();
    return serve(settings, count, values);
  } catch (const std::exception& failure) {
    say(stderr, std::string("lede-newsroom: ") + failure.what());
    return k_failed;
  }
}
