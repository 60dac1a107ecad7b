// Connections that are lent out one at a time, and opened anew if they broke.
//
// A database that is gone, or that holds a lock for long, must not hold every thread that answers readers. So the pool
// remembers a failure, and lets one thread at a time find out whether it is over; and when nothing has come back for a
// while, only a few may wait.
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
  /// @param most connections at once.
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

  /// Waits for a connection. Throws `busy` if none came free in time, and `unavailable` if none can be opened.
  /// @param is_probe asks the database even if it failed a moment ago.
  [[nodiscard]] Lease take(bool is_probe = false) {
    std::unique_lock lock(mutex_);
    wait_for_room(lock);
    --free_;
    last_change_ = Clock::now();
    if (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      return Lease(*this, std::move(connection));
    }
    if (!is_probe && has_failed_ && (is_trying_ || Clock::now() < next_try_)) {
      ++free_;
      throw DatabaseFailure(DatabaseFailure::Kind::unavailable, "the database failed a moment ago");
    }
    is_trying_ = has_failed_;
    lock.unlock();
    try {
      std::unique_ptr<Connection> connection = database_.connect();
      lock.lock();
      has_failed_ = is_trying_ = false;
      return Lease(*this, std::move(connection));
    } catch (const DatabaseFailure&) {
      note_failure();
      throw;
    }
  }

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds k_wait{3};
  static constexpr std::chrono::seconds k_pause{2};          ///< After a failure, before the next try.
  static constexpr std::chrono::milliseconds k_stalled{250}; ///< Without a connection lent out or given back.
  static constexpr std::size_t k_most_waiting = 2;           ///< While it is stalled.

  void wait_for_room(std::unique_lock<std::mutex>& lock) {
    if (free_ > 0) return;
    const bool is_stalled = Clock::now() - last_change_ > k_stalled;
    if (is_stalled && waiting_ >= k_most_waiting) fail_busy();
    ++waiting_;
    const bool has_room = changed_.wait_for(lock, k_wait, [this] { return free_ > 0; });
    --waiting_;
    if (!has_room) fail_busy();
  }

  [[noreturn]] static void fail_busy() {
    throw DatabaseFailure(DatabaseFailure::Kind::busy, "all connections are in use");
  }

  void note_failure() {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
      has_failed_ = true;
      is_trying_ = false;
      next_try_ = Clock::now() + k_pause;
    }
    changed_.notify_one();
  }

  void give_back(std::unique_ptr<Connection> connection) {
    {
      const std::lock_guard lock(mutex_);
      ++free_;
      last_change_ = Clock::now();
      if (connection->is_usable()) {
        idle_.push_back(std::move(connection));
      } else {
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
  std::size_t waiting_ = 0;
  Clock::time_point last_change_ = Clock::now(); ///< When a connection was lent out or given back last.
  bool has_failed_ = false;                      ///< Connecting failed last time.
  bool is_trying_ = false;                       ///< A thread finds out whether it still does.
  Clock::time_point next_try_;
};

} // namespace newsroom
