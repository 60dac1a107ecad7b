// SQLite: one file, a write-ahead log, and no acknowledgement before the log is on the disk.
#include <sqlite3.h>

#include <atomic>
#include <string>
#include <unordered_map>
#include <utility>

#include "database.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr int k_busy_ms = 2000;

// Only one connection writes at a time, so nothing needs to be locked.
constexpr Dialect k_dialect = {
    nullptr,
    nullptr,
    "SELECT state, reports FROM comment WHERE id = $1",
    "fold(author) LIKE fold($3) ESCAPE '\\' OR fold(text) LIKE fold($3) ESCAPE '\\'",
    "id IN (SELECT value FROM json_each($1))",
    '[',
    ']',
    "",
    "INTEGER PRIMARY KEY AUTOINCREMENT",
    "CREATE TRIGGER comment_counted_in AFTER INSERT ON comment WHEN NEW.state = 1 BEGIN"
    " INSERT INTO rating (article, votes, total, comments) VALUES (NEW.article, 0, 0, 1)"
    " ON CONFLICT (article) DO UPDATE SET comments = comments + 1; END;"
    "CREATE TRIGGER comment_counted_out AFTER DELETE ON comment WHEN OLD.state = 1 BEGIN"
    " UPDATE rating SET comments = comments - 1 WHERE article = OLD.article; END;"
    "CREATE TRIGGER comment_counted_anew AFTER UPDATE OF state ON comment"
    " WHEN (OLD.state = 1) <> (NEW.state = 1) BEGIN"
    " INSERT INTO rating (article, votes, total, comments) VALUES (NEW.article, 0, 0, NEW.state = 1)"
    " ON CONFLICT (article) DO UPDATE SET comments = comments + (NEW.state = 1) - (OLD.state = 1); END;",
    "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)", // days since the epoch of julianday()
    true,
    false, // each would have to wait for the disk
};

DatabaseFailure::Kind kind_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return DatabaseFailure::Kind::busy;
    case SQLITE_FULL: return DatabaseFailure::Kind::full;
    default: return DatabaseFailure::Kind::unavailable;
  }
}

// SQLite's own LIKE knows the letters of ASCII alone.
void fold(sqlite3_context* context, int, sqlite3_value** values) {
  const auto* text = reinterpret_cast<const char*>(sqlite3_value_text(values[0]));
  const std::string folded = fold_case(text == nullptr ? "" : text);
  sqlite3_result_text(context, folded.data(), static_cast<int>(folded.size()), SQLITE_TRANSIENT); // NOLINT
}

class SqliteConnection final : public Connection {
 public:
  /// @param makes_file whether a missing file is made.
  SqliteConnection(const std::string& file, bool makes_file) {
    const int creates = makes_file ? SQLITE_OPEN_CREATE : 0;
    const int code =
        sqlite3_open_v2(file.c_str(), &database_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | creates, nullptr);
    try {
      check(code);
      sqlite3_extended_result_codes(database_, 1);
      sqlite3_busy_timeout(database_, k_busy_ms);
      sqlite3_create_function(database_, "fold", 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC, nullptr, fold, nullptr,
                              nullptr);
      // FULL: a commit is on the disk when it returns, and not at some time after it.
      run_script("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;");
    } catch (const DatabaseFailure&) {
      sqlite3_close_v2(database_);
      throw;
    }
  }

  ~SqliteConnection() override {
    for (const auto& [sql, statement] : statements_) sqlite3_finalize(statement);
    sqlite3_close_v2(database_);
  }

  std::vector<Row> run(const char* sql, std::initializer_list<Parameter> parameters) override {
    sqlite3_stmt* statement = prepare(sql);
    const Reset reset{statement};
    int index = 0;
    for (const Parameter& parameter : parameters) bind(statement, ++index, parameter);
    std::vector<Row> rows;
    int code = SQLITE_ROW;
    while ((code = sqlite3_step(statement)) == SQLITE_ROW) rows.push_back(read_row(statement));
    if (code != SQLITE_DONE) check(code);
    return rows;
  }

