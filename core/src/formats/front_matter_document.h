// Text documents: Markdown with front matter in YAML, TOML or JSON, or without any.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"

namespace lede::formats::front_matter {

/// Whether bytes begin with front matter, or are a text that is neither JSON nor markup.
[[nodiscard]] bool recognise_text(std::string_view bytes);
/// Reads the members of the front matter, and the text after it as the member `body`.
[[nodiscard]] Result<json::Document> parse(std::string_view bytes, Report& report);

} // namespace lede::formats::front_matter
