// All counters share one lock, which a request takes once.
#include "metrics.h"

#include <algorithm>
#include <cstdio>

#include "log.h"

namespace newsroom {
namespace {

std::string decimal(double number) {
  std::array<char, 32> text{};
  return {text.data(), static_cast<std::size_t>(std::snprintf(text.data(), text.size(), "%g", number))};
}

void write_head(std::string& out, const char* name, const char* type, const char* help) {
  out += std::string("# HELP ") + name + " " + help + "\n# TYPE " + name + " " + type + "\n";
}

void write_number(std::string& out, const char* name, const char* type, const char* help, std::int64_t number) {
  write_head(out, name, type, help);
  out += std::string(name) + " " + std::to_string(number) + "\n";
}

void write_connections(std::string& out, const GatewayCounters& counters) {
  write_number(out, "newsroom_connections_open", "gauge", "Connections that are open now.", counters.open);
  write_number(out, "newsroom_connections_accepted_total", "counter", "Connections ever accepted.", counters.accepted);
  write_number(out, "newsroom_connections_evicted_total", "counter", "Idle connections that gave way to new ones.",
               counters.evicted);
  write_number(out, "newsroom_connections_refused_total", "counter", "Connections for which there was no room.",
               counters.refused);
  write_number(out, "newsroom_requests_malformed_total", "counter", "Requests refused by their form.",
               counters.malformed);
  write_number(out, "newsroom_requests_timed_out_total", "counter", "Connections closed because a client was too slow.",
               counters.timed_out);
  write_number(out, "newsroom_requests_overloaded_total", "counter", "Requests that found no worker.",
               counters.overloaded);
}

} // namespace

void Metrics::count_request(const char* route, const std::string& method, int status, double seconds) {
  const std::lock_guard lock(mutex_);
  ++requests_[{route, method, status}];
  seconds_ += seconds;
  const auto bucket = std::lower_bound(k_buckets.begin(), k_buckets.end(), seconds) - k_buckets.begin();
  ++durations_[static_cast<std::size_t>(bucket)];
}

void Metrics::count_store_failure(const char* kind) {
  const std::lock_guard lock(mutex_);
  ++store_failures_[kind];
}

std::string Metrics::text(const GatewayCounters& connections) const {
  std::string out;
  write_connections(out, connections);
  write_number(out, "newsroom_log_lines_lost_total", "counter", "Lines that the log did not take.", lost_log_lines());
  const std::lock_guard lock(mutex_);
  write_head(out, "newsroom_requests_total", "counter", "Requests answered.");
  for (const auto& [labels, count] : requests_) {
    const auto& [route, method, status] = labels;
    for (const std::string& part : {std::string("newsroom_requests_total{route=\""), route, std::string("\",method=\""),
                                    method, std::string("\",status=\""), std::to_string(status), std::string("\"} ")}) {
      out += part;
    }
    out += std::to_string(count) + "\n";
  }
  write_head(out, "newsroom_store_failures_total", "counter", "What the database refused.");
  for (const auto& [kind, count] : store_failures_) {
    out += "newsroom_store_failures_total{kind=\"" + kind + "\"} " + std::to_string(count) + "\n";
  }
  constexpr const char* k_duration = "newsroom_request_seconds";
  write_head(out, k_duration, "histogram", "From a whole request to its whole answer, without the network.");
  std::int64_t sum = 0;
  for (std::size_t index = 0; index < durations_.size(); ++index) {
    sum += durations_[index];
    const std::string limit = index < k_buckets.size() ? decimal(k_buckets[index]) : "+Inf";
    out += std::string(k_duration) + "_bucket{le=\"" + limit + "\"} " + std::to_string(sum) + "\n";
  }
  out += std::string(k_duration) + "_sum " + decimal(seconds_) + "\n";
  out += std::string(k_duration) + "_count " + std::to_string(sum) + "\n";
  return out;
}

} // namespace newsroom
