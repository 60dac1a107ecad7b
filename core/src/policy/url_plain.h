// Recognises URLs that the parser would not change. Most links are such, and need no parsing.
#pragma once

#include <cstdint>
#include <string_view>

namespace lede::url {

enum class PlainUrl : std::uint8_t {
  no,           ///< It may still be a URL: ask the parser.
  whole,        ///< The parser's result is exactly this text.
  without_path, ///< The parser's result is this text and a "/".
};

/// Returns whether a text is an absolute http(s) URL without credentials and port that the parser does not change, for
/// any base. tests/fuzz/url_fuzzer.cpp checks that `parse` agrees.
[[nodiscard]] PlainUrl read_plain(std::string_view text) noexcept;

} // namespace lede::url
