// One thread that writes to the moderators when comments wait: one message in a while, and again if it failed. A mail
// server that is slow or gone holds up nobody else.
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
  /// Both outlive it. Begins with what waits already: a message that a restart has prevented is not lost.
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
