// What readers gave: one vote a voter an article, and comments. Every function may be called by any thread, and throws
// DatabaseFailure; what has returned is on the disk.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "database.h"
#include "pool.h"
#include "revisions.h"

namespace newsroom {

struct RatingState {
  std::int64_t votes = 0;
  std::int64_t total = 0;          ///< Of all votes' values.
  std::optional<std::int64_t> own; ///< The voter's, where one was named and has voted.
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
  std::int64_t reports = 0; ///< By readers, of which nobody has decided yet.
  std::string flag;         ///< Why the server itself suspects it; mostly empty.
};

/// Which comments a moderator looks at.
struct CommentQuery {
  CommentState state = CommentState::pending;
  bool is_reported = false; ///< Published ones that readers have reported, whatever `state` says.
  std::string_view words;   ///< In the author or the text; empty: all.
  std::int64_t beyond = 0;  ///< After this id, or before it if the newest come first; 0: from the beginning.
  /// What waits is read in the order in which it came, what is decided from the newest on.
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
  std::string batch; ///< The same for all that were decided at once.
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

/// A comment as it arrives. The views are used during the call alone.
struct NewComment {
  std::string_view article;
  std::optional<std::int64_t> parent;
  std::string_view author;
  std::string_view text;
  std::string_view key;     ///< What makes a retry known as one; may be empty.
  std::string_view owner;   ///< Hash of the reader's token, by which they can take it back; may be empty.
  std::string_view sender;  ///< Keyed hash of the client's address; forgotten when somebody has decided.
  std::string_view network; ///< The same of the network around it.
  std::string_view flag;    ///< Why the server suspects it; may be empty.
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

/// How often a client may do something, for all processes together.
struct SharedLimit {
  std::string_view kind;
  std::string client;        ///< Keyed hash of its address.
  std::int64_t interval = 0; ///< Milliseconds for each one, on and on.
  std::int64_t slack = 0;    ///< Milliseconds that it may be ahead of that.
};

class Store {
 public:
  /// @param connections to the database at most.
  Store(std::unique_ptr<Database> database, std::size_t connections);
  /// Opens the database, and makes or migrates its tables. If it fails, the first use tries again.
  void prepare();

  /// @param voter may be empty.
  [[nodiscard]] RatingState rating(std::string_view article, std::string_view voter);
  /// @param value nothing takes the vote back.
  RatingState vote(std::string_view article, std::string_view voter, std::optional<std::int64_t> value);

  /// How many comments are approved.
  [[nodiscard]] std::int64_t count_approved(std::string_view article);
  /// Approved comments, thread by thread in that order; those of a thread by their age.
  /// @param thread only threads behind it; nothing: from the first one on. @param most of them at most.
  [[nodiscard]] std::vector<Node> nodes_after(std::string_view article, ThreadOrder order,
                                              std::optional<std::int64_t> thread, std::size_t most);
  /// Approved comments of one thread whose number is above `comment`, by their age.
  [[nodiscard]] std::vector<Node> nodes_of_thread(std::string_view article, std::int64_t thread, std::int64_t comment,
                                                  std::size_t most);
  /// The thread of an approved comment.
  [[nodiscard]] std::optional<std::int64_t> thread_of(std::string_view article, std::int64_t comment);
  /// The oldest first. @param ids numbers that are no comment's are left out.
  [[nodiscard]] std::vector<Comment> comments(const std::vector<std::int64_t>& ids);
  AddedComment add_comment(const NewComment& comment, const WaitingLimits& limits);

