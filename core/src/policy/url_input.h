// The first steps of the URL parser, which the policy takes too, so that it sees the scheme exactly as the parser does.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::url {

/// The input without what the standard ignores: C0 controls and spaces at both ends, TAB, LF and CR anywhere.
/// @param storage holds the result where something inside had to go; the view leans on it or on the input.
[[nodiscard]] std::string_view strip_ignored(std::string_view input, std::string& storage);

/// The length of the scheme that the stripped input starts with, without its ":", or npos where it has none.
[[nodiscard]] std::size_t scheme_length(std::string_view stripped) noexcept;

} // namespace lede::url
