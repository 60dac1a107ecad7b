// Documents of NPR's Content Distribution Service. Their layout lists the story's assets in order.
// @see https://npr.github.io/content-distribution-service/
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Whether a value is a story with its assets.
[[nodiscard]] bool is_npr_story(json::Value value);

void read_npr_story(json::Value story, Article& article, Report& report);

} // namespace lede::formats
