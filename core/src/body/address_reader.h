// Where a bare address ends.
#pragma once

#include <cstddef>
#include <string_view>

namespace lede::body {

/// Returns the end of the address whose host begins at `host`; 0 if there is no address.
/// @param text well-formed UTF-8. @param begin of the address, with its scheme.
/// @param in_emphasis whether emphasis by underscores may be open, so that underscores at the end of the address may
/// close it.
[[nodiscard]] std::size_t address_end(std::string_view text, std::size_t begin, std::size_t host, bool in_emphasis);

/// The character that ends at `end`, which is not the text's beginning.
[[nodiscard]] char32_t character_before(std::string_view text, std::size_t end);

} // namespace lede::body
