// The store's interface to a database, so that the same statements work with SQLite and PostgreSQL.
//
// Statements are written in the dialect that both read, with parameters $1, $2 … in the order of their first use.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace newsroom {

/// The reason for a failed statement. It is never shown to clients.
struct DatabaseFailure : std::runtime_error {
  enum class Kind { busy, full, unavailable, schema };
  DatabaseFailure(Kind with_kind, const std::string& message) : std::runtime_error(message), kind(with_kind) {}
  Kind kind;
};

using Parameter = std::variant<std::nullptr_t, std::int64_t, std::string_view>;
/// Values as text; nothing for NULL.
using Row = std::vector<std::optional<std::string>>;

/// One connection, for one thread at a time.
class Connection {
 public:
  Connection() = default;
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;
  virtual ~Connection() = default;

  /// @param sql a literal, or text that lives as long as the program: prepared statements are kept by its address.
  virtual std::vector<Row> run(const char* sql, std::initializer_list<Parameter> parameters = {}) = 0;
  /// Runs a statement whose rows are not needed. It may be sent together with the next one, which throws if it fails.
  virtual void post(const char* sql, std::initializer_list<Parameter> parameters = {}) = 0;
  /// Several statements at once, without parameters.
  virtual void run_script(const char* sql) = 0;
  /// Begins a transaction that will write.
  virtual void begin() = 0;
  /// Runs the last statement of a transaction and commits.
  virtual std::vector<Row> run_and_commit(const char* sql, std::initializer_list<Parameter> parameters) = 0;
  virtual void roll_back() = 0;
  /// Returns false if the connection has to be opened again.
  [[nodiscard]] virtual bool is_usable() const = 0;
};

/// The differences between the two.
struct Dialect {
  const char* lock_rating;  ///< Locks the rating's row until the transaction ends, if several may write; may be null.
  const char* lock_ratings; ///< The same for the ratings of all articles of the comments $1, a list.
  const char* lock_comment; ///< State and reports of the comment $1, locked likewise.
  const char* contains;     ///< Whether author or text contain the pattern $3, whatever its case.
  const char* among;        ///< Whether id is in the list $1, which is written between the two brackets.
  char opening;
  char closing;
  const char* lock_schema;  ///< Lets one program at a time change the schema; may be empty.
  const char* automatic_id; ///< The type of a column that numbers the rows.
  const char* counters;     ///< Triggers that count approved comments beside the votes.
  const char* milliseconds; ///< The database's clock, which is one for all processes.
  bool has_one_writer;
  bool shares_limits; ///< Whether several processes count a client's requests together.
};

class Database {
 public:
  virtual ~Database() = default;
  [[nodiscard]] virtual std::unique_ptr<Connection> connect() = 0;
  [[nodiscard]] virtual const Dialect& dialect() const = 0;
  [[nodiscard]] virtual const char* name() const = 0;
};

/// @param file created if it is missing.
[[nodiscard]] std::unique_ptr<Database> open_sqlite(std::string file);
/// Whether a store is an address of PostgreSQL; else it is a file.
[[nodiscard]] bool is_postgresql(std::string_view store) noexcept;
/// What is wrong with an address of PostgreSQL; empty: nothing. The address may hold a password, so no part of it is in
/// the answer.
[[nodiscard]] std::string problem_of_postgresql(const std::string& address);
/// @param address "postgresql://…"
[[nodiscard]] std::unique_ptr<Database> open_postgresql(std::string address);

/// Rolls back a transaction that was not committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) { connection_.begin(); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();
  /// Runs the last statement and commits, in one step.
  std::vector<Row> commit_with(const char* sql, std::initializer_list<Parameter> parameters);

 private:
  Connection& connection_;
  bool is_open_ = true;
};

} // namespace newsroom
