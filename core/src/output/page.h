// The order of the components, and the three things that can stand around them.
#pragma once

#include <string_view>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

/// The whole article, wrapped as the options say: a fragment, a `<lede-article>` that appears without any script, or a
/// document.
/// @param json_ld structured data for the document's head, as JSON; empty: none.
void write_page(const Page& page, const Article& article, const RenderedArticle& rendered, std::string_view json_ld);

} // namespace lede::output
