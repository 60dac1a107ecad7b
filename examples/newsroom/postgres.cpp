// PostgreSQL, for newsrooms with more than one machine.
//
// A round trip costs more than most statements. So a statement whose rows are not needed is sent together with the next
// one, and the server parses and plans each statement once for each connection.
// @see https://www.postgresql.org/docs/current/libpq-pipeline-mode.html
#include <libpq-fe.h>
#include <poll.h>

#include <atomic>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "crypto.h"
#include "database.h"

namespace newsroom {
namespace {

constexpr Dialect k_dialect = {
    "SELECT 1 FROM rating WHERE article = $1 FOR UPDATE",
    "SELECT 1 FROM rating WHERE article IN (SELECT article FROM comment WHERE id = ANY($1::bigint[])) "
    "ORDER BY article FOR UPDATE",
    "SELECT state, reports FROM comment WHERE id = $1 FOR NO KEY UPDATE", // answers to it may be added meanwhile
    "author ILIKE $3 OR text ILIKE $3",
    "id = ANY($1::bigint[])",
    '{',
    '}',
    "SELECT pg_advisory_xact_lock(5112673)",
    "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    // Once a statement, and not for each row: thousands of rows of one article would change its rating thousands of
    // times.
    "CREATE FUNCTION newsroom_count_comment() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
    " IF TG_OP = 'DELETE' THEN"
    " UPDATE rating SET comments = rating.comments - gone.n FROM (SELECT article, COUNT(*) AS n FROM old_rows"
    " WHERE state = 1 GROUP BY article) AS gone WHERE rating.article = gone.article;"
    " ELSIF TG_OP = 'INSERT' THEN"
    " INSERT INTO rating (article, votes, total, comments) SELECT article, 0, 0, COUNT(*) FROM new_rows"
    " WHERE state = 1 GROUP BY article ORDER BY article"
    " ON CONFLICT (article) DO UPDATE SET comments = rating.comments + excluded.comments;"
    " ELSE"
    " INSERT INTO rating (article, votes, total, comments) SELECT article, 0, 0, SUM(n) FROM"
    " (SELECT article, -1 AS n FROM old_rows WHERE state = 1"
    " UNION ALL SELECT article, 1 FROM new_rows WHERE state = 1) AS change"
    " GROUP BY article HAVING SUM(n) <> 0 ORDER BY article"
    " ON CONFLICT (article) DO UPDATE SET comments = rating.comments + excluded.comments;"
    " END IF; RETURN NULL; END $$;"
    "CREATE TRIGGER comment_counted_in AFTER INSERT ON comment REFERENCING NEW TABLE AS new_rows"
    " FOR EACH STATEMENT EXECUTE FUNCTION newsroom_count_comment();"
    "CREATE TRIGGER comment_counted_out AFTER DELETE ON comment REFERENCING OLD TABLE AS old_rows"
    " FOR EACH STATEMENT EXECUTE FUNCTION newsroom_count_comment();"
    "CREATE TRIGGER comment_counted_anew AFTER UPDATE ON comment REFERENCING OLD TABLE AS old_rows"
    " NEW TABLE AS new_rows FOR EACH STATEMENT EXECUTE FUNCTION newsroom_count_comment();",
    "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)",
    false,
    true,
};

// The server's own limits. A statement that waited for a lock may be tried again. The last statement tells which
// session has answered.
constexpr const char* k_session =
    "SET statement_timeout = '3s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s'; "
    "SET client_min_messages = 'warning'; SELECT pg_backend_pid();";

// Our limit. A server that is frozen, or behind a dead network, never reaches its own: its kernel may go on to
// acknowledge what we send, so no time-out of TCP ends the wait either.
constexpr std::chrono::seconds k_patience{4};

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

std::string_view state_of(const PGresult* result) {
  const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return field == nullptr ? "" : field;
}

DatabaseFailure::Kind kind_of(std::string_view state) {
  // Lock not available, statement cancelled by its timeout, deadlock, serialisation failure: another try may do.
  if (state == "55P03" || state == "57014" || state == "40P01" || state == "40001") return DatabaseFailure::Kind::busy;
  if (state == "53100") return DatabaseFailure::Kind::full;
  return DatabaseFailure::Kind::unavailable;
}

// The prepared statement is missing, is there already, or was prepared for tables as they were.
bool is_about_preparing(std::string_view state) { return state == "26000" || state == "42P05" || state == "0A000"; }

std::vector<Row> read_rows(const PGresult* result) {
  std::vector<Row> rows;
  for (int index = 0; index < PQntuples(result); ++index) {
    Row& row = rows.emplace_back();
    for (int column = 0; column < PQnfields(result); ++column) {
      if (PQgetisnull(result, index, column) != 0) {
        row.emplace_back();
      } else {
        row.emplace_back(std::string(PQgetvalue(result, index, column),
                                     static_cast<std::size_t>(PQgetlength(result, index, column))));
      }
    }
  }
  return rows;
}

// A statement and its parameters, until it is sent.
struct Statement {
  const char* sql;
  std::vector<std::optional<std::string>> parameters;
};

class PostgresConnection final : public Connection {
 public:
  /// @param prepares whether statements may be prepared; all connections share it.
  PostgresConnection(const std::string& address, std::atomic<bool>& prepares)
      : connection_(nullptr, &PQfinish), prepares_(prepares) {
    const char* const names[] = {"dbname", "connect_timeout", "tcp_user_timeout", "application_name", nullptr};
    const char* const values[] = {address.c_str(), "3", "5000", "lede-newsroom", nullptr};
    connection_.reset(PQconnectdbParams(names, values, 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK) fail(DatabaseFailure::Kind::unavailable);
    PQsetnonblocking(connection_.get(), 1);
    // Without details: these name the values of the row, which are a reader's, and messages get into the log.
    PQsetErrorVerbosity(connection_.get(), PQERRORS_TERSE);
    // A pooler such as PgBouncer names no real session, and may give each transaction to another one, in which
    // a prepared statement is missing.
    const PgResult session = run_plainly(k_session);
    is_direct_ = PQntuples(session.get()) == 1 &&
                 PQgetvalue(session.get(), 0, 0) == std::to_string(PQbackendPID(connection_.get()));
  }

  std::vector<Row> run(const char* sql, std::initializer_list<Parameter> parameters) override {
    post(sql, parameters);
    return send_posted(posted_.size() - 1);
  }

  void post(const char* sql, std::initializer_list<Parameter> parameters) override {
    Statement& statement = posted_.emplace_back(Statement{sql, {}});
    for (const Parameter& parameter : parameters) {
      if (const auto* number = std::get_if<std::int64_t>(&parameter)) {
        statement.parameters.emplace_back(std::to_string(*number));
      } else if (const auto* text = std::get_if<std::string_view>(&parameter)) {
        statement.parameters.emplace_back(*text);
      } else {
        statement.parameters.emplace_back();
      }
    }
  }

  void run_script(const char* sql) override {
    if (!posted_.empty()) send_posted(0);
    run_plainly(sql);
  }

  void begin() override { post("BEGIN", {}); }

  std::vector<Row> run_and_commit(const char* sql, std::initializer_list<Parameter> parameters) override {
    post(sql, parameters);
    const std::size_t wanted = posted_.size() - 1;
    post("COMMIT", {});
    return send_posted(wanted);
  }

  void roll_back() override {
    posted_.clear();
    if (PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) run("ROLLBACK", {});
  }

  // An idle connection has nothing to read unless the server has ended it.
  [[nodiscard]] bool is_usable() const override {
    if (is_lost_ || PQtransactionStatus(connection_.get()) != PQTRANS_IDLE) return false;
    pollfd socket{PQsocket(connection_.get()), POLLIN, 0};
    // First it says why, then comes the end.
    while (::poll(&socket, 1, 0) > 0 && PQconsumeInput(connection_.get()) == 1) continue;
    return PQstatus(connection_.get()) == CONNECTION_OK;
  }

 private:
  // After a time-out, the late answer would be read as that of the next statement.
  void require_answering() const {
    if (is_lost_) throw DatabaseFailure(DatabaseFailure::Kind::unavailable, "postgresql: it did not answer in time");
  }

  // Waits until the socket is ready, but no longer than the deadline.
  void wait_for(short events, std::chrono::steady_clock::time_point deadline) {
    pollfd socket{PQsocket(connection_.get()), events, 0};
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() > 0 && ::poll(&socket, 1, static_cast<int>(left.count())) != 0) return; // ready, or interrupted
    if (std::chrono::steady_clock::now() < deadline) return;
    is_lost_ = true;
    require_answering();
  }

