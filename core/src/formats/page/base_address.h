// Addresses in a page with `<base href>`.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats::page {

/// Resolves an address against `<base href>`, which may be relative. A fragment alone is not changed.
[[nodiscard]] std::string against_base(std::string_view address, std::string_view base);

/// Resolves the addresses of links and pictures in markup.
[[nodiscard]] std::string markup_against_base(std::string_view markup, std::string_view base);

} // namespace lede::formats::page
