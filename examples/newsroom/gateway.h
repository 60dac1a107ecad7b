// The connections: one thread holds all of them, and gives a request to a worker only when it is there as a whole.
//
// With a thread for each open connection, a few hundred clients that say nothing, or say it slowly, would keep
// everybody else waiting. Here a connection costs about a kilobyte until it has something to ask, and a client that is
// slow to send or to take is slow for itself alone.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>

#include "http.h"

namespace newsroom {

class Connections;

struct GatewaySettings {
  std::string host = "127.0.0.1";
  int port = 0; ///< 0: any that is free.
  std::size_t max_connections = 20'000;
  std::size_t workers = 8;
  std::size_t max_waiting = 1024;               ///< Requests that wait for a worker; further ones get 503.
  std::size_t max_requests_a_connection = 1000; ///< Then it is closed, politely.
  std::chrono::seconds idle{75};    ///< Between requests. Longer than a proxy keeps its own, which is 60 in nginx.
  std::chrono::seconds request{10}; ///< From a request's first byte to its last.
  std::chrono::seconds answer{30};  ///< For the client to take some more of an answer.
  std::size_t max_unsent_bytes = std::size_t{256} * 1024 * 1024; ///< Of all answers that clients have not taken yet.
  std::chrono::seconds stop{10}; ///< For requests that are being answered when the end comes.
};

/// What /metrics tells of the connections. Written by the gateway's thread, read by any.
struct GatewayCounters {
  std::atomic<std::int64_t> open{0};
  std::atomic<std::int64_t> accepted{0};
  std::atomic<std::int64_t> evicted{0};   ///< Idle ones that had to give way to new ones.
  std::atomic<std::int64_t> refused{0};   ///< No room, and no idle one to give way.
  std::atomic<std::int64_t> malformed{0}; ///< Requests refused by their form.
  std::atomic<std::int64_t> timed_out{0};
  std::atomic<std::int64_t> overloaded{0}; ///< No worker in time.
};

/// What the connections ask of the rest of the server.
struct GatewayCalls {
  /// Fills the answer, with its status; must not throw. Called by any of the workers.
  std::function<void(const Request&, Response&)> answer;
  /// The bytes of a refusal that no worker sees, with `Connection: close`. Called by the gateway's thread.
  std::function<std::string(int status, const char* code, const char* message)> refuse;
  /// On SIGHUP, in the gateway's thread.
  std::function<void()> reload;
};

class Gateway {
 public:
  Gateway(GatewaySettings settings, GatewayCalls calls);
  ~Gateway();
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;

  /// @return what went wrong; empty where it listens.
  [[nodiscard]] std::string listen();
  [[nodiscard]] int port() const;
  /// Serves until SIGTERM, SIGINT or SIGQUIT, which must be blocked in all threads; then lets what is begun end, and
  /// returns.
  void run();
  [[nodiscard]] const GatewayCounters& counters() const { return counters_; }

 private:
  GatewayCounters counters_;
  std::unique_ptr<Connections> connections_; // hides Boost.Asio, which takes long to compile
};

} // namespace newsroom
