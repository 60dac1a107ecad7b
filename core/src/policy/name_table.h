// A table from names to numbers and back.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace lede {

/// Built from a list of names at its first use, so that the wasm file contains the list alone.
class NameTable {
 public:
  static constexpr std::size_t k_capacity = 192;
  static constexpr std::size_t k_none = k_capacity;

  /// @param names each followed by a space; the first is number 0.
  explicit NameTable(std::string_view names) noexcept;

  [[nodiscard]] std::string_view name(std::size_t number) const noexcept {
    return {names_ + ends_[number], static_cast<std::size_t>(ends_[number + 1] - ends_[number] - 1)};
  }
  /// The number of the name, or k_none.
  [[nodiscard]] std::size_t find(std::string_view name) const noexcept;

 private:
  static constexpr std::size_t k_slots = 512;

  static std::size_t slot_of(std::string_view name) noexcept;

  const char* names_;
  std::array<std::uint16_t, k_capacity + 1> ends_{}; // of the name before each
  std::array<std::uint8_t, k_slots> slots_{};        // hash table: the number plus 1; 0 if free
};

} // namespace lede
