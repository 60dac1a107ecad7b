// Texts as JSON writes them.
#pragma once

#include <string>
#include <string_view>

namespace lede::cli {

/// A text as a JSON string, in its quotes.
[[nodiscard]] std::string json_string(std::string_view text);

} // namespace lede::cli
