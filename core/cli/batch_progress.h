// Shows the progress of a batch: a bar on a terminal, else a plain line every few seconds.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace lede::cli {

class Progress {
 public:
  Progress();

  /// May be called often; writes only if some time has passed.
  /// @param thousandths of the whole; -1 if unknown. @param total number of documents; 0 if unknown.
  void show(std::size_t done, int thousandths, std::size_t total);
  /// Removes the bar.
  void clear();
  [[nodiscard]] double seconds() const;

 private:
  [[nodiscard]] std::string line(std::size_t done, int thousandths, std::size_t total) const;

  std::chrono::steady_clock::time_point start_;
  std::chrono::steady_clock::time_point next_;
  bool is_terminal_;
  bool is_shown_ = false;
};

} // namespace lede::cli
