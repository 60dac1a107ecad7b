// Addresses in feeds.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// Resolves a relative address against the feed's. The URL policy checks the result later.
[[nodiscard]] std::string resolve_address(std::string_view address, std::string_view base);

/// Whether the elements of XHTML have a prefix: `<xhtml:div>`.
[[nodiscard]] bool has_prefix(std::string_view markup);
/// Returns the markup without the prefix of its first element.
[[nodiscard]] std::string without_prefix(std::string_view markup);

} // namespace lede::formats
