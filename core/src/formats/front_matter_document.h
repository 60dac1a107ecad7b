// Text documents: front matter in YAML, TOML or JSON with Markdown below it, and words without any.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"

namespace lede::formats::front_matter {

/// Whether bytes have front matter, or are a text that is neither JSON nor markup.
[[nodiscard]] bool recognise_text(std::string_view bytes);
/// The members of the front matter, and the text below it as `body`.
[[nodiscard]] Result<json::Document> parse(std::string_view bytes, Report& report);

/// The line that begins at `at`, without the white space at its end.
[[nodiscard]] std::string_view line_at(std::string_view bytes, std::size_t at);

} // namespace lede::formats::front_matter
