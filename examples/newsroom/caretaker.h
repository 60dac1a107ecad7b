// One thread beside those that answer: it tells moderators that comments wait, and erases what is kept no longer.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include "settings.h"
#include "store.h"

namespace newsroom {

class Caretaker {
 public:
  /// Both outlive it.
  Caretaker(const Settings& settings, Store& store);
  ~Caretaker();
  Caretaker(const Caretaker&) = delete;
  Caretaker& operator=(const Caretaker&) = delete;

  /// A comment waits, or a reader has reported one. Returns at once.
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
  bool is_ending_ = false;
  std::thread thread_;
};

} // namespace newsroom
