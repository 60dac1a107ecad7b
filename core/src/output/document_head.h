// The head of a whole document: what browsers, search engines and those who share the page want to know of it.
#pragma once

#include <string_view>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

void write_document_head(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                         std::string_view json_ld, const ComponentContext& context);

} // namespace lede::output
