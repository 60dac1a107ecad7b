// The article's structured data, for search engines. @see https://schema.org/NewsArticle
#pragma once

#include <string>

#include "components/rendered_article.h"
#include "model/article.h"
#include "policy/url.h"

namespace lede::output {

/// Returns a NewsArticle as JSON that is safe inside a script element. It contains only information from the article.
/// Refused URLs are left out without a warning, since the page has reported them.
/// @param with_rating whether to write the rating if there are votes. Search engines no longer use it for news.
[[nodiscard]] std::string write_json_ld(const Article& article, const RenderedArticle& rendered, const UrlPolicy& urls,
                                        bool with_rating = false);

} // namespace lede::output
