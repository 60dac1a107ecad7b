// Names as content systems have them: people, tags, categories; as texts, as objects, or behind links of GraphQL.
#pragma once

#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// The list in {"nodes": […]}, {"edges": [{"node": …}]} or {"data": […]}; else the value itself.
[[nodiscard]] json::Value list_in(json::Value value);
/// The object in {"node": …}, {"data": {"attributes": …}} or {"fields": …}; else the value itself.
[[nodiscard]] json::Value linked_in(json::Value value);

/// @param splits whether commas part the names in one text.
void read_people(json::Value value, bool splits, std::vector<Author>& people, Report& report);
/// A list of words, or words in one text between commas.
void read_words(json::Value value, std::vector<Link>& words, Report& report);

} // namespace lede::formats