  // Readers: store_readers.cpp
  /// @return false if there is no such comment to be seen in that article.
  bool add_report(std::string_view article, const Report& report, std::string_view reporter);
  [[nodiscard]] std::optional<Report> report_by(std::int64_t comment, std::string_view reporter);
  /// Of which nobody has decided.
  [[nodiscard]] std::vector<Report> open_reports(const std::vector<std::int64_t>& comments);
  /// The newest first, 100 at most.
  [[nodiscard]] std::vector<Comment> comments_of_owner(std::string_view article, std::string_view owner);
  /// Erases it, words and all. @return false if it is not the owner's, or older than `since`.
  bool take_back(std::string_view article, std::int64_t id, std::string_view owner, std::int64_t since);
  /// Everything that is kept of a reader. @param author a name; @param voter a token; either may be empty.
  [[nodiscard]] std::vector<Comment> comments_of_reader(std::string_view author, std::string_view voter);
  [[nodiscard]] std::vector<std::pair<std::string, std::int64_t>> votes_of(std::string_view voter);
  /// Erases comments, words and all; answers to them stay.
  void erase(const std::vector<std::int64_t>& ids);
  /// Erases up to 1000 comments that were rejected or deleted before that time. @return how many.
  std::size_t erase_decided_before(std::int64_t time);
  /// 192 random bits, made once for a database: the key of all keyed hashes.
  [[nodiscard]] const std::string& secret();
  /// Another number after each change by this process to what readers see of that article.
  [[nodiscard]] std::uint64_t revision(std::string_view article) const { return revisions_.of(article); }

  // Moderation: store_moderation.cpp
  /// The oldest first, 100 at most. @param after an id.
  [[nodiscard]] std::vector<Comment> list_comments(CommentState state, std::int64_t after);
  /// @param most at most so many.
  [[nodiscard]] std::vector<Comment> find_comments(const CommentQuery& query, std::int64_t most);
  [[nodiscard]] std::optional<Comment> comment(std::int64_t id);
  [[nodiscard]] Waiting waiting();
  /// Gives comments a state, and settles what readers have reported of them. Numbers that are no comment's are ignored.
  Decided decide(std::vector<std::int64_t> ids, CommentState state, std::string_view moderator);
  /// Takes a batch back, as far as nobody has decided otherwise since.
  Decided undo(std::string_view batch, std::string_view moderator);
  /// What a batch has decided.
  [[nodiscard]] std::vector<Decision> decisions_of(std::string_view batch);
  /// The newest first. @param before an id; 0: from the newest on.
  [[nodiscard]] std::vector<Decision> decisions(std::int64_t before, std::int64_t most);

  /// @param token the hash of the session's token.
  void add_session(std::string_view token, std::string_view moderator, std::int64_t expires);
  [[nodiscard]] std::optional<std::string> session(std::string_view token);
  void end_session(std::string_view token);

  // Limits that processes share: store_limits.cpp
  [[nodiscard]] bool shares_limits() const { return database_->dialect().shares_limits; }
  /// Takes one from the allowance. @return 0, or in how many milliseconds there will be one.
  [[nodiscard]] std::int64_t take(const SharedLimit& limit);
  /// What `take` would return, without taking.
  [[nodiscard]] std::int64_t wait_of(const SharedLimit& limit);
  void give_back(const SharedLimit& limit);
  /// Removes the rows of clients whose allowance is whole again.
  void forget_whole_limits();

  /// Throws if a table cannot be read, or nothing can be written.
  void check();
  /// Articles whose count or total is not that of their votes. There should never be one.
  [[nodiscard]] std::vector<std::string> wrong_ratings();
  [[nodiscard]] const char* database_name() const { return database_->name(); }

 private:
  [[nodiscard]] Pool::Lease take_connection(Pool::Use use, bool is_probe = false);
  [[nodiscard]] std::string list_of(const std::vector<std::int64_t>& ids) const;
  void erase(Connection& connection, std::int64_t id);
  Decided apply(Connection& connection, const std::vector<Decision>& wanted, std::string_view undoes);

  /// The rating's row, made where it is missing, and nobody else's until the transaction ends.
  RatingState lock_rating(Connection& connection, std::string_view article);

  std::unique_ptr<Database> database_;
  const std::string oldest_first_; ///< Statements that differ from one database to the other.
  const std::string newest_first_;
  const std::string reported_;
  const std::string among_;
  const std::string reports_among_;
  std::string secret_;
  Revisions revisions_;
  std::mutex preparing_;
  std::atomic<bool> is_ready_{false};
  Pool pool_;
};

} // namespace newsroom
