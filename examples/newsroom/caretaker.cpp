// The webhook, and retention.
#include "caretaker.h"

#include <chrono>
#include <exception>

#include "crypto.h"
#include "exchange.h"
#include "log.h"
#include "text.h"
#include "webhook.h"

namespace newsroom {
namespace {

constexpr std::chrono::minutes k_between_erasures{10};
constexpr std::int64_t k_day = 86'400;
constexpr std::size_t k_erased_at_once = 1000;

} // namespace

Caretaker::Caretaker(const Settings& settings, Store& store) : settings_(settings), store_(store) {
  thread_ = std::thread([this] { run(); });
}

Caretaker::~Caretaker() {
  {
    const std::lock_guard lock(mutex_);
    is_ending_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void Caretaker::note_waiting() {
  if (settings_.webhook.empty()) return;
  {
    const std::lock_guard lock(mutex_);
    is_waiting_ = true;
  }
  changed_.notify_all();
}

void Caretaker::run() {
  using Clock = std::chrono::steady_clock;
  Clock::time_point next_word = Clock::now();
  Clock::time_point next_erasure = Clock::now();
  std::unique_lock lock(mutex_);
  while (!is_ending_) {
    const Clock::time_point until = is_waiting_ ? std::min(next_word, next_erasure) : next_erasure;
    const auto has_work = [&] { return is_ending_ || (is_waiting_ && Clock::now() >= next_word); };
    if (Clock::now() < until) {
      // A comment has woken the thread; it sleeps until the next call is due.
      const bool was_waiting = is_waiting_;
      changed_.wait_until(lock, until, [&] { return has_work() || is_waiting_ != was_waiting; });
      continue;
    }
    const bool tells = has_work() && is_waiting_;
    if (tells) is_waiting_ = false;
    lock.unlock();
    const bool has_failed = tells && !tell();
    if (tells) next_word = Clock::now() + std::chrono::seconds(settings_.webhook_seconds);
    if (Clock::now() >= next_erasure) {
      erase_old();
      forget_limits();
      next_erasure = Clock::now() + k_between_erasures;
    }
    lock.lock();
    if (has_failed) is_waiting_ = true; // try again when the next call is due
  }
}

bool Caretaker::tell() const {
  try {
    const Waiting waiting = store_.waiting();
    if (waiting.pending == 0 && waiting.reported == 0) return true;
    const std::string body = dump(Json{{"event", "comments-waiting"},
                                       {"pending", waiting.pending},
                                       {"reported", waiting.reported},
                                       {"url", settings_.origin + "/moderation"}});
    const std::string signature =
        settings_.webhook_secret.empty() ? std::string() : "hmac-sha256=" + keyed_hash(settings_.webhook_secret, body);
    const std::string problem = call_webhook(settings_.webhook, body, signature, is_ending_);
    const bool is_taken = problem.empty();
    Json fields{{"pending", waiting.pending}, {"reported", waiting.reported}};
    if (!is_taken) fields["message"] = problem;
    log(is_taken ? Level::info : Level::error, is_taken ? "webhook-told" : "webhook-failed", fields);
    return is_taken;
  } catch (const std::exception& failure) {
    log(Level::error, "webhook-failed", {{"message", failure.what()}});
    return false;
  }
}

void Caretaker::forget_limits() const {
  if (!store_.shares_limits()) return;
  try {
    store_.forget_whole_limits();
  } catch (const std::exception& failure) {
    log(Level::warning, "limits-not-forgotten", {{"message", failure.what()}});
  }
}

void Caretaker::erase_old() const {
  if (settings_.keep_rejected_days == 0) return;
  try {
    std::size_t erased = 0;
    for (std::size_t last = k_erased_at_once; last == k_erased_at_once; erased += last) {
      last = store_.erase_decided_before(now_seconds() - settings_.keep_rejected_days * k_day);
    }
    if (erased > 0) log(Level::info, "comments-erased", {{"count", erased}});
  } catch (const std::exception& failure) {
    log(Level::error, "erasure-failed", {{"message", failure.what()}});
  }
}

} // namespace newsroom
