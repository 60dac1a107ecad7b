// Moderators' lists, their decisions, and the log of these.
#include <algorithm>
#include <iterator>
#include <limits>
#include <utility>

#include "rows.h"
#include "store.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::string_view k_states[] = {"pending", "approved", "rejected", "deleted"};

#define NEWSROOM_DECISION_COLUMNS "id, batch, moderator, decided, comment, before_state, after_state, undoes"

Comment comment_of(Row& row) {
  Comment comment;
  comment.id = number(row.at(0));
  if (row.at(1)) comment.parent = number(row.at(1));
  comment.article = std::move(row.at(2)).value_or("");
  comment.author = std::move(row.at(3)).value_or("");
  comment.text = std::move(row.at(4)).value_or("");
  comment.created = number(row.at(5));
  comment.state = state_of_number(row.at(6));
  comment.reports = number(row.at(7));
  comment.flag = std::move(row.at(8)).value_or("");
  return comment;
}

std::vector<Decision> decisions_of_rows(std::vector<Row> rows) {
  std::vector<Decision> decisions;
  decisions.reserve(rows.size());
  for (Row& row : rows) {
    decisions.push_back({number(row.at(0)), row.at(1).value_or(""), row.at(2).value_or(""), number(row.at(3)),
                         number(row.at(4)), state_of_number(row.at(5)), state_of_number(row.at(6)),
                         !row.at(7).value_or("").empty()});
  }
  return decisions;
}

// What the words mean in LIKE: themselves.
std::string pattern_of(std::string_view words) {
  if (words.empty()) return {};
  std::string pattern = "%";
  for (const char character : words) {
    if (character == '%' || character == '_' || character == '\\') pattern += '\\';
    pattern += character;
  }
  return pattern + "%";
}

} // namespace

std::string_view name_of(CommentState state) noexcept { return k_states[static_cast<std::size_t>(state)]; }

std::optional<CommentState> comment_state(std::string_view name) noexcept {
  const auto* found = std::find(std::begin(k_states), std::end(k_states), name);
  if (found == std::end(k_states)) return std::nullopt;
  return static_cast<CommentState>(found - std::begin(k_states));
}

std::int64_t number(const std::optional<std::string>& text) { return text ? std::stoll(*text) : 0; }

std::int64_t number_of(CommentState state) { return static_cast<std::int64_t>(state); }

CommentState state_of_number(const std::optional<std::string>& text) {
  const std::int64_t value = number(text);
  return value >= 0 && value < static_cast<std::int64_t>(std::size(k_states)) ? static_cast<CommentState>(value)
                                                                              : CommentState::rejected;
}

std::vector<Comment> comments_of(std::vector<Row> rows) {
  std::vector<Comment> comments;
  comments.reserve(rows.size());
  std::transform(rows.begin(), rows.end(), std::back_inserter(comments), comment_of);
  return comments;
}

std::string list_statement(const char* condition, const char* contains, const char* order) {
  return std::string("SELECT " NEWSROOM_COMMENT_COLUMNS " FROM comment WHERE ") + condition + " AND ($3 = '' OR " +
         contains + ") ORDER BY " + order + " LIMIT $4";
}

std::vector<Comment> Store::find_comments(const CommentQuery& query, std::int64_t most) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const bool is_first = query.beyond == 0 && !query.is_oldest_first();
  const std::int64_t beyond = is_first ? std::numeric_limits<std::int64_t>::max() : query.beyond;
  const std::string& statement = query.is_reported         ? reported_
                                 : query.is_oldest_first() ? oldest_first_
                                                           : newest_first_;
  const CommentState state = query.is_reported ? CommentState::approved : query.state;
  return comments_of(connection->run(statement.c_str(), {number_of(state), beyond, pattern_of(query.words), most}));
}

std::vector<Comment> Store::list_comments(CommentState state, std::int64_t after) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  return comments_of(connection->run("SELECT " NEWSROOM_COMMENT_COLUMNS
                                     " FROM comment WHERE state = $1 AND id > $2 ORDER BY id LIMIT 100",
                                     {number_of(state), after}));
}

std::optional<Comment> Store::comment(std::int64_t id) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  std::vector<Comment> found =
      comments_of(connection->run("SELECT " NEWSROOM_COMMENT_COLUMNS " FROM comment WHERE id = $1", {id}));
  if (found.empty()) return std::nullopt;
  return std::move(found.front());
}

Waiting Store::waiting() {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const auto count = [&](const char* statement) { return number(connection->run(statement).at(0).at(0)); };
  return {count("SELECT COUNT(*) FROM (SELECT 1 FROM comment WHERE state = 0 LIMIT 10000) AS waiting"),
          count("SELECT COUNT(*) FROM (SELECT 1 FROM comment WHERE reports > 0 AND state = 1 LIMIT 10000) AS waiting")};
}

