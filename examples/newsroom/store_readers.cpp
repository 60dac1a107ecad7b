// What readers may do with their own comments and those of others: report, withdraw, export, erase.
#include <string>
#include <utility>

#include "crypto.h"
#include "rows.h"
#include "store.h"
#include "text.h"

namespace newsroom {

bool Store::add_report(std::string_view article, const Report& report, std::string_view reporter) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  const std::vector<Row> rows = connection->run(database_->dialect().lock_comment, {report.comment});
  if (rows.empty() || state_of_number(rows.front().at(0)) != CommentState::approved) return false;
  if (connection->run("SELECT 1 FROM comment WHERE id = $1 AND article = $2", {report.comment, article}).empty()) {
    return false;
  }
  connection->post(
      "INSERT INTO report (comment, reporter, reason, note, created) VALUES ($1, $2, $3, $4, $5) "
      "ON CONFLICT (comment, reporter) DO NOTHING",
      {report.comment, reporter, report.reason, report.note, now_seconds()});
  transaction.commit_with(
      "UPDATE comment SET reports = (SELECT COUNT(*) FROM report WHERE comment = $1 AND handled = '') WHERE id = $1",
      {report.comment});
  return true;
}

std::optional<Report> Store::report_by(std::int64_t comment, std::string_view reporter) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::vector<Row> rows = connection->run(
      "SELECT reason, note, handled FROM report WHERE comment = $1 AND reporter = $2", {comment, reporter});
  if (rows.empty()) return std::nullopt;
  const Row& row = rows.front();
  return Report{comment, row.at(0).value_or(""), row.at(1).value_or(""), !row.at(2).value_or("").empty()};
}

std::vector<Report> Store::open_reports(const std::vector<std::int64_t>& comments) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  std::vector<Report> reports;
  for (Row& row : connection->run(reports_among_.c_str(), {list_of(comments)})) {
    reports.push_back({number(row.at(0)), row.at(1).value_or(""), row.at(2).value_or("")});
  }
  return reports;
}

std::vector<Comment> Store::comments_of_owner(std::string_view article, std::string_view owner) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  return comments_of(connection->run("SELECT " NEWSROOM_COMMENT_COLUMNS
                                     " FROM comment WHERE owner = $1 AND article = $2 ORDER BY id DESC LIMIT 100",
                                     {owner, article}));
}

// Answers to it become threads of their own, as they do when a moderator takes it down.
void Store::erase(Connection& connection, std::int64_t id) {
  connection.post("UPDATE comment SET parent = NULL WHERE parent = $1", {id});
  connection.post("DELETE FROM report WHERE comment = $1", {id});
  connection.post("DELETE FROM comment WHERE id = $1", {id});
}

bool Store::take_back(std::string_view article, std::int64_t id, std::string_view owner, std::int64_t since) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  post_lock(*connection, article); // before the comment: who adds an answer locks them in this order, too
  if (connection->run(database_->dialect().lock_comment, {id}).empty()) return false;
  if (connection
          ->run("SELECT 1 FROM comment WHERE id = $1 AND article = $2 AND owner = $3 AND created >= $4",
                {id, article, owner, since})
          .empty()) {
    return false;
  }
  erase(*connection, id);
  transaction.commit();
  revisions_.note(article);
  return true;
}

std::vector<Comment> Store::comments_of_reader(std::string_view author, std::string_view voter) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::string owner = voter.empty() ? std::string() : hash_of(voter);
  return comments_of(connection->run(
      "SELECT " NEWSROOM_COMMENT_COLUMNS
      " FROM comment WHERE (author = $1 AND $1 <> '' AND ($2 = '' OR COALESCE(owner, '') = '')) OR (owner = $2 AND "
      "$2 <> '') ORDER BY id",
      {author, owner}));
}

std::string Store::owner_of(std::int64_t comment) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::vector<Row> rows = connection->run("SELECT owner FROM comment WHERE id = $1", {comment});
  return rows.empty() ? std::string() : rows.front().at(0).value_or("");
}

std::vector<std::pair<std::string, std::int64_t>> Store::votes_of(std::string_view voter) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  std::vector<std::pair<std::string, std::int64_t>> votes;
  for (const Row& row : connection->run("SELECT article, value FROM vote WHERE voter = $1 ORDER BY article", {voter})) {
    votes.emplace_back(row.at(0).value_or(""), number(row.at(1)));
  }
  return votes;
}

void Store::erase(const std::vector<std::int64_t>& ids) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  post_locks(*connection, ids);
  for (const std::int64_t id : ids) erase(*connection, id);
  transaction.commit();
  revisions_.note_all();
}

std::size_t Store::erase_decided_before(std::int64_t time) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  Transaction transaction(*connection);
  const std::vector<Row> rows =
      connection->run("SELECT id FROM comment WHERE state >= 2 AND decided < $1 ORDER BY id LIMIT 1000", {time});
  for (const Row& row : rows) erase(*connection, number(row.at(0)));
  if (!rows.empty()) transaction.commit();
  return rows.size();
}

} // namespace newsroom
