// The head of a whole document: what browsers, search engines and those who share the page want to know of it.
#pragma once

#include <string_view>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

/// What the head of every page begins with: its encoding, how it fits a screen, and its title.
void write_head_start(HtmlWriter& writer, std::string_view title);

void write_document_head(const Page& page, const Article& article, const RenderedArticle& rendered,
                         std::string_view json_ld);

} // namespace lede::output
