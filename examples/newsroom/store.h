// What readers gave: one vote a voter an article, and comments. Every function may be called by any thread, and throws
// DatabaseFailure; what has returned is on the disk.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "database.h"
#include "pool.h"

namespace newsroom {

struct RatingState {
  std::int64_t votes = 0;
  std::int64_t total = 0;          ///< Of all votes' values.
  std::optional<std::int64_t> own; ///< The voter's, where one was named and has voted.
};

enum class CommentState : std::uint8_t { pending = 0, approved = 1, rejected = 2 };
[[nodiscard]] std::string_view name_of(CommentState state) noexcept;
[[nodiscard]] std::optional<CommentState> comment_state(std::string_view name) noexcept;

struct Comment {
  std::int64_t id = 0;
  std::optional<std::int64_t> parent;
  std::string article;
  std::string author;
  std::string text;
  std::int64_t created = 0; ///< Seconds since 1970.
  CommentState state = CommentState::pending;
};

/// A comment as it arrives. The views are used during the call alone.
struct NewComment {
  std::string_view article;
  std::optional<std::int64_t> parent;
  std::string_view author;
  std::string_view text;
  std::string_view key; ///< What makes a retry known as one; may be empty.
  CommentState state = CommentState::pending;
};

struct AddedComment {
  enum class Outcome { added, known, key_in_use, no_such_parent, too_many_pending };
  Outcome outcome = Outcome::added;
  std::int64_t id = 0;                        ///< Where added or known.
  CommentState state = CommentState::pending; ///< Where added or known.
};

class Store {
 public:
  /// Opens the database, and makes or migrates its tables. @param threads how many will use it at once.
  Store(std::unique_ptr<Database> database, std::size_t threads);

  /// @param voter may be empty.
  [[nodiscard]] RatingState rating(std::string_view article, std::string_view voter);
  /// @param value nothing takes the vote back.
  RatingState vote(std::string_view article, std::string_view voter, std::optional<std::int64_t> value);

  [[nodiscard]] std::vector<Comment> approved_comments(std::string_view article);
  AddedComment add_comment(const NewComment& comment);
  [[nodiscard]] std::vector<Comment> list_comments(CommentState state, std::int64_t after);
  [[nodiscard]] std::optional<Comment> moderate(std::int64_t id, CommentState state);

  /// Throws if a table cannot be read, or nothing can be written.
  void check();
  /// Articles whose count or total is not that of their votes. There should never be one.
  [[nodiscard]] std::vector<std::string> wrong_ratings();
  [[nodiscard]] const char* database_name() const { return database_->name(); }

 private:
  /// The rating's row, made where it is missing, and nobody else's until the transaction ends.
  RatingState lock_rating(Connection& connection, std::string_view article);

  std::unique_ptr<Database> database_;
  Pool readers_;
  Pool writers_;
};

} // namespace newsroom
