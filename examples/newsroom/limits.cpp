// Token buckets. A bucket that is full again says nothing that a new one would not, so those are dropped first when
// there are many.
#include "limits.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace newsroom {
namespace {

constexpr std::size_t k_most_buckets = 100'000;

} // namespace

RateLimit::Bucket& RateLimit::fill(const std::string& client, Clock::time_point now) {
  if (buckets_.size() >= k_most_buckets) make_room(now);
  const auto [found, is_new] = buckets_.try_emplace(client, Bucket{rate_.burst, now});
  Bucket& bucket = found->second;
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(rate_.burst, bucket.tokens + seconds * rate_.per_second);
  bucket.filled = now;
  return bucket;
}

int RateLimit::missing(const Bucket& bucket) const {
  return bucket.tokens >= 1 ? 0 : static_cast<int>(std::ceil((1 - bucket.tokens) / rate_.per_second));
}

int RateLimit::take(const std::string& client, Clock::time_point now) {
  if (rate_.burst <= 0) return 0;
  const std::lock_guard lock(mutex_);
  Bucket& bucket = fill(client, now);
  const int seconds = missing(bucket);
  if (seconds == 0) bucket.tokens -= 1;
  return seconds;
}

int RateLimit::peek(const std::string& client, Clock::time_point now) {
  if (rate_.burst <= 0) return 0;
  const std::lock_guard lock(mutex_);
  return missing(fill(client, now));
}

void RateLimit::give_back(const std::string& client, Clock::time_point now) {
  if (rate_.burst <= 0) return;
  const std::lock_guard lock(mutex_);
  Bucket& bucket = fill(client, now);
  bucket.tokens = std::min(rate_.burst, bucket.tokens + 1);
}

// Buckets that are full again say nothing. If that is not enough, so many addresses ask that they are no readers: those
// that have spent the least are forgotten, and those that have spent everything stay shut out.
void RateLimit::make_room(Clock::time_point now) {
  const auto tokens_of = [&](const Bucket& bucket) {
    const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
    return std::min(rate_.burst, bucket.tokens + seconds * rate_.per_second);
  };
  std::erase_if(buckets_, [&](const auto& item) { return tokens_of(item.second) >= rate_.burst; });
  if (buckets_.size() < k_most_buckets) return;
  std::vector<double> tokens;
  tokens.reserve(buckets_.size());
  for (const auto& [client, bucket] : buckets_) tokens.push_back(tokens_of(bucket));
  const auto middle = tokens.begin() + static_cast<std::ptrdiff_t>(tokens.size() / 2);
  std::nth_element(tokens.begin(), middle, tokens.end());
  const double median = *middle;
  std::size_t left = buckets_.size() / 2; // as many go, also if all have spent the same
  std::erase_if(buckets_, [&](const auto& item) {
    if (left == 0 || tokens_of(item.second) < median) return false;
    --left;
    return true;
  });
}

std::string client_of(std::string address) {
  // Some proxies write the port, too: "192.0.2.1:50000", "[2001:db8::1]:50000".
  if (address.starts_with('[')) {
    address = address.substr(1, address.find(']') - 1);
  } else if (const std::size_t colon = address.find(':'); colon == address.rfind(':')) {
    address = address.substr(0, colon);
  }
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, address.c_str(), &parsed) != 1) return address;
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) return address;
  std::fill(std::begin(parsed.s6_addr) + 8, std::end(parsed.s6_addr), static_cast<unsigned char>(0));
  std::array<char, INET6_ADDRSTRLEN> text{};
  return ::inet_ntop(AF_INET6, &parsed, text.data(), text.size());
}

} // namespace newsroom
