// Token buckets. If there are many, full buckets are dropped first: a full bucket is the same as a new one.
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
constexpr std::size_t k_longest_address = 64; // characters

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

// Drops full buckets. If that is not enough, the many addresses are an attack: the half with the most tokens is
// dropped, and addresses without tokens stay locked out.
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
  std::size_t left = buckets_.size() / 2; // at most half are dropped, even if all have the same tokens
  std::erase_if(buckets_, [&](const auto& item) {
    if (left == 0 || tokens_of(item.second) < median) return false;
    --left;
    return true;
  });
}

std::string client_of(std::string_view text) {
  // Some proxies write the port, too: "192.0.2.1:50000", "[2001:db8::1]:50000".
  if (text.starts_with('[')) {
    text = text.substr(1, text.find(']') - 1);
  } else if (const std::size_t colon = text.find(':'); colon == text.rfind(':')) {
    text = text.substr(0, colon);
  }
  std::string address(text.substr(0, k_longest_address));
  std::array<char, INET6_ADDRSTRLEN> written{};
  in_addr short_form{};
  if (::inet_pton(AF_INET, address.c_str(), &short_form) == 1) return address; // it has one spelling
  address.resize(std::min(address.find('%'), address.size()));                 // the zone of an IPv6 address
  in6_addr parsed{};
  if (::inet_pton(AF_INET6, address.c_str(), &parsed) != 1) return {};
  if (IN6_IS_ADDR_V4MAPPED(&parsed)) {
    return ::inet_ntop(AF_INET, &parsed.s6_addr[12], written.data(), written.size());
  }
  std::fill(std::begin(parsed.s6_addr) + 8, std::end(parsed.s6_addr), static_cast<unsigned char>(0));
  return ::inet_ntop(AF_INET6, &parsed, written.data(), written.size());
}

} // namespace newsroom
