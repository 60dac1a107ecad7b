// This process counts first, so a flood causes no load on the database. If the database does not answer, only this
// count applies.
#include "allowance.h"

#include <algorithm>
#include <cmath>

#include "crypto.h"

namespace newsroom {
namespace {

constexpr double k_milliseconds = 1000;

int seconds_of_wait(std::int64_t milliseconds) {
  return static_cast<int>(std::ceil(static_cast<double>(milliseconds) / k_milliseconds));
}

} // namespace

SharedLimit Allowance::limit_of(const std::string& client) const {
  SharedLimit limit;
  limit.kind = kind_;
  limit.client = keyed_hash(store_->secret(), "limit " + client); // no address is stored
  limit.interval = static_cast<std::int64_t>(k_milliseconds / rate_.per_second);
  limit.slack = static_cast<std::int64_t>((rate_.burst - 1) * static_cast<double>(limit.interval));
  return limit;
}

int Allowance::take(const std::string& client) {
  const int seconds = local_.take(client);
  if (seconds > 0 || !is_shared()) return seconds;
  try {
    return seconds_of_wait(store_->take(limit_of(client)));
  } catch (const DatabaseFailure&) {
    return 0;
  }
}

int Allowance::peek(const std::string& client) {
  const int seconds = local_.peek(client);
  if (seconds > 0 || !is_shared()) return seconds;
  try {
    return seconds_of_wait(store_->wait_of(limit_of(client)));
  } catch (const DatabaseFailure&) {
    return 0;
  }
}

void Allowance::give_back(const std::string& client) {
  local_.give_back(client);
  if (!is_shared()) return;
  try {
    store_->give_back(limit_of(client));
  } catch (const DatabaseFailure&) { // NOLINT: the client waits a little longer
  }
}

} // namespace newsroom