  void flush(std::chrono::steady_clock::time_point deadline) {
    int state = 0;
    while ((state = PQflush(connection_.get())) > 0) {
      wait_for(POLLIN | POLLOUT, deadline);
      // The server may want to be read before it takes more.
      if (PQconsumeInput(connection_.get()) == 0) fail(DatabaseFailure::Kind::unavailable);
    }
    if (state < 0) fail(DatabaseFailure::Kind::unavailable);
  }

  PgResult next_result(std::chrono::steady_clock::time_point deadline) {
    while (PQisBusy(connection_.get()) != 0) {
      wait_for(POLLIN, deadline);
      if (PQconsumeInput(connection_.get()) == 0) fail(DatabaseFailure::Kind::unavailable);
    }
    return {PQgetResult(connection_.get()), &PQclear};
  }

  // Several statements in one text. @return the result of the last one, or of the first that failed.
  PgResult run_plainly(const char* sql) {
    require_answering();
    const auto deadline = std::chrono::steady_clock::now() + k_patience;
    PQexitPipelineMode(connection_.get());
    if (PQsendQuery(connection_.get(), sql) == 0) fail(DatabaseFailure::Kind::unavailable);
    flush(deadline);
    PgResult last(nullptr, &PQclear);
    while (PgResult next = next_result(deadline)) {
      if (!last || !has_failed(last.get())) last = std::move(next);
    }
    if (has_failed(last.get())) fail(last.get());
    return last;
  }

