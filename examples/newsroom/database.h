// What the store needs of a database, and no more, so that one set of statements serves SQLite and PostgreSQL.
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

/// Why the database did not do what it was asked for. Nothing of it is shown to clients.
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
  /// Several statements at once, without parameters.
  virtual void run_script(const char* sql) = 0;
  /// Begins a transaction that will write.
  virtual void begin() = 0;
  /// False where it has to be opened anew.
  [[nodiscard]] virtual bool is_usable() const = 0;
};

/// What differs between the two.
struct Dialect {
  const char* select_for_update; ///< The rating's row, locked until the transaction ends where several may write.
  const char* lock_comment;      ///< State and reports of the comment $1, locked likewise.
  const char* contains;          ///< Whether author or text contain the pattern $3, whatever its case.
  const char* among;             ///< Whether id is in the list $1, which is written between the two brackets.
  char opening;
  char closing;
  const char* lock_schema;  ///< Lets one program at a time change the schema; may be empty.
  const char* automatic_id; ///< The type of a column that numbers the rows.
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

/// @param file made where it is not there.
[[nodiscard]] std::unique_ptr<Database> open_sqlite(std::string file);
/// @param address "postgresql://…"
[[nodiscard]] std::unique_ptr<Database> open_postgresql(std::string address);

/// Rolls back what was not committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection) : connection_(connection) { connection_.begin(); }
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  ~Transaction();
  void commit();

 private:
  Connection& connection_;
  bool is_open_ = true;
};

} // namespace newsroom
