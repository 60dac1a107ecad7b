// The gateway's settings, its counters, and its calls into the rest of the server.
#pragma once

#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>

#include "http.h"

namespace newsroom {

struct GatewaySettings {
  std::string host = "127.0.0.1";
  int port = 0; ///< 0: any that is free.
  std::size_t max_connections = 20'000;
  std::size_t workers = 8;
  std::size_t max_waiting = 1024;               ///< Requests that may wait for a worker; further ones get 503.
  std::size_t max_requests_a_connection = 1000; ///< After these, the connection is closed with `Connection: close`.
  std::chrono::seconds idle{75};    ///< Between requests. Longer than a proxy keeps its own, which is 60 in nginx.
  std::chrono::seconds request{10}; ///< From a request's first byte to its last.
  std::chrono::seconds answer{30};  ///< For the client to receive some more bytes of an answer.
  std::size_t max_unsent_bytes = std::size_t{256} * 1024 * 1024; ///< Of all answers that are not sent yet.
  std::chrono::seconds stop{10};                                 ///< For current requests when the server stops.
};

/// The numbers about connections in /metrics. Written by the gateway's thread, read by any thread.
struct GatewayCounters {
  std::atomic<std::int64_t> open{0};
  std::atomic<std::int64_t> accepted{0};
  std::atomic<std::int64_t> evicted{0};   ///< Idle connections that were closed for new ones.
  std::atomic<std::int64_t> refused{0};   ///< Connections refused because no idle one could be closed.
  std::atomic<std::int64_t> malformed{0}; ///< Requests refused as malformed.
  std::atomic<std::int64_t> timed_out{0};
  std::atomic<std::int64_t> overloaded{0}; ///< Requests refused because no worker was free.
};

/// The gateway's calls into the rest of the server.
struct GatewayCalls {
  /// Fills the answer, with its status; must not throw. Called by any of the workers.
  std::function<void(const Request&, Response&)> answer;
  /// Fills the answer if that needs no waiting and little work. @return whether it did. Called by the gateway's thread.
  std::function<bool(const Request&, Response&)> answer_now;
  /// Returns the bytes of a refusal by the gateway itself, with `Connection: close`. Called by the gateway's thread.
  std::function<std::string(int status, const char* code, const char* message)> refuse;
  /// Called on SIGHUP by any of the workers; waits for files.
  std::function<void()> reload;
};

} // namespace newsroom
