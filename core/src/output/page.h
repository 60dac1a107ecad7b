// The order of the components, and the three outputs: fragment, element and page.
#pragma once

#include <string_view>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

/// Writes the whole article in the form of the option `output`: a fragment, a `<lede-article>` that appears without
/// script, or a document.
/// @param json_ld structured data as JSON, for the document's head; empty: none.
void write_page(const Page& page, const Article& article, const RenderedArticle& rendered, std::string_view json_ld);

} // namespace lede::output