  // Nothing travels: the database is in this process.
  void post(const char* sql, std::initializer_list<Parameter> parameters) override { run(sql, parameters); }

  void run_script(const char* sql) override { check(sqlite3_exec(database_, sql, nullptr, nullptr, nullptr)); }

  // IMMEDIATE waits for the other writers now; a transaction that finds out later cannot wait any more.
  void begin() override {
    if (!has_file()) {
      throw DatabaseFailure(DatabaseFailure::Kind::unavailable, "sqlite: the file was moved, deleted or replaced");
    }
    run("BEGIN IMMEDIATE", {});
  }

  std::vector<Row> run_and_commit(const char* sql, std::initializer_list<Parameter> parameters) override {
    std::vector<Row> rows = run(sql, parameters);
    run("COMMIT", {});
    return rows;
  }

  void roll_back() override { run("ROLLBACK", {}); }

  [[nodiscard]] bool is_usable() const override { return is_usable_ && has_file(); }

 private:
  // What is written into a file that was deleted or replaced is lost.
  [[nodiscard]] bool has_file() const {
    int has_moved = 0;
    sqlite3_file_control(database_, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
    return has_moved == 0;
  }

  struct Reset {
    sqlite3_stmt* statement;
    ~Reset() {
      sqlite3_reset(statement);
      sqlite3_clear_bindings(statement);
    }
  };

  sqlite3_stmt* prepare(const char* sql) {
    const auto found = statements_.find(sql);
    if (found != statements_.end()) return found->second;
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v3(database_, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, nullptr));
    statements_.emplace(sql, statement);
    return statement;
  }

  void bind(sqlite3_stmt* statement, int index, const Parameter& parameter) {
    if (const auto* number = std::get_if<std::int64_t>(&parameter)) {
      check(sqlite3_bind_int64(statement, index, *number));
    } else if (const auto* text = std::get_if<std::string_view>(&parameter)) {
      // An empty view may have no address, which would be NULL here.
      const char* bytes = text->data() == nullptr ? "" : text->data();
      check(sqlite3_bind_text(statement, index, bytes, static_cast<int>(text->size()), SQLITE_TRANSIENT)); // NOLINT
    } else {
      check(sqlite3_bind_null(statement, index));
    }
  }

  static Row read_row(sqlite3_stmt* statement) {
    Row row;
    for (int column = 0; column < sqlite3_column_count(statement); ++column) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
      if (text == nullptr) {
        row.emplace_back();
      } else {
        row.emplace_back(std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement, column))));
      }
    }
    return row;
  }

  void check(int code) {
    if (code == SQLITE_OK) return;
    const DatabaseFailure::Kind kind = kind_of(code);
    // After a disk error, the connection's cached state may be wrong.
    if (kind == DatabaseFailure::Kind::unavailable) is_usable_ = false;
    throw DatabaseFailure(
        kind, std::string("sqlite: ") + (database_ == nullptr ? sqlite3_errstr(code) : sqlite3_errmsg(database_)));
  }

  sqlite3* database_ = nullptr;
  std::unordered_map<const char*, sqlite3_stmt*> statements_;
  bool is_usable_ = true;
};

class Sqlite final : public Database {
 public:
  explicit Sqlite(std::string file) : file_(std::move(file)) {}
  // A file that was there and is gone is not made again: somebody is about to restore it.
  std::unique_ptr<Connection> connect() override {
    auto connection = std::make_unique<SqliteConnection>(file_, !was_there_);
    was_there_ = true;
    return connection;
  }
  [[nodiscard]] const Dialect& dialect() const override { return k_dialect; }
  [[nodiscard]] const char* name() const override { return "sqlite"; }

 private:
  std::string file_;
  std::atomic<bool> was_there_{false};
};

} // namespace

std::unique_ptr<Database> open_sqlite(std::string file) { return std::make_unique<Sqlite>(std::move(file)); }

} // namespace newsroom
