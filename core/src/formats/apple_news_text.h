// Texts of Apple News components: HTML, Markdown, or plain with links as ranges beside it.
#pragma once

#include <string_view>

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats::apple_news {

/// How the text of a component is written, by its `format`.
[[nodiscard]] Markup markup_of(json::Value component);
/// As paragraphs of the body.
void add_text(json::Value component, json::Value text, BodyBuilder& body, Report& report);
/// As one element of the body.
void add_line(std::string_view element, json::Value component, json::Value text, BodyBuilder& body, Report& report);
/// Where only the words are wanted.
void read_line(json::Value component, json::Value text, Text& line);

} // namespace lede::formats::apple_news
