// Notion's pages as its own website gets them: records by id, with the texts as nested arrays.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Whether a value is `{"block": {id: {"value": …}}}`, alone or in `recordMap`.
[[nodiscard]] bool is_notion_records(json::Value value);

/// Reads the first page of the records into the article.
void read_notion_records(json::Value value, Article& article, Report& report);

} // namespace lede::formats
