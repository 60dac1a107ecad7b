// The gateway: one thread handles all connections, and passes a request to a worker only when it is complete.
//
// With one thread for each open connection, a few hundred idle or slow clients would block all others. Here an idle
// connection costs about a kilobyte, and a slow client delays nobody else.
#pragma once

#include <memory>
#include <string>

#include "gateway_settings.h"

namespace newsroom {

class Connections;

class Gateway {
 public:
  Gateway(GatewaySettings settings, GatewayCalls calls);
  ~Gateway();
  Gateway(const Gateway&) = delete;
  Gateway& operator=(const Gateway&) = delete;

  /// @return the problem; empty if it listens.
  [[nodiscard]] std::string listen();
  [[nodiscard]] int port() const;
  /// Serves until SIGTERM, SIGINT or SIGQUIT, which must be blocked in all threads; then finishes the current requests
  /// and returns.
  void run();
  [[nodiscard]] const GatewayCounters& counters() const { return counters_; }

 private:
  GatewayCounters counters_;
  std::unique_ptr<Connections> connections_; // hides Boost.Asio, which takes long to compile
};

} // namespace newsroom
