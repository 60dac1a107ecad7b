// What readers wrote: the thread with its replies, the way to the whole discussion, and a form to take part.
#pragma once

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

void write_comments(HtmlWriter& writer, const Comments& comments, const RenderedArticle& rendered,
                    const ComponentContext& context);

} // namespace lede
