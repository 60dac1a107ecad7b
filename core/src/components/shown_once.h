// Readers see the main picture and the lead once, even if the body has them, too.
#pragma once

#include "components/rendered_article.h"
#include "model/article.h"
#include "policy/url.h"

namespace lede {

/// Decides what is shown once because the body has it, too (`Article::in_body`): a part of which nothing would be
/// missing. The article keeps its lead and its picture for cards, share tags and structured data.
void show_once(Article& article, const RenderedArticle& rendered, const UrlPolicy& urls);

/// Removes the body's first heading if it says the headline again.
void remove_repeated_headline(const Article& article, RenderedArticle& rendered);

} // namespace lede
