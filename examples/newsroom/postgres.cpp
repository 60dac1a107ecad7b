// PostgreSQL, for newsrooms with more than one machine.
#include <libpq-fe.h>

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>

#include "database.h"

namespace newsroom {
namespace {

constexpr Dialect k_dialect = {
    "SELECT votes, total FROM rating WHERE article = $1 FOR UPDATE",
    "SELECT pg_advisory_xact_lock(5112673)",
    "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY",
    false,
};

// A server that hangs is as bad as one that is not there; and what waits for a lock may be tried again.
constexpr const char* k_session =
    "SET statement_timeout = '5s'; SET lock_timeout = '2s'; SET idle_in_transaction_session_timeout = '10s'; "
    "SET client_min_messages = 'warning';";

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
    run_script(k_session);
  }

  std::vector<Row> run(const char* sql, std::initializer_list<Parameter> parameters) override {
    const std::string& name = prepare(sql);
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
    const PgResult result(PQexecPrepared(connection_.get(), name.c_str(), static_cast<int>(values.size()),
                                         values.data(), nullptr, nullptr, 0),
                          &PQclear);
    check(result.get());
    return read_rows(result.get());
  }

  void run_script(const char* sql) override {
    const PgResult result(PQexec(connection_.get(), sql), &PQclear);
    check(result.get());
  }

  void begin() override { run("BEGIN", {}); }

  [[nodiscard]] bool is_usable() const override {
    return PQstatus(connection_.get()) == CONNECTION_OK && PQtransactionStatus(connection_.get()) == PQTRANS_IDLE;
  }

 private:
  const std::string& prepare(const char* sql) {
    const auto found = names_.find(sql);
    if (found != names_.end()) return found->second;
    const std::string name = "s" + std::to_string(names_.size());
    const PgResult result(PQprepare(connection_.get(), name.c_str(), sql, 0, nullptr), &PQclear);
    check(result.get());
    return names_.emplace(sql, name).first->second;
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
  std::unordered_map<const char*, std::string> names_;
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
