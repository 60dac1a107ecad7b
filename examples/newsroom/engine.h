// The bytes of a whole request in, its answer out.
#pragma once

#include <chrono>
#include <functional>
#include <string>

#include "gateway.h"
#include "http.h"

namespace newsroom {

class Engine {
 public:
  /// Fills the answer, with its status; must not throw.
  using Handler = std::function<void(const Request&, Response&)>;

  /// @param idle what `Keep-Alive` tells clients.
  Engine(Handler handler, std::chrono::seconds idle) : handler_(std::move(handler)), idle_(idle) {}

  /// May be called by any number of threads at once.
  [[nodiscard]] Answer answer(const std::string& bytes, std::size_t head_size, const std::string& peer,
                              bool last) const;

 private:
  Handler handler_;
  std::chrono::seconds idle_;
};

} // namespace newsroom
