// Texts of Apple News components: HTML, Markdown, or plain text with separate ranges for links.
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::apple_news {

/// The markup of a component's text, by its `format`.
[[nodiscard]] Markup markup_of(json::Value component);
/// Adds a text as paragraphs of the body.
void add_text(json::Value component, json::Value text, BodyBuilder& body, Report& report);
/// Adds a text as a heading of the body. @param element "h1" to "h6".
void add_heading(std::string_view element, json::Value component, json::Value text, BodyBuilder& body);
/// Reads a text without its markup.
void read_line(json::Value component, json::Value text, Text& line);

} // namespace lede::formats::apple_news
