// The formats that Lede reads: recognises a document's format and turns the document into an Article.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"
#include "model/article.h"

namespace lede::formats {

/// The caller's choices for a document.
struct Source {
  std::string_view from = "auto"; ///< "auto" or a format's name.
  std::string_view item;          ///< In a feed or array: an article's id, or its index from 0. Empty: the first.
  json::Value chosen = {};        ///< If set, the article itself, one of `articles_of`; `item` is ignored.
  std::string_view language = {}; ///< The reader's language, for multilingual documents.
};

/// "auto" and the names of all formats, in the order in which they are tried, with ", " between them.
[[nodiscard]] std::string names();

/// Reads a document: JSON, or a text for which a format has a reader (front matter, a page).
/// @param bytes must outlive the document.
[[nodiscard]] Result<json::Document> read_document(std::string_view bytes, std::string_view from, Report& report);

/// The articles of a document that lists several, and the name of their format. Empty if it is one article or none.
struct ArticleList {
  std::string_view format;
  std::vector<json::Value> items;
};
[[nodiscard]] ArticleList articles_of(const json::Document& document, std::string_view from);

/// Reads the article of a document. @param article gets the result; empty before. It is an output parameter because an
/// article is expensive to move.
/// @return why the document was refused: `format_unknown`, `format_not_recognised`, `article_not_an_object`,
///         `item_not_found`, `article_empty`. Other problems are warnings in `report`.
[[nodiscard]] std::optional<Error> to_article(const json::Document& document, const Source& source, Report& report,
                                              Article& article);

/// Returns the name of the format in which `to_article` reads the document; empty if there is none. Static storage.
[[nodiscard]] std::string_view format_of(const json::Document& document, std::string_view from);

/// Returns a feed's articles as teasers. They have no origins, since warnings are never about the feed.
/// @param document a feed or an array of articles of any format, or a list of version 1.
[[nodiscard]] std::vector<Teaser> to_teasers(const json::Document& document);

} // namespace lede::formats
