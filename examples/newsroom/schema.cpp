// A new version is a new entry at the end of `k_steps`; an entry that has been released is never changed.
#include "schema.h"

#include <iterator>
#include <string>

namespace newsroom {
namespace {

// ID is replaced by the dialect's automatic number, COUNTERS by its triggers.
constexpr const char* k_steps[] = {
    // 1: ratings. The count is kept beside the votes, in the same transaction, so that reading it costs one row.
    "CREATE TABLE rating (article TEXT PRIMARY KEY, votes BIGINT NOT NULL, total BIGINT NOT NULL);"
    "CREATE TABLE vote (article TEXT NOT NULL, voter TEXT NOT NULL, value BIGINT NOT NULL, cast_at BIGINT NOT NULL,"
    " PRIMARY KEY (article, voter));",
    // 2: comments.
    "CREATE TABLE comment (id ID, article TEXT NOT NULL, parent BIGINT REFERENCES comment (id),"
    " author TEXT NOT NULL, text TEXT NOT NULL, created BIGINT NOT NULL, state BIGINT NOT NULL, request_key TEXT);"
    "CREATE UNIQUE INDEX comment_by_key ON comment (article, request_key);"
    "CREATE INDEX comment_by_article ON comment (article, state, id);"
    "CREATE INDEX comment_by_state ON comment (state, id);",
    // 3: moderation by several people; reports by readers; what tells one sender from another while a comment waits.
    "ALTER TABLE comment ADD COLUMN decided BIGINT NOT NULL DEFAULT 0;"
    "ALTER TABLE comment ADD COLUMN reports BIGINT NOT NULL DEFAULT 0;"
    "ALTER TABLE comment ADD COLUMN flag TEXT;"
    "ALTER TABLE comment ADD COLUMN owner TEXT;"
    "ALTER TABLE comment ADD COLUMN sender TEXT;"
    "ALTER TABLE comment ADD COLUMN network TEXT;"
    "CREATE INDEX comment_by_reports ON comment (reports, id) WHERE reports > 0;"
    "CREATE INDEX comment_by_owner ON comment (owner) WHERE owner IS NOT NULL;"
    "CREATE INDEX comment_by_parent ON comment (parent) WHERE parent IS NOT NULL;"
    "CREATE TABLE report (id ID, comment BIGINT NOT NULL, reporter TEXT NOT NULL, reason TEXT NOT NULL,"
    " note TEXT NOT NULL, created BIGINT NOT NULL, handled TEXT NOT NULL DEFAULT '');"
    "CREATE UNIQUE INDEX report_by_reporter ON report (comment, reporter);"
    "CREATE TABLE decision (id ID, batch TEXT NOT NULL, moderator TEXT NOT NULL, decided BIGINT NOT NULL,"
    " comment BIGINT NOT NULL, before_state BIGINT NOT NULL, after_state BIGINT NOT NULL, reports BIGINT NOT NULL,"
    " undoes TEXT NOT NULL DEFAULT '', undone BIGINT NOT NULL DEFAULT 0);"
    "CREATE INDEX decision_by_batch ON decision (batch);"
    "CREATE INDEX decision_by_comment ON decision (comment);"
    "CREATE TABLE session (token TEXT PRIMARY KEY, moderator TEXT NOT NULL, expires BIGINT NOT NULL);"
    "CREATE TABLE newsroom_secret (name TEXT PRIMARY KEY, value TEXT NOT NULL);",
    // 4: how many comments of one sender or network wait.
    ("CREATE INDEX comment_by_sender ON comment (sender) WHERE sender IS NOT NULL;"
     "CREATE INDEX comment_by_network ON comment (network) WHERE network IS NOT NULL;"),
    // 5: limits that processes share. A crash may forget them, so that they need not wait for the disk.
    "CREATE UNLOGGED TABLE allowance (kind TEXT NOT NULL, client TEXT NOT NULL, whole_at BIGINT NOT NULL,"
    " PRIMARY KEY (kind, client));",
    // 6: the thread of each answer, so that a discussion is read page by page. A comment that begins one has none.
    "ALTER TABLE comment ADD COLUMN root BIGINT;"
    "WITH RECURSIVE below (id, root) AS (SELECT id, id FROM comment WHERE parent IS NULL UNION ALL"
    " SELECT answer.id, below.root FROM comment AS answer JOIN below ON answer.parent = below.id)"
    " UPDATE comment SET root = below.root FROM below WHERE below.id = comment.id AND comment.parent IS NOT NULL;"
    "CREATE INDEX comment_oldest_first ON comment (article, COALESCE(root, id), id) WHERE state = 1;"
    "CREATE INDEX comment_newest_first ON comment (article, COALESCE(root, id) DESC, id) WHERE state = 1;",
    // 7: how many comments an article shows. Triggers count, so that programs of an earlier version and people with a
    // console count as well. The old index led databases to walk along all comments of an article; the new one finds
    // the
    // same words of the same author.
    "ALTER TABLE rating ADD COLUMN comments BIGINT NOT NULL DEFAULT 0;"
    "COUNTERS"
    "INSERT INTO rating (article, votes, total) SELECT DISTINCT article, 0, 0 FROM comment WHERE state = 1"
    " ON CONFLICT (article) DO NOTHING;"
    "UPDATE rating SET comments = (SELECT COUNT(*) FROM comment WHERE comment.article = rating.article AND state = 1);"
    "DROP INDEX comment_by_article;"
    "CREATE INDEX comment_by_author ON comment (article, author, created);",
    // 8: a session ends when its moderator gets another token.
    "ALTER TABLE session ADD COLUMN credential TEXT NOT NULL DEFAULT '';",
};

constexpr std::int64_t k_version = static_cast<std::int64_t>(std::size(k_steps));

std::string in_dialect(std::string step, const Dialect& dialect) {
  const std::string name = "(id ID,";
  for (std::size_t place = step.find(name); place != std::string::npos; place = step.find(name, place + 1)) {
    step.replace(place, name.size(), std::string("(id ") + dialect.automatic_id + ",");
  }
  constexpr std::string_view k_unlogged = "UNLOGGED ";
  constexpr std::string_view k_counters = "COUNTERS";
  const std::size_t counters = step.find(k_counters);
  if (counters != std::string::npos) step.replace(counters, k_counters.size(), dialect.counters);
  const std::size_t unlogged = step.find(k_unlogged);
  if (unlogged != std::string::npos && !dialect.shares_limits) step.erase(unlogged, k_unlogged.size());
  return step;
}

} // namespace

void migrate(Database& database, Connection& connection) {
  const Dialect& dialect = database.dialect();
  Transaction transaction(connection);
  if (*dialect.lock_schema != '\0') connection.run(dialect.lock_schema);
  connection.run("CREATE TABLE IF NOT EXISTS newsroom_schema (version BIGINT NOT NULL)");
  const std::vector<Row> rows = connection.run("SELECT version FROM newsroom_schema");
  const std::int64_t found = rows.empty() ? 0 : std::stoll(rows.front().front().value_or("0"));
  if (found > k_version) {
    throw DatabaseFailure(DatabaseFailure::Kind::schema, "the database has version " + std::to_string(found) +
                                                             ", this program knows " + std::to_string(k_version) +
                                                             " and earlier ones");
  }
  for (std::int64_t version = found; version < k_version; ++version) {
    connection.run_script(in_dialect(k_steps[version], dialect).c_str());
  }
  if (rows.empty()) connection.run("INSERT INTO newsroom_schema (version) VALUES (0)");
  connection.run("UPDATE newsroom_schema SET version = $1", {k_version});
  transaction.commit();
}

} // namespace newsroom
