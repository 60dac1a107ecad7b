// A background thread that sends e-mail to the moderators when comments wait: at most one message in a period, and
// again if it failed. A slow or missing mail server delays nothing else.
#pragma once

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>

#include "settings.h"
#include "store.h"

namespace newsroom {

class Postman {
 public:
  /// Both arguments must outlive it. It begins with the comments that wait already, so a restart loses no message.
  Postman(const Settings& settings, Store& store);
  ~Postman();
  Postman(const Postman&) = delete;
  Postman& operator=(const Postman&) = delete;

  /// A comment waits, or a reader has reported one. Returns at once.
  void note_waiting();

 private:
  void run();
  /// @return when to try again; now, if there is nothing more to do.
  [[nodiscard]] std::chrono::milliseconds deliver();
  [[nodiscard]] std::chrono::milliseconds next_attempt();

  const Settings& settings_;
  Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_waiting_ = true;
  std::atomic<bool> is_ending_{false};
  std::int64_t failures_ = 0; ///< One after the other. Of its thread alone.
  std::thread thread_;
};

} // namespace newsroom
