// What the rest of the server sees of the connections.
#include "gateway.h"

#include <utility>

#include "connections.h"

namespace newsroom {

Gateway::Gateway(GatewaySettings settings, GatewayCalls calls)
    : connections_(std::make_unique<Connections>(std::move(settings), std::move(calls), counters_)) {}
Gateway::~Gateway() = default;
std::string Gateway::listen() { return connections_->listen(); }
int Gateway::port() const { return connections_->port(); }
void Gateway::run() { connections_->run(); }

} // namespace newsroom
