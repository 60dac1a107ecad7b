// How far a batch is: a bar that moves on a terminal, a plain line every few seconds elsewhere.
#pragma once

#include <chrono>
#include <cstddef>
#include <string>

namespace lede::cli {

class Progress {
 public:
  Progress();

  /// May be called as often as one likes; writes only where it is time for it.
  /// @param thousandths of the whole; -1: nobody knows. @param total 0: not known.
  void show(std::size_t done, int thousandths, std::size_t total);
  /// Takes the bar away.
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
