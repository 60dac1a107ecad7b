// How often one client may do what: a bucket of tokens for each, that fills up again with time.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace newsroom {

struct Rate {
  double burst = 0;      ///< So many at once.
  double per_second = 0; ///< So many on and on. 0 and a burst of 0: no limit.
};

class RateLimit {
 public:
  using Clock = std::chrono::steady_clock;

  explicit RateLimit(Rate rate) : rate_(rate) {}

  /// Takes a token. @return 0, or after how many seconds there will be one.
  [[nodiscard]] int take(const std::string& client, Clock::time_point now = Clock::now());

  /// What `take` would return, without taking.
  [[nodiscard]] int peek(const std::string& client, Clock::time_point now = Clock::now());
  void give_back(const std::string& client, Clock::time_point now = Clock::now());

 private:
  struct Bucket {
    double tokens;
    Clock::time_point filled;
  };
  Bucket& fill(const std::string& client, Clock::time_point now);
  [[nodiscard]] int missing(const Bucket& bucket) const;
  void make_room(Clock::time_point now);

  Rate rate_;
  std::mutex mutex_;
  std::unordered_map<std::string, Bucket> buckets_;
};

/// Whom a limit is counted for: an IPv4 address, or the /64 of an IPv6 address, which is one household.
/// @param address may have a port.
[[nodiscard]] std::string client_of(std::string address);

} // namespace newsroom
