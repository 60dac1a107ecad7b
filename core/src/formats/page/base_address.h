// Addresses in a page that has a base of its own.
#pragma once

#include <string>
#include <string_view>

namespace lede::formats::page {

/// An address against `<base href>`, which may be relative itself. A fragment alone stays one.
[[nodiscard]] std::string against_base(std::string_view address, std::string_view base);

/// Markup in which the addresses of links and pictures are so.
[[nodiscard]] std::string markup_against_base(std::string_view markup, std::string_view base);

} // namespace lede::formats::page
