// Prismic's rich text: a list of paragraphs, each a plain text with spans for its markup.
// @see https://prismic.io/docs/fields/rich-text
#pragma once

#include "base/report.h"
#include "formats/body.h"
#include "json/document.h"

namespace lede::formats {

[[nodiscard]] bool is_prismic_text(json::Value value);

void read_prismic_text(json::Value list, BodyBuilder& body, Report& report);

} // namespace lede::formats
