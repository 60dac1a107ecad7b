// Names in content systems: people, tags, categories; as texts, as objects, or in GraphQL connections.
#pragma once

#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Returns the list in {"nodes": […]}, {"edges": [{"node": …}]} or {"data": […]}; else the value itself.
[[nodiscard]] json::Value list_in(json::Value value);
/// Returns the object in {"node": …}, {"data": {"attributes": …}} or {"fields": …}; else the value itself.
[[nodiscard]] json::Value linked_in(json::Value value);

/// Reads people. @param splits whether commas separate names in a text.
void read_people(json::Value value, bool splits, std::vector<Author>& people, Report& report);
/// Reads a list of words, or one text with words separated by commas.
void read_words(json::Value value, std::vector<Link>& words, Report& report);

} // namespace lede::formats
