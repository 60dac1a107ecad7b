// Rate limits: each client has a token bucket, which is refilled over time.
#pragma once

#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

namespace newsroom {

struct Rate {
  double burst = 0;      ///< The maximum at once.
  double per_second = 0; ///< The sustained rate. If this and `burst` are 0, there is no limit.
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

/// The client for which a limit is counted: an IPv4 address, or the /64 of an IPv6 address, which is one household.
/// All spellings of an address are one client. @param text may have a port. @return empty if it is not an address.
[[nodiscard]] std::string client_of(std::string_view text);

} // namespace newsroom
