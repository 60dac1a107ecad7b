// Readers' votes, one per voter and article, and comments. Every function may be called by any thread, and throws
// DatabaseFailure; when it returns, the change is on the disk.
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
#include "records.h"
#include "revisions.h"

namespace newsroom {

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
  /// @param thread only threads after it; nothing: from the first one on. @param most the greatest number of comments.
  [[nodiscard]] std::vector<Node> nodes_after(std::string_view article, ThreadOrder order,
                                              std::optional<std::int64_t> thread, std::size_t most);
  /// Approved comments of one thread whose number is above `comment`, by their age.
  [[nodiscard]] std::vector<Node> nodes_of_thread(std::string_view article, std::int64_t thread, std::int64_t comment,
                                                  std::size_t most);
  /// The thread of an approved comment.
  [[nodiscard]] std::optional<std::int64_t> thread_of(std::string_view article, std::int64_t comment);
  /// The oldest first. @param ids numbers without a comment are left out.
  [[nodiscard]] std::vector<Comment> comments(const std::vector<std::int64_t>& ids);
  AddedComment add_comment(const NewComment& comment, const WaitingLimits& limits);

  // Readers: store_readers.cpp
  /// @return false if there is no such comment to be seen in that article.
  bool add_report(std::string_view article, const Report& report, std::string_view reporter);
  [[nodiscard]] std::optional<Report> report_by(std::int64_t comment, std::string_view reporter);
  /// Reports about which no moderator has decided.
  [[nodiscard]] std::vector<Report> open_reports(const std::vector<std::int64_t>& comments);
  /// The newest first, 100 at most.
  [[nodiscard]] std::vector<Comment> comments_of_owner(std::string_view article, std::string_view owner);
  /// Erases it, words and all. @return false if it is not the owner's, or older than `since`.
  bool take_back(std::string_view article, std::int64_t id, std::string_view owner, std::int64_t since);
  /// A reader's comments. @param author a name; @param voter a token; either may be empty. With a token, a name finds
  /// no comment of a reader who has another one: many readers have the same name.
  [[nodiscard]] std::vector<Comment> comments_of_reader(std::string_view author, std::string_view voter);
  /// A reader's mark: the same for all comments of one token, and nothing if a comment came without one.
  [[nodiscard]] std::string owner_of(std::int64_t comment);
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
  /// @param most the greatest number.
  [[nodiscard]] std::vector<Comment> find_comments(const CommentQuery& query, std::int64_t most);
  [[nodiscard]] std::optional<Comment> comment(std::int64_t id);
  [[nodiscard]] Waiting waiting();
  /// Gives comments a state, and settles the reports about them. Numbers without a comment are ignored.
  Decided decide(std::vector<std::int64_t> ids, CommentState state, std::string_view moderator);
  /// Undoes a batch, except for comments about which somebody has decided since.
  Decided undo(std::string_view batch, std::string_view moderator);
  /// What a batch has decided.
  [[nodiscard]] std::vector<Decision> decisions_of(std::string_view batch);
  /// The newest first. @param before an id; 0: from the newest on.
  [[nodiscard]] std::vector<Decision> decisions(std::int64_t before, std::int64_t most);

  /// @param token the hash of the session's token.
  void add_session(std::string_view token, const ModeratorSession& session, std::int64_t expires);
  [[nodiscard]] std::optional<ModeratorSession> session(std::string_view token);
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
  /// Articles whose counts or total are not those of their votes and comments. There should never be one.
  [[nodiscard]] std::vector<std::string> wrong_ratings();
  [[nodiscard]] const char* database_name() const { return database_->name(); }

 private:
  [[nodiscard]] Pool::Lease take_connection(Pool::Use use, bool is_probe = false);
  [[nodiscard]] std::string list_of(const std::vector<std::int64_t>& ids) const;
  void erase(Connection& connection, std::int64_t id);
  Decided apply(Connection& connection, const std::vector<Decision>& wanted, std::string_view undoes);

  /// The rating's row, created if it is missing, and locked until the transaction ends.
  RatingState lock_rating(Connection& connection, std::string_view article, std::string_view voter);
  /// Makes the rating's row, if it is missing.
  static void post_rating(Connection& connection, std::string_view article);
  void post_lock(Connection& connection, std::string_view article);
  void post_locks(Connection& connection, const std::vector<std::int64_t>& ids) const;
  bool has_waiting_room(Connection& connection, std::int64_t most);
  AddedComment::Outcome make_room(Connection& connection, const NewComment& comment, const WaitingLimits& limits);

  std::unique_ptr<Database> database_;
  const std::string oldest_first_; ///< Statements that differ from one database to the other.
  const std::string newest_first_;
  const std::string reported_;
  const std::string among_;
  const std::string reports_among_;
  const std::string take_limit_;
  const std::string wait_of_limit_;
  const std::string forget_limits_;
  std::string secret_;
  Revisions revisions_;
  std::mutex waiting_mutex_;
  std::int64_t about_waiting_ = 0;      ///< How many comments wait, and
  Pool::Clock::time_point count_again_; ///< when they are counted again.
  std::mutex preparing_;
  std::atomic<bool> is_ready_{false};
  Pool pool_;
};

} // namespace newsroom
