// The first steps of the URL parser, which the policy takes too, so that it sees the scheme exactly as the parser does.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "policy/url.h"

namespace lede::url {

/// The input without what the standard ignores: C0 controls and spaces at both ends, TAB, LF and CR anywhere.
/// @param storage holds the result where something inside had to go; the view leans on it or on the input.
[[nodiscard]] std::string_view strip_ignored(std::string_view input, std::string& storage);

/// The scheme that the stripped input starts with, in lower case and without its ":"; empty where it has none.
[[nodiscard]] std::string read_scheme(std::string_view stripped);

/// `parse`, of what `strip_ignored` and `read_scheme` gave.
[[nodiscard]] std::optional<Url> parse_stripped(std::string_view stripped, std::string_view scheme, const Url* base);

} // namespace lede::url
