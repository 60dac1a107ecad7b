// The statements, in the SQL that SQLite and PostgreSQL have in common.
#include "store.h"

#include <algorithm>
#include <chrono>
#include <iterator>
#include <utility>

#include "log.h"
#include "rows.h"
#include "schema.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr bool k_probe = true;
constexpr std::int64_t k_same_words_seconds = 3600;
constexpr std::chrono::seconds k_between_counts{1};

Parameter optional_number(const std::optional<std::int64_t>& value) {
  return value ? Parameter(*value) : Parameter(nullptr);
}

Parameter optional_text(std::string_view text) { return text.empty() ? Parameter(nullptr) : Parameter(text); }

std::optional<std::int64_t> vote_of(Connection& connection, std::string_view article, std::string_view voter) {
  const std::vector<Row> rows =
      connection.run("SELECT value FROM vote WHERE article = $1 AND voter = $2", {article, voter});
  if (rows.empty()) return std::nullopt;
  return number(rows.front().front());
}

// Under the article's lock: the comment that has the same key, or without a key the same words.
std::vector<Row> find_same(Connection& connection, const NewComment& comment) {
  if (!comment.key.empty()) {
    return connection.run("SELECT id, state, author, text, parent FROM comment WHERE article = $1 AND request_key = $2",
                          {comment.article, comment.key});
  }
  return connection.run(
      "SELECT id, state FROM comment WHERE article = $1 AND author = $2 AND text = $3 AND COALESCE(parent, 0) = $4 AND "
      "created > $5 AND ($6 = '' OR owner IS NULL OR owner = $6) ORDER BY id LIMIT 1",
      {comment.article, comment.author, comment.text, comment.parent.value_or(0), now_seconds() - k_same_words_seconds,
       comment.is_first_of_owner ? std::string_view() : comment.owner});
}

// Whether a comment with a known key differs from the known one. A key marks retries; a different text is not one, and
// must not be lost.
bool is_another(const NewComment& comment, const Row& known) {
  if (comment.key.empty()) return false;
  return known.at(2) != comment.author || known.at(3) != comment.text ||
         number(known.at(4)) != comment.parent.value_or(0);
}

// The thread that an answer belongs to: nothing for a comment that begins one.
// @return false if there is no such comment to answer.
bool find_thread(Connection& connection, const NewComment& comment, std::optional<std::int64_t>& thread) {
  if (!comment.parent) return true;
  const std::vector<Row> rows =
      connection.run("SELECT COALESCE(root, id) FROM comment WHERE id = $1 AND article = $2 AND state = 1",
                     {*comment.parent, comment.article});
  if (rows.empty()) return false;
  thread = number(rows.front().at(0));
  return true;
}

// Whether a client has its share of those that wait.
bool has_its_share(Connection& connection, const NewComment& comment, const WaitingLimits& limits) {
  if (comment.sender.empty() && comment.network.empty()) return false;
  const std::vector<Row> rows = connection.run(
      "SELECT (SELECT COUNT(*) FROM comment WHERE sender = $1 AND state = 0), "
      "(SELECT COUNT(*) FROM comment WHERE network = $2 AND state = 0)",
      {comment.sender, comment.network});
  return number(rows.at(0).at(0)) >= limits.sender || number(rows.at(0).at(1)) >= limits.network;
}

// Makes room by removing the last waiting comment of the network with the most. So a flood displaces itself, and other
// readers can still comment.
AddedComment::Outcome displace(Connection& connection, const NewComment& comment) {
  using Outcome = AddedComment::Outcome;
  const std::vector<Row> most = connection.run(
      "SELECT network, COUNT(*) AS waiting FROM comment WHERE state = 0 AND network IS NOT NULL GROUP BY network "
      "ORDER BY waiting DESC LIMIT 1");
  if (most.empty() || number(most.front().at(1)) < 2) return Outcome::too_many_pending;
  const std::string network = most.front().at(0).value_or("");
  if (network == comment.network) return Outcome::too_many_of_sender;
  connection.run("DELETE FROM comment WHERE id = (SELECT MAX(id) FROM comment WHERE state = 0 AND network = $1)",
                 {network});
  return Outcome::added;
}

} // namespace

