// How often one client may do something: counted here, and by all processes together if they share a database.
#pragma once

#include <string>

#include "limits.h"
#include "store.h"

namespace newsroom {

class Allowance {
 public:
  /// @param kind names it in the database; static. @param store null: this process counts for itself.
  Allowance(Rate rate, const char* kind = "", Store* store = nullptr)
      : rate_(rate), local_(rate), kind_(kind), store_(store) {}

  /// Takes one. @return 0, or after how many seconds there will be one.
  [[nodiscard]] int take(const std::string& client);
  /// What `take` would return, without taking.
  [[nodiscard]] int peek(const std::string& client);
  /// For what turned out to cost nothing.
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
