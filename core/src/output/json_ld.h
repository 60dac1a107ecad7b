// What search engines are told of the article. @see https://schema.org/NewsArticle
#pragma once

#include <string>

#include "components/rendered_article.h"
#include "model/article.h"
#include "policy/url.h"

namespace lede::output {

/// A NewsArticle, as JSON that is safe inside a script element. It says what the article says and nothing else; URLs
/// that the policy refuses are left out without a warning, since the page itself has warned of them.
/// @param with_rating whether the rating is said, where there are votes. Search engines stopped taking it of news.
[[nodiscard]] std::string write_json_ld(const Article& article, const RenderedArticle& rendered, const UrlPolicy& urls,
                                        bool with_rating = false);

} // namespace lede::output
