// Kontent.ai: items with typed elements, and the items that these link to.
// @see https://kontent.ai/learn/docs/apis/openapi/delivery-api
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Whether a value is an item with a text.
[[nodiscard]] bool is_kontent_item(json::Value value);

/// @param root has the linked items in its `modular_content`.
void read_kontent(json::Value item, json::Value root, Article& article, Report& report);

} // namespace lede::formats
