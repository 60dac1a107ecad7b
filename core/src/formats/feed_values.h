// Dates and addresses as feeds write them.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats {

/// "Sun, 11 Jan 2026 15:12:12 +0000" as RFC 3339; another text as it is.
/// @see https://www.rfc-editor.org/rfc/rfc5322#section-3.3
[[nodiscard]] std::string feed_date(std::string_view text);

/// A relative address against the feed's; whatever is wrong with it the URL policy says later.
[[nodiscard]] std::string resolve_address(std::string_view address, std::string_view base);

} // namespace lede::formats
