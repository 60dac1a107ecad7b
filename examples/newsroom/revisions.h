// Counts this process' changes to articles' ratings and comments, which tell whether a kept page is out of date.
#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <string_view>

namespace newsroom {

class Revisions {
 public:
  /// Returns a number that differs after each change to that article.
  [[nodiscard]] std::uint64_t of(std::string_view article) const { return slot(article) + all_; }
  void note(std::string_view article) { ++slots_[place(article)]; }
  /// For changes to comments whose articles are not at hand.
  void note_all() { ++all_; }

 private:
  // Articles that share a slot make each other's pages out of date too early, which does no harm.
  static constexpr std::size_t k_places = 4096;
  [[nodiscard]] static std::size_t place(std::string_view article) {
    return std::hash<std::string_view>{}(article) % k_places;
  }
  [[nodiscard]] std::uint64_t slot(std::string_view article) const { return slots_[place(article)]; }

  std::array<std::atomic<std::uint64_t>, k_places> slots_{};
  std::atomic<std::uint64_t> all_{0};
};

} // namespace newsroom