Transaction::~Transaction() {
  if (!is_open_) return;
  try {
    connection_.roll_back();
  } catch (const DatabaseFailure&) {
    // Some failures have rolled back already, and a connection that is lost has too.
  }
}

void Transaction::commit() {
  connection_.run("COMMIT");
  is_open_ = false;
}

std::vector<Row> Transaction::commit_with(const char* sql, std::initializer_list<Parameter> parameters) {
  std::vector<Row> rows = connection_.run_and_commit(sql, parameters);
  is_open_ = false;
  return rows;
}

void Pool::log_fewer(const DatabaseFailure& failure) const {
  log(Level::warning, "fewer-connections", {{"connections", idle_.size() + lent_}, {"message", failure.what()}});
}

Store::Store(std::unique_ptr<Database> database, std::size_t connections)
    : database_(std::move(database)),
      oldest_first_(list_statement("state = $1 AND id > $2", database_->dialect().contains, "id")),
      newest_first_(list_statement("state = $1 AND id < $2", database_->dialect().contains, "id DESC")),
      reported_(list_statement("reports > 0 AND state = $1 AND id > $2", database_->dialect().contains, "id")),
      among_(std::string("SELECT " NEWSROOM_COMMENT_COLUMNS " FROM comment WHERE ") + database_->dialect().among +
             " ORDER BY id"),
      reports_among_(
          std::string("SELECT comment, reason, note FROM report WHERE handled = '' AND comment IN (SELECT id FROM "
                      "comment WHERE ") +
          database_->dialect().among + ") ORDER BY id LIMIT 1000"),
      take_limit_(take_statement(database_->dialect().milliseconds)),
      wait_of_limit_(std::string("SELECT whole_at - ") + database_->dialect().milliseconds +
                     " FROM allowance WHERE kind = $1 AND client = $2"),
      forget_limits_(std::string("DELETE FROM allowance WHERE whole_at < ") + database_->dialect().milliseconds),
      // Writers may all wait for one lock; half of the connections are left for readers then.
      pool_(*database_, connections,
            database_->dialect().has_one_writer ? 1 : std::max<std::size_t>(1, connections / 2)) {}

// Makes or migrates the tables before the first use, which may be long after the start if the database was not there.
void Store::prepare() {
  const std::unique_lock lock(preparing_, std::try_to_lock); // nobody else waits for a database that may be silent
  if (!lock) throw DatabaseFailure(DatabaseFailure::Kind::unavailable, "the database is being opened");
  if (is_ready_) return;
  const Pool::Lease connection = pool_.take(Pool::Use::write);
  migrate(*database_, *connection);
  constexpr const char* k_select = "SELECT value FROM newsroom_secret WHERE name = 'hash'";
  std::vector<Row> secret = connection->run(k_select);
  if (secret.empty()) {
    connection->run("INSERT INTO newsroom_secret (name, value) VALUES ('hash', $1) ON CONFLICT (name) DO NOTHING",
                    {make_token()});
    secret = connection->run(k_select); // perhaps another process was faster
  }
  secret_ = secret.at(0).at(0).value_or("");
  is_ready_ = true;
}

Pool::Lease Store::take_connection(Pool::Use use, bool is_probe) {
  if (!is_ready_) prepare();
  return pool_.take(use, is_probe);
}

const std::string& Store::secret() {
  if (!is_ready_) prepare();
  return secret_;
}

RatingState Store::rating(std::string_view article, std::string_view voter) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  RatingState state;
  const std::vector<Row> rows = connection->run("SELECT votes, total FROM rating WHERE article = $1", {article});
  if (!rows.empty()) {
    state.votes = number(rows.front()[0]);
    state.total = number(rows.front()[1]);
  }
  if (!voter.empty()) state.own = vote_of(*connection, article, voter);
  return state;
}

