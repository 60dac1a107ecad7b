// Limits how often one client may do something. Counted in this process, and in all processes together if they share a
// database.
#pragma once

#include <string>

#include "limits.h"
#include "store.h"

namespace newsroom {

class Allowance {
 public:
  /// @param kind its name in the database; static storage. @param store null if this process counts alone.
  Allowance(Rate rate, const char* kind = "", Store* store = nullptr)
      : rate_(rate), local_(rate), kind_(kind), store_(store) {}

  /// Takes one from the allowance. @return 0; or, if none is left, the seconds until there is one.
  [[nodiscard]] int take(const std::string& client);
  /// What `take` would return, without taking.
  [[nodiscard]] int peek(const std::string& client);
  /// Returns one to the allowance, for a request that turned out to be free.
  void give_back(const std::string& client);

 private:
  [[nodiscard]] bool is_shared() const { return store_ != nullptr && rate_.burst > 0 && store_->shares_limits(); }
  [[nodiscard]] SharedLimit limit_of(const std::string& client) const;

  Rate rate_;
  RateLimit local_;
  const char* kind_;
  Store* store_;
};

} // namespace newsroom
