// The formats that Lede reads: a table of names, each with what recognises it and what turns it into an Article.
#pragma once

#include <string_view>

#include "base/report.h"
#include "json/document.h"
#include "lede/render.h"
#include "model/article.h"

namespace lede::formats {

/// @param from "auto" or a format's name.
/// @param article gets what the document says; empty before. In its place, because an article is large to move.
/// @return false where the document was refused. Then `error` is one of `format_unknown`, `format_not_recognised`,
///         `article_not_an_object`, `article_empty`. Everything smaller is a warning in `report`.
[[nodiscard]] bool to_article(const json::Document& document, std::string_view from, Report& report, Article& article,
                              Error& error);

} // namespace lede::formats
