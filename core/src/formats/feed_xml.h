// Converts RSS, Atom and WordPress' export into one form of document, which feed.cpp reads.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"

namespace lede::formats {

/// Whether a text begins like such a feed.
[[nodiscard]] bool is_feed_text(std::string_view bytes);

/// {"feed": "rss"|"atom"|"wordpress", "title", "url", "language", "items": […]}, and each item {"id", "url", "title" or
/// "titleHtml", "published", "modified", "language", "authors": [{"name", "url"}], "section", "tags": [{"name"}],
/// "html", "text" or "summary", "excerpt", "media": [{"url", "type", "name", "caption", "alt", "credit", "width",
/// "height", "still"}]}
[[nodiscard]] Result<json::Document> read_feed_xml(std::string_view bytes, Report& report);

} // namespace lede::formats