void Store::post_rating(Connection& connection, std::string_view article) {
  connection.post("INSERT INTO rating (article, votes, total) VALUES ($1, 0, 0) ON CONFLICT (article) DO NOTHING",
                  {article});
}

void Store::post_lock(Connection& connection, std::string_view article) {
  if (const char* const lock = database_->dialect().lock_rating) connection.post(lock, {article});
}

RatingState Store::lock_rating(Connection& connection, std::string_view article, std::string_view voter) {
  // A statement of its own, begun after the lock is held: only then does it see what others have written.
  constexpr const char* k_select =
      "SELECT rating.votes, rating.total, vote.value FROM rating LEFT JOIN vote ON vote.article = rating.article "
      "AND vote.voter = $1 WHERE rating.article = $2";
  post_lock(connection, article);
  std::vector<Row> rows = connection.run(k_select, {voter, article});
  if (rows.empty()) {
    post_rating(connection, article);
    post_lock(connection, article);
    rows = connection.run(k_select, {voter, article});
  }
  RatingState state;
  state.votes = number(rows.at(0).at(0));
  state.total = number(rows.at(0).at(1));
  if (rows.at(0).at(2)) state.own = number(rows.at(0).at(2));
  return state;
}

RatingState Store::vote(std::string_view article, std::string_view voter, std::optional<std::int64_t> value) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  RatingState state = lock_rating(*connection, article, voter);
  const std::optional<std::int64_t> earlier = std::exchange(state.own, value);
  if (earlier == value) return state; // a retry writes nothing
  if (value) {
    connection->post(
        "INSERT INTO vote (article, voter, value, cast_at) VALUES ($1, $2, $3, $4) "
        "ON CONFLICT (article, voter) DO UPDATE SET value = excluded.value, cast_at = excluded.cast_at",
        {article, voter, *value, now_seconds()});
  } else {
    connection->post("DELETE FROM vote WHERE article = $1 AND voter = $2", {article, voter});
  }
  const std::int64_t votes = (value ? 1 : 0) - (earlier ? 1 : 0);
  const std::int64_t total = value.value_or(0) - earlier.value_or(0);
  transaction.commit_with("UPDATE rating SET votes = votes + $1, total = total + $2 WHERE article = $3",
                          {votes, total, article});
  revisions_.note(article);
  state.votes += votes;
  state.total += total;
  return state;
}

std::string Store::list_of(const std::vector<std::int64_t>& ids) const {
  std::string list(1, database_->dialect().opening);
  for (const std::int64_t id : ids) list += (list.size() > 1 ? "," : "") + std::to_string(id);
  return list + database_->dialect().closing;
}

std::vector<Comment> Store::comments(const std::vector<std::int64_t>& ids) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  return comments_of(connection->run(among_.c_str(), {list_of(ids)}));
}

// Whether there is room for another waiting comment. Counting thousands of rows is expensive, so the count is renewed
// once a second, and each time when the limit is near. Other processes may exceed the limit within that second.
bool Store::has_waiting_room(Connection& connection, std::int64_t most) {
  const Pool::Clock::time_point now = Pool::Clock::now();
  {
    const std::lock_guard lock(waiting_mutex_);
    if (now < count_again_ && ++about_waiting_ <= most) return true;
  }
  const std::vector<Row> rows =
      connection.run("SELECT COUNT(*) FROM (SELECT 1 FROM comment WHERE state = 0 LIMIT $1) AS waiting", {most});
  const std::lock_guard lock(waiting_mutex_);
  about_waiting_ = number(rows.at(0).at(0)) + 1;
  count_again_ = now + k_between_counts;
  return about_waiting_ <= most;
}

