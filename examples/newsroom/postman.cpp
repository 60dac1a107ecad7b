// When a message to the moderators is due.
#include "postman.h"

#include <algorithm>
#include <exception>

#include "log.h"
#include "mail.h"

namespace newsroom {
namespace {

using std::chrono::milliseconds;

constexpr std::int64_t k_first_attempt_again = 60;  // seconds, twice as long after each failure
constexpr std::int64_t k_last_attempt_again = 3600; // seconds, at most
constexpr std::int64_t k_most_doublings = 6;        // more make it no later
constexpr std::int64_t k_milliseconds = 1000;

// The servers on one store send one message in that time together, also after a restart.
SharedLimit limit_of(const MailSettings& settings) { return {"mail", "", settings.seconds * k_milliseconds, 0}; }

} // namespace

Postman::Postman(const Settings& settings, Store& store) : settings_(settings), store_(store) {
  if (!settings_.mail.server.empty()) thread_ = std::thread([this] { run(); });
}

Postman::~Postman() {
  if (!thread_.joinable()) return;
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Postman::note_waiting() {
  {
    const std::lock_guard lock(mutex_);
    is_waiting_ = true;
  }
  changed_.notify_all();
}

void Postman::run() {
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    changed_.wait(lock, [this] { return is_ending_ || is_waiting_; });
    if (is_ending_) return;
    is_waiting_ = false;
    lock.unlock();
    const milliseconds pause = deliver();
    lock.lock();
    if (pause == milliseconds::zero()) continue;
    is_waiting_ = true;
    changed_.wait_for(lock, pause, [this] { return is_ending_.load(); });
  }
}

milliseconds Postman::next_attempt() {
  const std::int64_t first = std::min(k_first_attempt_again, settings_.mail.seconds);
  const std::int64_t doublings = std::min(failures_, k_most_doublings);
  ++failures_;
  return milliseconds(k_milliseconds * std::min(first << doublings, k_last_attempt_again));
}

milliseconds Postman::deliver() {
  try {
    const Waiting waiting = store_.waiting();
    if (waiting.pending == 0 && waiting.reported == 0) return milliseconds::zero();
    const SharedLimit limit = limit_of(settings_.mail);
    if (const std::int64_t wait = store_.take(limit); wait > 0) return milliseconds(wait);
    const Notice notice{waiting, settings_.title, settings_.origin, settings_.language};
    const std::string problem =
        send_message(settings_.mail, write_message(settings_.mail, notice), settings_.origin, is_ending_);
    if (problem.empty()) {
      failures_ = 0;
      log(Level::info, "mail-sent", {{"pending", waiting.pending}, {"reported", waiting.reported}});
      return milliseconds::zero();
    }
    store_.give_back(limit);
    if (!is_ending_) log(Level::error, "mail-failed", {{"message", problem}});
  } catch (const std::exception& failure) {
    log(Level::error, "mail-failed", {{"message", failure.what()}});
  }
  return next_attempt();
}

} // namespace newsroom
