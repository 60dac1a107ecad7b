// Small things about sockets, for the gateway.
#pragma once

#include <netdb.h>
#include <sys/socket.h>

#include <string>

namespace newsroom {

/// The address without its port, as text.
[[nodiscard]] std::string peer_name(const sockaddr_storage& address);
/// Whether the call may be made again.
[[nodiscard]] bool is_transient(int error);
/// @return a socket that listens, or -1 with `error` set.
[[nodiscard]] int open_listener(const addrinfo& address, int& error);
[[nodiscard]] int port_of(int listener);

} // namespace newsroom
