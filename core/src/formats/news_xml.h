// Converts NewsML-G2 and NITF into one form of document, which newsml.cpp reads.
// @see https://iptc.org/std/NewsML-G2/guidelines/
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"

namespace lede::formats {

/// Whether a text begins like a news item, a package, a message or a NITF article.
[[nodiscard]] bool is_news_xml(std::string_view bytes);

/// {"agency": "newsml"|"nitf", "items": […]}, and each item {"newsItem": true, "id", "headline", "lead", "byline",
/// "authors": [{"name"}], "published", "modified", "language", "source", "tags": [{"name"}], "parts": [{"html"} or
/// {"text"} or a medium], "media": [{"url", "type", "alt", "caption", "credit", "width", "height"}]}
[[nodiscard]] Result<json::Document> read_news_xml(std::string_view bytes, Report& report);

} // namespace lede::formats
