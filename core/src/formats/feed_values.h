// Addresses as feeds write them.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// A relative address against the feed's; whatever is wrong with it the URL policy says later.
[[nodiscard]] std::string resolve_address(std::string_view address, std::string_view base);

} // namespace lede::formats
