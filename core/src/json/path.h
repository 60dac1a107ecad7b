// JSON paths as messages show them: "$.related[2].url", "$['a key with spaces']".
// @see https://www.rfc-editor.org/rfc/rfc9535#name-normalized-paths
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace lede::json {

/// @param path the function appends to it; it begins with "$".
void append_name(std::string& path, std::string_view name);
void append_index(std::string& path, std::uint32_t index);

} // namespace lede::json
