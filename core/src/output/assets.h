// Links to Lede's style sheets and script on a server-rendered page.
#pragma once

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede::output {

/// Sets the nonce of the element just opened, if the host gives one.
void write_nonce(const Page& page);

/// For a page without an article: writes a link to the style sheet, or the style sheet itself if the host gives its
/// text.
void write_styles(const Page& page);
/// Writes the style sheets that the article needs. That of parts that few articles have is always a link.
void write_styles(const Page& page, const Article& article, const RenderedArticle& rendered);

/// Writes the script for interactive parts, if the host gives its address.
void write_script(const Page& page, const Article& article);

} // namespace lede::output
