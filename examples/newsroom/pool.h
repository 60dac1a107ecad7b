// Connections that are lent out one at a time, and opened anew where they broke.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "database.h"

namespace newsroom {

class Pool {
 public:
  Pool(Database& database, std::size_t most) : database_(database), free_(most) {}

  class Lease {
   public:
    Lease(Pool& pool, std::unique_ptr<Connection> connection) : pool_(pool), connection_(std::move(connection)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give_back(std::move(connection_)); }
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

   private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits for one; throws `busy` where none came free in time, and `unavailable` where none can be opened.
  [[nodiscard]] Lease take() {
    std::unique_ptr<Connection> connection;
    {
      std::unique_lock lock(mutex_);
      if (!changed_.wait_for(lock, k_wait, [this] { return free_ > 0; })) {
        throw DatabaseFailure(DatabaseFailure::Kind::busy, "all connections are in use");
      }
      --free_;
      if (!idle_.empty()) {
        connection = std::move(idle_.back());
        idle_.pop_back();
      }
    }
    if (!connection) {
      try {
        connection = database_.connect();
      } catch (...) {
        give_back(nullptr);
        throw;
      }
    }
    return Lease(*this, std::move(connection));
  }

 private:
  static constexpr std::chrono::seconds k_wait{3};

  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
      if (connection && connection->is_usable()) {
        idle_.push_back(std::move(connection));
      } else if (connection) {
        idle_.clear(); // what broke one has most likely broken the others
      }
    }
    changed_.notify_one();
  }

  Database& database_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t free_;
};

} // namespace newsroom
