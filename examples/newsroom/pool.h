// Connections that are lent out one at a time, and reopened if they broke. Readers and writers share them, and
// writers never have all of them: they may wait for one lock.
//
// A database that is down, or that holds a lock for long, must not block all threads. So the pool remembers a failure
// and lets one thread at a time try again. If no connection was returned for a while, only a few threads may wait. A
// database that refuses further connections but answers on others has not failed: new requests wait for an open
// connection.
#pragma once

#include <algorithm>
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
  using Clock = std::chrono::steady_clock;
  enum class Use { read, write };

  /// @param most connections at once. @param most_writers of these.
  Pool(Database& database, std::size_t most, std::size_t most_writers)
      : database_(database), free_(most), readers_{most}, writers_{most_writers} {}

  class Lease {
   public:
    Lease(Pool& pool, Use use, std::unique_ptr<Connection> connection)
        : pool_(pool), use_(use), connection_(std::move(connection)) {}
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    ~Lease() { pool_.give_back(use_, std::move(connection_)); }
    Connection& operator*() const { return *connection_; }
    Connection* operator->() const { return connection_.get(); }

   private:
    Pool& pool_;
    Use use_;
    std::unique_ptr<Connection> connection_;
  };

  /// Waits for a connection. Throws `busy` if none came free in time, and `unavailable` if none can be opened.
  /// @param is_probe asks the database even if it failed a moment ago.
  [[nodiscard]] Lease take(Use use, bool is_probe = false) {
    const Clock::time_point deadline = Clock::now() + (is_probe ? k_wait_of_probe : k_wait);
    for (;;) {
      {
        std::unique_lock lock(mutex_);
        wait_for_room(lock, use, deadline);
        if (std::unique_ptr<Connection> connection = take_idle()) return Lease(*this, use, std::move(connection));
        if (!is_probe && has_failed_ && (is_trying_ || Clock::now() < next_try_)) {
          give_room_back(use);
          throw DatabaseFailure(DatabaseFailure::Kind::unavailable, "the database failed a moment ago");
        }
        is_trying_ = has_failed_;
      }
      if (std::unique_ptr<Connection> connection = connect(use)) return Lease(*this, use, std::move(connection));
    }
  }

 private:
  static constexpr std::chrono::milliseconds k_wait{3000};
  static constexpr std::chrono::milliseconds k_wait_of_probe{500};
  static constexpr std::chrono::milliseconds k_shortest_pause{50}; ///< After a failure, before the next try; doubled.
  static constexpr std::chrono::milliseconds k_longest_pause{400};
  static constexpr std::chrono::milliseconds k_pause_of_silent{2000}; ///< A try blocks its thread.
  static constexpr std::chrono::milliseconds k_at_once{1000};
  static constexpr std::chrono::seconds k_recent{1};         ///< A database that answered since then is well.
  static constexpr std::chrono::seconds k_until_larger{10};  ///< For this time no further connection is tried.
  static constexpr std::chrono::milliseconds k_stalled{250}; ///< Without a connection lent out or given back.
  static constexpr std::size_t k_most_waiting = 2;           ///< While it is stalled.

  struct Side {
    std::size_t free;
    std::size_t waiting = 0;
    Clock::time_point last_change = Clock::now(); ///< When a connection was lent out or given back last.
  };
  Side& side_of(Use use) { return use == Use::write ? writers_ : readers_; }

  void wait_for_room(std::unique_lock<std::mutex>& lock, Use use, Clock::time_point deadline) {
    Side& side = side_of(use);
    if (held_back_ > 0 && Clock::now() >= larger_at_) free_ += std::exchange(held_back_, 0);
    const auto has_room = [&] { return free_ > 0 && side.free > 0; };
    if (!has_room()) {
      const bool is_stalled = Clock::now() - side.last_change > k_stalled;
      if (is_stalled && side.waiting >= k_most_waiting) fail_busy();
      ++side.waiting;
      const bool came_free = changed_.wait_until(lock, deadline, has_room);
      --side.waiting;
      if (!came_free) fail_busy();
    }
    --free_;
    --side.free;
    side.last_change = Clock::now();
  }

  void give_room_back(Use use) {
    ++free_;
    ++side_of(use).free;
    changed_.notify_all();
  }

  std::unique_ptr<Connection> take_idle() {
    while (!idle_.empty()) {
      std::unique_ptr<Connection> connection = std::move(idle_.back());
      idle_.pop_back();
      if (!connection->is_usable()) continue; // the database has ended it meanwhile
      ++lent_;
      return connection;
    }
    return nullptr;
  }

  // Null if the database takes no more connections, and others of this pool work: then there is room for fewer.
  std::unique_ptr<Connection> connect(Use use) {
    const Clock::time_point began = Clock::now();
    try {
      std::unique_ptr<Connection> connection = database_.connect();
      const std::lock_guard lock(mutex_);
      has_failed_ = is_trying_ = false;
      pause_ = k_shortest_pause;
      ++lent_;
      return connection;
    } catch (const DatabaseFailure& failure) {
      const std::lock_guard lock(mutex_);
      is_trying_ = false;
      // It refuses at once while it serves others: there are as many connections as it takes.
      const bool refuses = Clock::now() - began < k_recent;
      const bool is_well = refuses && (lent_ > 0 || (!idle_.empty() && Clock::now() - last_answer_ < k_recent));
      if (is_well) {
        ++side_of(use).free;
        if (++held_back_ == 1) log_fewer(failure); // once until more are tried
        larger_at_ = Clock::now() + k_until_larger;
        return nullptr;
      }
      give_room_back(use);
      has_failed_ = true;
      // A database that refuses at once may be starting. One that does not answer blocks the thread that asks.
      const Clock::time_point now = Clock::now();
      next_try_ = now + (now - began > k_at_once ? k_pause_of_silent : pause_);
      pause_ = std::min(pause_ * 2, k_longest_pause);
      throw;
    }
  }

  void log_fewer(const DatabaseFailure& failure) const; // store.cpp

  [[noreturn]] static void fail_busy() {
    throw DatabaseFailure(DatabaseFailure::Kind::busy, "all connections are in use");
  }

  void give_back(Use use, std::unique_ptr<Connection> connection) {
    const std::lock_guard lock(mutex_);
    --lent_;
    side_of(use).last_change = Clock::now();
    if (connection->is_usable()) {
      last_answer_ = Clock::now();
      idle_.push_back(std::move(connection));
    } else {
      idle_.clear(); // the cause has most likely broken the others, too
    }
    give_room_back(use);
  }

  Database& database_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::vector<std::unique_ptr<Connection>> idle_;
  std::size_t lent_ = 0;
  std::size_t free_; ///< How many more may be lent out.
  std::size_t held_back_ = 0;
  Clock::time_point larger_at_;
  Clock::time_point last_answer_; ///< When a connection was given back in order.
  Side readers_;
  Side writers_;
  bool has_failed_ = false; ///< Connecting failed last time.
  bool is_trying_ = false;  ///< A thread finds out whether it still does.
  Clock::time_point next_try_;
  std::chrono::milliseconds pause_ = k_shortest_pause;
};

} // namespace newsroom
