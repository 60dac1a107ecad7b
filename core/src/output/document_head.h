// The head of a whole document: what browsers, search engines and those who share the page want to know of it.
#pragma once

#include <string_view>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

void write_document_head(HtmlWriter& writer, const Article& article, const RenderedArticle& rendered,
                         std::string_view json_ld, const ComponentContext& context);

/// On an element just opened, where the host has one.
void write_nonce(HtmlWriter& writer, const ComponentContext& context);

/// lede.css: a link to wherever the host keeps it, or its text where the host gives that.
void write_styles(HtmlWriter& writer, const ComponentContext& context);
/// The same, and lede-parts.css beside it for an article that has what few articles have.
void write_styles(HtmlWriter& writer, const Article& article, const ComponentContext& context);

} // namespace lede::output
