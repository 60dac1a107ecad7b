// Finds the articles in schema.org's JSON-LD.
#pragma once

#include <string_view>
#include <vector>

#include "formats/format.h"
#include "json/document.h"

namespace lede::formats {

/// Returns "NewsArticle" for "NewsArticle", "schema:NewsArticle" and "https://schema.org/NewsArticle".
[[nodiscard]] std::string_view json_ld_local_name(std::string_view type);

/// Lists the articles of a document: an object, an array, a graph, a blog or a list of items.
void list_json_ld_articles(json::Value root, std::vector<json::Value>& items);

[[nodiscard]] Likeness recognise_json_ld(json::Value root);

/// Whether a text can be a page with scripts.
[[nodiscard]] bool may_have_json_ld(std::string_view bytes);
/// Reads JSON-LD, or the first script of a page that contains an article.
[[nodiscard]] Result<json::Document> parse_json_ld(std::string_view bytes, Report& report);

} // namespace lede::formats
