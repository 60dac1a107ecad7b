// What readers wrote: the thread with its replies, the way to the whole discussion, and a form to take part.
#pragma once

#include <cstddef>

#include "components/component.h"
#include "components/rendered_article.h"

namespace lede {

/// How many elements a page has around the text of a comment, beyond limits::max_elements_around.
inline constexpr std::size_t k_elements_around_comment = 1;
/// How many it has around the text of a reply, beyond those around what it answers: a step, its list and the item.
inline constexpr std::size_t k_elements_around_reply = 3;

void write_comments(const Page& page, const Comments& comments, const RenderedArticle& rendered);

} // namespace lede
