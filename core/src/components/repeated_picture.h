// The main picture in the body.
#pragma once

#include "components/rendered_article.h"
#include "model/article.h"
#include "policy/url.h"

namespace lede {

/// Whether the body shows the main picture, too, with all of its words (caption, credit, alternative text).
[[nodiscard]] bool is_picture_repeated(const Image& main, const RenderedArticle& rendered, const UrlPolicy& urls);

} // namespace lede
