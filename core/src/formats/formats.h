// The formats that Lede reads: a table of names, each with what recognises it and what turns it into an Article.
#pragma once

#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"
#include "model/article.h"

namespace lede::formats {

/// What a caller says of the document.
struct Source {
  std::string_view from = "auto"; ///< "auto" or a format's name.
  std::string_view item;          ///< Of a feed or array: an id, or a place counted from 0. Empty: the first.
  json::Value chosen = {};        ///< The article itself, one of `articles_of`; then `item` does not count.
};

/// "auto" and the names of all formats, in the order in which they are tried, with ", " between them.
[[nodiscard]] std::string names();

/// JSON, or what a format reads instead: front matter, a page.
/// @param bytes must outlive the document.
[[nodiscard]] Result<json::Document> read_document(std::string_view bytes, std::string_view from, Report& report);

/// The articles of a document that lists several, and the name of their format; empty where it is one article or none.
struct ArticleList {
  std::string_view format;
  std::vector<json::Value> items;
};
[[nodiscard]] ArticleList articles_of(const json::Document& document, std::string_view from);

/// @param article gets what the document says; empty before. In its place, because an article is large to move.
/// @return false where the document was refused. Then `error` is one of `format_unknown`, `format_not_recognised`,
///         `article_not_an_object`, `item_not_found`, `article_empty`. Everything smaller is a warning in `report`.
[[nodiscard]] bool to_article(const json::Document& document, const Source& source, Report& report, Article& article,
                              Error& error);

/// The name of the format that `to_article` reads the document as; empty if it is none. Of static storage.
[[nodiscard]] std::string_view format_of(const json::Document& document, std::string_view from);

/// What stands in a feed, as links with what goes with them. Where it came from is not remembered: it is no part of the
/// document that warnings are about.
/// @param document a feed or an array of articles of any format, or a list of version 1.
[[nodiscard]] std::vector<Teaser> to_teasers(const json::Document& document);

} // namespace lede::formats
