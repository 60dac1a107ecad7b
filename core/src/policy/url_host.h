// Hosts of URLs: names, IPv4 and IPv6 addresses, and the opaque hosts of schemes that are not special.
// @see https://url.spec.whatwg.org/#host-parsing
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace lede::url {

/// @param is_opaque whether the URL's scheme is not special: its host is then no domain and is only escaped.
/// @return the host as serialised, or nothing on failure.
[[nodiscard]] std::optional<std::string> parse_host(std::string_view input, bool is_opaque);

} // namespace lede::url
