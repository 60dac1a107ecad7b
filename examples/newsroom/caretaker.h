// A background thread that calls the webhook when comments wait, and erases comments whose retention time is over.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "settings.h"
#include "store.h"

namespace newsroom {

class Caretaker {
 public:
  /// Both arguments must outlive it.
  Caretaker(const Settings& settings, Store& store);
  ~Caretaker();
  Caretaker(const Caretaker&) = delete;
  Caretaker& operator=(const Caretaker&) = delete;

  /// Call it when a comment waits or was reported. Returns at once.
  void note_waiting();

 private:
  void run();
  [[nodiscard]] bool tell() const;
  void erase_old() const;
  void forget_limits() const;

  const Settings& settings_;
  Store& store_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_waiting_ = false;
  std::atomic<bool> is_ending_{false};
  std::thread thread_;
};

} // namespace newsroom
