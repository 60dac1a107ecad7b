// What the store holds: votes, comments, and what moderators and readers have said about them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace newsroom {

struct RatingState {
  std::int64_t votes = 0;
  std::int64_t total = 0;          ///< Of all votes' values.
  std::optional<std::int64_t> own; ///< The voter's own vote, if a voter was named and has voted.
};

enum class CommentState : std::uint8_t { pending = 0, approved = 1, rejected = 2, deleted = 3 };
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
  std::int64_t reports = 0; ///< By readers; no moderator has decided about them yet.
  std::string flag;         ///< Why the server itself suspects it; mostly empty.
};

/// Which comments a moderator looks at.
struct CommentQuery {
  CommentState state = CommentState::pending;
  bool is_reported = false; ///< Published ones that readers have reported, whatever `state` says.
  std::string_view words;   ///< In the author or the text; empty: all.
  std::int64_t beyond = 0;  ///< After this id, or before it if the newest come first; 0: from the beginning.
  /// Waiting comments are listed oldest first, decided ones newest first.
  [[nodiscard]] bool is_oldest_first() const { return is_reported || state == CommentState::pending; }
};

/// How many wait. Counted up to 10 000, which is enough to know that there are many.
struct Waiting {
  std::int64_t pending = 0;
  std::int64_t reported = 0;
};

/// One moderator's decision about one comment.
struct Decision {
  std::int64_t id = 0;
  std::string batch; ///< The same for all comments that were decided at once.
  std::string moderator;
  std::int64_t decided = 0; ///< Seconds since 1970.
  std::int64_t comment = 0;
  CommentState before = CommentState::pending;
  CommentState after = CommentState::pending;
  bool is_undoing = false; ///< It takes an earlier decision back.
};

struct Decided {
  std::string batch; ///< Empty if nothing was changed.
  std::vector<std::int64_t> comments;
};

/// Who has signed in at the moderation page.
struct ModeratorSession {
  std::string moderator;
  std::string credential; ///< See Moderators::credential: the session ends with it.
};

/// A comment as it arrives. The views are used during the call alone.
struct NewComment {
  std::string_view article;
  std::optional<std::int64_t> parent;
  std::string_view author;
  std::string_view text;
  std::string_view key;           ///< Identifies retries; may be empty.
  bool is_first_of_owner = false; ///< The token was made for this request: a retry of it has another one.
  std::string_view owner;         ///< Hash of the reader's token, by which they can take it back; may be empty.
  std::string_view sender;        ///< Keyed hash of the client's address; forgotten when somebody has decided.
  std::string_view network;       ///< The same of the network around it.
  std::string_view flag;          ///< Why the server suspects it; may be empty.
  CommentState state = CommentState::pending;
};

/// How many comments may wait, so that nobody fills the disk, and no flood shuts out the others.
struct WaitingLimits {
  std::int64_t all = 10'000;
  std::int64_t sender = 20;
  std::int64_t network = 200;
};

/// A comment's place in the discussion, without its words.
struct Node {
  std::int64_t id = 0;
  std::optional<std::int64_t> parent;
  std::int64_t characters = 0; ///< Of its text.
  std::int64_t thread = 0;     ///< The comment that began its thread, which may have been taken down.
};

enum class ThreadOrder : std::uint8_t { oldest_first, newest_first };

/// What a reader has said about a comment.
struct Report {
  std::int64_t comment = 0;
  std::string reason;
  std::string note;
  bool is_seen = false;
};

struct AddedComment {
  enum class Outcome { added, known, key_in_use, no_such_parent, too_many_of_sender, too_many_pending };
  Outcome outcome = Outcome::added;
  std::int64_t id = 0;                        ///< Where added or known.
  CommentState state = CommentState::pending; ///< Where added or known.
};

} // namespace newsroom