AddedComment::Outcome Store::make_room(Connection& connection, const NewComment& comment, const WaitingLimits& limits) {
  using Outcome = AddedComment::Outcome;
  if (comment.state != CommentState::pending) return Outcome::added;
  if (has_its_share(connection, comment, limits)) return Outcome::too_many_of_sender;
  return has_waiting_room(connection, limits.all) ? Outcome::added : displace(connection, comment);
}

AddedComment Store::add_comment(const NewComment& comment, const WaitingLimits& limits) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  post_rating(*connection, comment.article);
  post_lock(*connection, comment.article); // two of the same at the same time come one after the other
  const std::vector<Row> same = find_same(*connection, comment);
  if (!same.empty()) {
    if (is_another(comment, same.front())) return {AddedComment::Outcome::key_in_use};
    return {AddedComment::Outcome::known, number(same.front()[0]), static_cast<CommentState>(number(same.front()[1]))};
  }
  std::optional<std::int64_t> thread;
  if (!find_thread(*connection, comment, thread)) return {AddedComment::Outcome::no_such_parent};
  const bool is_waiting = comment.state == CommentState::pending;
  const AddedComment::Outcome room = make_room(*connection, comment, limits);
  if (room != AddedComment::Outcome::added) return {room};
  const std::vector<Row> rows = transaction.commit_with(
      "INSERT INTO comment (article, parent, author, text, created, state, request_key, owner, sender, network, flag, "
      "root) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) RETURNING id",
      {comment.article, optional_number(comment.parent), comment.author, comment.text, now_seconds(),
       number_of(comment.state), optional_text(comment.key), optional_text(comment.owner),
       is_waiting ? optional_text(comment.sender) : nullptr, is_waiting ? optional_text(comment.network) : nullptr,
       optional_text(comment.flag), optional_number(thread)});
  if (!is_waiting) revisions_.note(comment.article);
  return {AddedComment::Outcome::added, number(rows.at(0)[0]), comment.state};
}

void Store::check() {
  {
    const Pool::Lease connection = take_connection(Pool::Use::read, k_probe);
    for (const char* const statement :
         {"SELECT votes FROM rating LIMIT 1", "SELECT value FROM vote LIMIT 1", "SELECT flag FROM comment LIMIT 1",
          "SELECT id FROM report LIMIT 1", "SELECT id FROM decision LIMIT 1", "SELECT token FROM session LIMIT 1"}) {
      connection->run(statement);
    }
  }
  try {
    // No row has this name, and the transaction is rolled back; a database that takes no writing refuses it.
    const Pool::Lease connection = take_connection(Pool::Use::write, k_probe);
    const Transaction transaction(*connection);
    connection->run("UPDATE rating SET votes = votes WHERE article = ''");
  } catch (const DatabaseFailure& failure) {
    if (failure.kind != DatabaseFailure::Kind::busy) throw; // others are writing
  }
}

std::vector<std::string> Store::wrong_ratings() {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  std::vector<std::string> articles;
  for (const Row& row : connection->run(
           "SELECT COALESCE(r.article, v.article) FROM rating r FULL JOIN "
           "(SELECT article, COUNT(*) AS votes, SUM(value) AS total FROM vote GROUP BY article) v ON v.article = "
           "r.article "
           "WHERE COALESCE(r.votes, 0) <> COALESCE(v.votes, 0) OR COALESCE(r.total, 0) <> COALESCE(v.total, 0)")) {
    articles.push_back(row.front().value_or(""));
  }
  for (const Row& row : connection->run(
           "SELECT COALESCE(r.article, c.article) FROM rating r FULL JOIN "
           "(SELECT article, COUNT(*) AS comments FROM comment WHERE state = 1 GROUP BY article) c ON c.article = "
           "r.article WHERE COALESCE(r.comments, 0) <> COALESCE(c.comments, 0)")) {
    articles.push_back(row.front().value_or(""));
  }
  std::sort(articles.begin(), articles.end());
  articles.erase(std::unique(articles.begin(), articles.end()), articles.end());
  return articles;
}

} // namespace newsroom