  // Sends all waiting statements in one step. @return the rows of one of them.
  std::vector<Row> send_posted(std::size_t wanted) {
    require_answering();
    const std::vector<Statement> statements = std::exchange(posted_, {});
    const auto deadline = std::chrono::steady_clock::now() + k_patience;
    require(PQenterPipelineMode(connection_.get()));
    std::vector<Step> steps;
    for (std::size_t index = 0; index < statements.size(); ++index) queue(statements[index], index, steps);
    require(PQpipelineSync(connection_.get()));
    flush(deadline);
    std::vector<Row> rows;
    PgResult failed(nullptr, &PQclear);
    for (const Step& step : steps) {
      PgResult result = step_result(deadline);
      if (!has_failed(result.get())) {
        if (step.place == wanted) rows = read_rows(result.get());
        continue;
      }
      if (step.place == k_preparing) names_.erase(step.sql);
      if (!failed) failed = std::move(result);
    }
    next_result(deadline); // that of the end of the step
    if (failed) fail(failed.get());
    return rows;
  }

  // A statement that is sent, and to which a result belongs.
  struct Step {
    const char* sql;
    std::size_t place; // of the statement, or `k_preparing`
  };
  static constexpr std::size_t k_preparing = static_cast<std::size_t>(-1);

  void queue(const Statement& statement, std::size_t place, std::vector<Step>& steps) {
    std::vector<const char*> values;
    values.reserve(statement.parameters.size());
    for (const auto& parameter : statement.parameters) values.push_back(parameter ? parameter->c_str() : nullptr);
    const int count = static_cast<int>(values.size());
    if (!is_direct_ || !prepares_) {
      require(PQsendQueryParams(connection_.get(), statement.sql, count, nullptr, values.data(), nullptr, nullptr, 0));
    } else {
      // The name is made from the text, so that no session can take one statement for another. Two files may have the
      // same text at two addresses.
      const auto [found, is_new] = names_.try_emplace(statement.sql);
      if (is_new) {
        found->second = "lede" + hash_of(statement.sql);
        require(PQsendPrepare(connection_.get(), found->second.c_str(), statement.sql, 0, nullptr));
        steps.push_back({statement.sql, k_preparing});
      }
      require(PQsendQueryPrepared(connection_.get(), found->second.c_str(), count, values.data(), nullptr, nullptr, 0));
    }
    steps.push_back({statement.sql, place});
  }

