// Readers' comments of formats that list them flat, each with the id of the one that it answers.
#pragma once

#include <string_view>

#include "model/article.h"

namespace lede::formats {

/// Adds a comment: to the thread of the one that it answers, else as a thread of its own.
/// @param parent the id of what it answers; empty or "0" if nothing.
/// @return false if there are limits::max_comments already.
bool add_reader_comment(Comment&& comment, std::string_view parent, Comments& comments);

} // namespace lede::formats
