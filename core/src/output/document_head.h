// The head of a whole document, for browsers, search engines and link previews.
#pragma once

#include <string_view>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

/// Writes the beginning of every head: the encoding, the viewport and the title.
void write_head_start(HtmlWriter& writer, std::string_view title);

void write_document_head(const Page& page, const Article& article, const RenderedArticle& rendered,
                         std::string_view json_ld);

} // namespace lede::output
