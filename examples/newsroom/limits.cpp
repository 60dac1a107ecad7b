// Token buckets. A bucket that is full again says nothing that a new one would not, so those are dropped when there are
// many.
#include "limits.h"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace newsroom {
namespace {

constexpr std::size_t k_most_buckets = 100'000;

} // namespace

int RateLimit::take(const std::string& client, Clock::time_point now) {
  if (rate_.burst <= 0) return 0;
  const std::lock_guard lock(mutex_);
  if (buckets_.size() >= k_most_buckets) drop_full(now);
  const auto [found, is_new] = buckets_.try_emplace(client, Bucket{rate_.burst, now});
  Bucket& bucket = found->second;
  const double seconds = std::chrono::duration<double>(now - bucket.filled).count();
  bucket.tokens = std::min(rate_.burst, bucket.tokens + seconds * rate_.per_second);
  bucket.filled = now;
  if (bucket.tokens >= 1) {
    bucket.tokens -= 1;
    return 0;
  }
  return static_cast<int>(std::ceil((1 - bucket.tokens) / rate_.per_second));
}

void RateLimit::drop_full(Clock::time_point now) {
  const double full_after = rate_.burst / rate_.per_second;
  std::erase_if(buckets_, [&](const auto& item) {
    return std::chrono::duration<double>(now - item.second.filled).count() >= full_after;
  });
  // So many at once are no readers; to forget them all is kinder than to go on growing.
  if (buckets_.size() >= k_most_buckets) buckets_.clear();
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
