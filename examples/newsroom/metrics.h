// The content of /metrics, as Prometheus reads it. @see https://prometheus.io/docs/instrumenting/exposition_formats/
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <mutex>
#include <string>
#include <tuple>

#include "gateway.h"

namespace newsroom {

class Metrics {
 public:
  /// @param route, method static names, so that clients cannot make new lines.
  void count_request(const char* route, const std::string& method, int status, double seconds);
  void count_store_failure(const char* kind);
  [[nodiscard]] std::string text(const GatewayCounters& connections) const;

 private:
  static constexpr std::array k_buckets = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5};

  mutable std::mutex mutex_;
  std::map<std::tuple<std::string, std::string, int>, std::int64_t> requests_;
  std::map<std::string, std::int64_t> store_failures_;
  std::array<std::int64_t, k_buckets.size() + 1> durations_{};
  double seconds_ = 0;
};

} // namespace newsroom
