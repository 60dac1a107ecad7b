// The style sheets of web/src/styles, which core/cmake/style_sheet.cmake puts into the command.
#pragma once

namespace lede::cli {

/// @return lede.css in UTF-8. Static storage.
[[nodiscard]] const char* style_sheet();
/// @return lede-parts.css, for articles with parts that few articles have.
[[nodiscard]] const char* parts_style_sheet();

} // namespace lede::cli
