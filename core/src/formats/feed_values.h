// Addresses in feeds.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Resolves a relative address against the feed's. The URL policy checks the result later.
[[nodiscard]] std::string resolve_address(std::string_view address, std::string_view base);

} // namespace lede::formats
