// Hosts of URLs: names, and IPv4 and IPv6 addresses. @see https://url.spec.whatwg.org/#host-parsing
#pragma once

#include <string>
#include <string_view>

namespace lede::url {

/// Appends the host as serialised. @return false on failure; then `out` may hold a part of it.
[[nodiscard]] bool append_host(std::string& out, std::string_view input);

} // namespace lede::url
