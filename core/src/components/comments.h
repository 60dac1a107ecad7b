// Readers' comments: the thread with its replies, the link to the whole discussion, and the form.
#pragma once

#include <cstddef>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

/// How many elements a page has around the text of a comment, beyond limits::max_elements_around.
inline constexpr std::size_t k_elements_around_comment = 1;
/// How many more elements are around a reply than around the comment that it answers: a step, its list and the item.
inline constexpr std::size_t k_elements_around_reply = 3;

void write_comments(const Page& page, const Comments& comments, const RenderedArticle& rendered);

} // namespace lede
