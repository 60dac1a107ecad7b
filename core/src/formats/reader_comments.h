// Readers' comments in formats with a flat list, in which each comment has the id of the comment that it answers.
#pragma once

#include <string_view>

#include "model/article.h"

namespace lede::formats {

/// Adds a comment to the thread of the comment that it answers, else as a new thread. @param parent the id of that
/// comment; empty or "0" if there is none.
/// @return false if there are limits::max_comments already.
bool add_reader_comment(Comment&& comment, std::string_view parent, Comments& comments);

} // namespace lede::formats
