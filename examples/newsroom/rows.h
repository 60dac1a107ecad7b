// From rows of the database to comments, for the files of the store.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "database.h"
#include "records.h"

namespace newsroom {

// The columns of a comment, in the order in which `comment_of` reads them.
#define NEWSROOM_COMMENT_COLUMNS "id, parent, article, author, text, created, state, reports, flag"

[[nodiscard]] std::int64_t number(const std::optional<std::string>& text);
[[nodiscard]] std::int64_t number_of(CommentState state);
[[nodiscard]] CommentState state_of_number(const std::optional<std::string>& text);
[[nodiscard]] std::vector<Comment> comments_of(std::vector<Row> rows);
/// A page of comments in a moderator's list: $3 is a pattern of LIKE or empty, $4 how many at most.
[[nodiscard]] std::string list_statement(const char* condition, const char* contains, const char* order);
/// Takes one from a client's limit, if there is one. @param now the database's clock, as SQL.
[[nodiscard]] std::string take_statement(const std::string& now);

} // namespace newsroom
