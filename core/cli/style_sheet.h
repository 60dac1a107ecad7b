// lede.css as it stands in web/src/styles, put into the command by core/cmake/style_sheet.cmake.
#pragma once

namespace lede::cli {

/// @return UTF-8, all of it; good for ever.
[[nodiscard]] const char* style_sheet();
/// lede-parts.css, for articles with what few articles have.
[[nodiscard]] const char* parts_style_sheet();

} // namespace lede::cli
