// The top of the article: date line, kicker, headline, lead with its source mark, and the headlines to see also.
#pragma once

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

void write_header(const Page& page, const Article& article, const RenderedArticle& rendered);

/// Writes the short list of headlines under the lead.
void write_see_also(const Page& page, const Article& article);

} // namespace lede
