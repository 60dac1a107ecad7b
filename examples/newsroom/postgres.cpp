// PostgreSQL, for newsrooms with more than one machine.
#include <libpq-fe.h>
#include <poll.h>

#include <chrono>
#include <memory>
#include <string>
#include <utility>

#include "database.h"

namespace newsroom {
namespace {

constexpr Dialect k_dialect = {
    "SELECT votes, total FROM rating WHERE article = $1 FOR UPDATE",
    "SELECT state, reports FROM comment WHERE id = $1 FOR UPDATE",
    "author ILIKE $3 OR text ILIKE $3",
    "id = ANY($1::bigint[])",
    '{',
    '}',
    "SELECT pg_advisory_xact_lock(5112673)",
    "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    false,
    true,
};

// The server's own limits. A statement that waited for a lock may be tried again.
constexpr const char* k_session =
    "SET statement_timeout = '3s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s'; "
    "SET client_min_messages = 'warning';";

// Our limit. A server that is frozen, or behind a dead network, never reaches its own: its kernel may go on to
// acknowledge what we send, so no time-out of TCP ends the wait either.
constexpr std::chrono::seconds k_patience{4};

using PgResult = std::unique_ptr<PGresult, decltype(&PQclear)>;

DatabaseFailure::Kind kind_of(const PGresult* result) {
  const char* field = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string_view state = field == nullptr ? "" : field;
  // Lock not available, statement cancelled by its timeout, deadlock, serialisation failure: another try may do.
  if (state == "55P03" || state == "57014" || state == "40P01" || state == "40001") return DatabaseFailure::Kind::busy;
  if (state == "53100") return DatabaseFailure::Kind::full;
  return DatabaseFailure::Kind::unavailable;
}

class PostgresConnection final : public Connection {
 public:
  explicit PostgresConnection(const std::string& address) : connection_(nullptr, &PQfinish) {
    const char* const names[] = {"dbname", "connect_timeout", "tcp_user_timeout", "application_name", nullptr};
    const char* const values[] = {address.c_str(), "3", "5000", "lede-newsroom", nullptr};
    connection_.reset(PQconnectdbParams(names, values, 1));
    if (PQstatus(connection_.get()) != CONNECTION_OK) fail(DatabaseFailure::Kind::unavailable);
    PQsetnonblocking(connection_.get(), 1);
    run_script(k_session);
  }

  // Without a prepared statement: a pooler such as PgBouncer may hand each transaction to another session, in which a
  // statement of that name is missing or, worse, another one.
  std::vector<Row> run(const char* sql, std::initializer_list<Parameter> parameters) override {
    std::vector<std::string> texts; // with their ends, which views do not have
    texts.reserve(parameters.size());
    std::vector<const char*> values;
    for (const Parameter& parameter : parameters) {
      if (const auto* number = std::get_if<std::int64_t>(&parameter)) {
        values.push_back(texts.emplace_back(std::to_string(*number)).c_str());
      } else if (const auto* text = std::get_if<std::string_view>(&parameter)) {
        values.push_back(texts.emplace_back(*text).c_str());
      } else {
        values.push_back(nullptr);
      }
    }
    require_answering();
    if (PQsendQueryParams(connection_.get(), sql, static_cast<int>(values.size()), nullptr, values.data(), nullptr,
                          nullptr, 0) == 0) {
      fail(DatabaseFailure::Kind::unavailable);
    }
    const PgResult result = last_result();
    check(result.get());
    return read_rows(result.get());
  }

  void run_script(const char* sql) override {
    require_answering();
    if (PQsendQuery(connection_.get(), sql) == 0) fail(DatabaseFailure::Kind::unavailable);
    const PgResult result = last_result();
    check(result.get());
  }

  void begin() override { run("BEGIN", {}); }

  [[nodiscard]] bool is_usable() const override {
    return !is_silent_ && PQstatus(connection_.get()) == CONNECTION_OK &&
           PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
  }

 private:
  // After a time-out the answer may still come, and would be taken for that of the next statement.
  void require_answering() const {
    if (is_silent_) throw DatabaseFailure(DatabaseFailure::Kind::unavailable, "postgresql: it did not answer in time");
  }

  // Waits until the socket is ready, but no longer than the deadline.
  void wait_for(short events, std::chrono::steady_clock::time_point deadline) {
    pollfd socket{PQsocket(connection_.get()), events, 0};
    const auto left =
        std::chrono::duration_cast<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now());
    if (left.count() > 0 && ::poll(&socket, 1, static_cast<int>(left.count())) != 0) return; // ready, or interrupted
    if (std::chrono::steady_clock::now() < deadline) return;
    is_silent_ = true;
    require_answering();
  }

  // The result of the last statement sent, or of the first that failed.
  PgResult last_result() {
    const auto deadline = std::chrono::steady_clock::now() + k_patience;
    while (PQflush(connection_.get()) > 0) wait_for(POLLIN | POLLOUT, deadline);
    PgResult last(nullptr, &PQclear);
    for (;;) {
      while (PQisBusy(connection_.get()) != 0) {
        wait_for(POLLIN, deadline);
        if (PQconsumeInput(connection_.get()) == 0) fail(DatabaseFailure::Kind::unavailable);
      }
      PgResult next(PQgetResult(connection_.get()), &PQclear);
      if (!next) return last;
      if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR) last = std::move(next);
    }
  }

  static std::vector<Row> read_rows(const PGresult* result) {
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

  void check(const PGresult* result) {
    const ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) return;
    fail(kind_of(result));
  }

  [[noreturn]] void fail(DatabaseFailure::Kind kind) {
    throw DatabaseFailure(kind, std::string("postgresql: ") + PQerrorMessage(connection_.get()));
  }

  std::unique_ptr<PGconn, decltype(&PQfinish)> connection_;
  bool is_silent_ = false; ///< It did not answer in time, and nothing more is asked of it.
};

class Postgres final : public Database {
 public:
  explicit Postgres(std::string address) : address_(std::move(address)) {}
  std::unique_ptr<Connection> connect() override { return std::make_unique<PostgresConnection>(address_); }
  [[nodiscard]] const Dialect& dialect() const override { return k_dialect; }
  [[nodiscard]] const char* name() const override { return "postgresql"; }

 private:
  std::string address_;
};

} // namespace

std::unique_ptr<Database> open_postgresql(std::string address) {
  return std::make_unique<Postgres>(std::move(address));
}

} // namespace newsroom