  // The only result of a step, with nothing after it.
  PgResult step_result(std::chrono::steady_clock::time_point deadline) {
    PgResult result = next_result(deadline);
    if (!result || PQstatus(connection_.get()) != CONNECTION_OK) fail(DatabaseFailure::Kind::unavailable);
    while (next_result(deadline)) continue;
    return result;
  }

  static bool has_failed(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    return status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK;
  }

  void require(int is_done) {
    if (is_done == 0) fail(DatabaseFailure::Kind::unavailable);
  }

  [[noreturn]] void fail(DatabaseFailure::Kind kind) {
    is_lost_ = true; // a late answer would be read as the next one
    throw DatabaseFailure(kind, std::string("postgresql: ") + PQerrorMessage(connection_.get()));
  }

  [[noreturn]] void fail(const PGresult* result) {
    const std::string_view state = state_of(result);
    if (is_about_preparing(state)) {
      prepares_ = false; // there is a pooler, so stop preparing statements
      is_lost_ = true;
    }
    throw DatabaseFailure(kind_of(state), std::string("postgresql: ") + PQresultErrorMessage(result));
  }

  std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
  std::atomic<bool>& prepares_;
  std::vector<Statement> posted_;
  std::unordered_map<std::string_view, std::string> names_; ///< Of prepared statements, by their texts.
  bool is_direct_ = false;                                  ///< Every statement comes to the same session.
  bool is_lost_ = false; ///< It did not answer in time, and nothing more is asked of it.
};

class Postgres final : public Database {
 public:
  explicit Postgres(std::string address) : address_(std::move(address)) {}
  std::unique_ptr<Connection> connect() override { return std::make_unique<PostgresConnection>(address_, prepares_); }
  [[nodiscard]] const Dialect& dialect() const override { return k_dialect; }
  [[nodiscard]] const char* name() const override { return "postgresql"; }

 private:
  std::string address_;
  std::atomic<bool> prepares_{true};
};

} // namespace

bool is_postgresql(std::string_view store) noexcept {
  return store.starts_with("postgresql://") || store.starts_with("postgres://");
}

// libpq would repeat the part that it does not understand, which may be a password with a "/" or "@" in it.
std::string problem_of_postgresql(const std::string& address) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(PQconninfoParse(address.c_str(), nullptr),
                                                                             &PQconninfoFree);
  bool is_right = options != nullptr;
  for (const PQconninfoOption* each = options.get(); is_right && each->keyword != nullptr; ++each) {
    const std::string_view name = each->keyword;
    const std::string_view value = each->val == nullptr ? "" : each->val;
    if (name == "port") is_right = value.find_first_not_of("0123456789,") == std::string_view::npos;
    if (name == "host") is_right = value.find('@') == std::string_view::npos;
  }
  return is_right ? std::string()
                  : "the address is invalid (expected postgresql://USER@HOST:PORT/DATABASE; write \"/\" and \"@\" of a "
                    "password as %2F and %40)";
}

std::unique_ptr<Database> open_postgresql(std::string address) {
  return std::make_unique<Postgres>(std::move(address));
}

} // namespace newsroom
