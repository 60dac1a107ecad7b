// Posts of Medium, as its pages load them: paragraphs in a `bodyModel`, each a plain text with separate markup ranges.
#pragma once

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Whether a value is the text of a post: {"bodyModel": {"paragraphs": […]}}, or that inner object.
[[nodiscard]] bool is_medium_text(json::Value value);
/// Whether a value is a post with its text.
[[nodiscard]] bool is_medium_post(json::Value value);

void read_medium_text(json::Value value, BodyBuilder& body, Report& report);

/// @param root has users and embeds in `payload.references`.
void read_medium_post(json::Value post, json::Value root, Article& article, Report& report);

} // namespace lede::formats
