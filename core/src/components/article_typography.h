// Sets the punctuation of an article for its language (option `typography`).
#pragma once

#include "components/rendered_article.h"
#include "model/article.h"

namespace lede {

/// Changes headlines, lead, body and captions. Does not change readers' comments, names and addresses.
void set_punctuation(Article& article, RenderedArticle& rendered);

} // namespace lede