// In the order of their numbers, so that two moderators who decide the same ones wait for each other and do not block
// each other.
Decided Store::apply(Connection& connection, const std::vector<Decision>& wanted, std::string_view undoes) {
  Decided decided;
  const std::string batch = make_token();
  std::vector<std::int64_t> ids;
  ids.reserve(wanted.size());
  for (const Decision& decision : wanted) ids.push_back(decision.comment);
  post_locks(connection, ids);
  for (const Decision& decision : wanted) {
    const std::vector<Row> rows = connection.run(database_->dialect().lock_comment, {decision.comment});
    if (rows.empty()) continue;
    const CommentState before = state_of_number(rows.front().at(0));
    const std::int64_t reports = number(rows.front().at(1));
    if (!undoes.empty() && before != decision.before) continue; // somebody has decided otherwise since
    if (undoes.empty() && before == decision.after && reports == 0) continue;
    if (undoes.empty()) {
      connection.post("UPDATE report SET handled = $1 WHERE comment = $2 AND handled = ''", {batch, decision.comment});
    } else {
      connection.post("UPDATE report SET handled = '' WHERE comment = $1 AND handled = $2", {decision.comment, undoes});
    }
    connection.post(
        "UPDATE comment SET state = $1, decided = $2, sender = NULL, network = NULL, reports = (SELECT COUNT(*) FROM "
        "report WHERE comment = $3 AND handled = '') WHERE id = $3",
        {number_of(decision.after), now_seconds(), decision.comment});
    connection.post(
        "INSERT INTO decision (batch, moderator, decided, comment, before_state, after_state, reports, undoes) "
        "VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        {batch, decision.moderator, now_seconds(), decision.comment, number_of(before), number_of(decision.after),
         reports, undoes});
    decided.comments.push_back(decision.comment);
  }
  if (!decided.comments.empty()) decided.batch = batch;
  return decided;
}

// The ratings of their articles, which count comments, too: before the comments, and in the order of their names.
void Store::post_locks(Connection& connection, const std::vector<std::int64_t>& ids) const {
  if (const char* const lock = database_->dialect().lock_ratings) connection.post(lock, {list_of(ids)});
}

Decided Store::decide(std::vector<std::int64_t> ids, CommentState state, std::string_view moderator) {
  std::sort(ids.begin(), ids.end());
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
  std::vector<Decision> wanted;
  for (const std::int64_t id : ids) {
    Decision& decision = wanted.emplace_back();
    decision.comment = id;
    decision.after = state;
    decision.moderator = moderator;
  }
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  Decided decided = apply(*connection, wanted, {});
  if (decided.batch.empty()) return decided;
  transaction.commit();
  revisions_.note_all();
  return decided;
}

Decided Store::undo(std::string_view batch, std::string_view moderator) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  std::vector<Decision> wanted = decisions_of_rows(connection->run(
      "SELECT " NEWSROOM_DECISION_COLUMNS " FROM decision WHERE batch = $1 AND undone = 0 ORDER BY comment", {batch}));
  for (Decision& decision : wanted) {
    std::swap(decision.before, decision.after);
    decision.moderator = moderator;
  }
  Decided decided = apply(*connection, wanted, batch);
  if (decided.batch.empty()) return decided;
  connection->run("UPDATE decision SET undone = 1 WHERE batch = $1", {batch});
  transaction.commit();
  revisions_.note_all();
  return decided;
}

std::vector<Decision> Store::decisions_of(std::string_view batch) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  return decisions_of_rows(connection->run(
      "SELECT " NEWSROOM_DECISION_COLUMNS " FROM decision WHERE batch = $1 ORDER BY id LIMIT 200", {batch}));
}

std::vector<Decision> Store::decisions(std::int64_t before, std::int64_t most) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::int64_t limit = before == 0 ? std::numeric_limits<std::int64_t>::max() : before;
  return decisions_of_rows(connection->run(
      "SELECT " NEWSROOM_DECISION_COLUMNS " FROM decision WHERE id < $1 ORDER BY id DESC LIMIT $2", {limit, most}));
}

void Store::add_session(std::string_view token, const ModeratorSession& session, std::int64_t expires) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  connection->run("DELETE FROM session WHERE expires < $1", {now_seconds()});
  connection->run("INSERT INTO session (token, moderator, credential, expires) VALUES ($1, $2, $3, $4)",
                  {token, session.moderator, session.credential, expires});
}

std::optional<ModeratorSession> Store::session(std::string_view token) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  std::vector<Row> rows = connection->run(
      "SELECT moderator, credential FROM session WHERE token = $1 AND expires >= $2", {token, now_seconds()});
  if (rows.empty()) return std::nullopt;
  return ModeratorSession{rows.front().at(0).value_or(""), rows.front().at(1).value_or("")};
}

void Store::end_session(std::string_view token) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  connection->run("DELETE FROM session WHERE token = $1", {token});
}

} // namespace newsroom
