#include "policy/name_table.h"

namespace lede {

NameTable::NameTable(std::string_view names) noexcept : names_(names.data()) {
  std::size_t number = 0;
  for (std::size_t end = names.find(' '); end != std::string_view::npos; end = names.find(' ', end + 1)) {
    ends_[number + 1] = static_cast<std::uint16_t>(end + 1);
    std::size_t slot = slot_of(name(number++));
    while (slots_[slot] != 0) slot = (slot + 1) % k_slots;
    slots_[slot] = static_cast<std::uint8_t>(number);
  }
}

std::size_t NameTable::slot_of(std::string_view name) noexcept {
  std::size_t value = name.size() * 31;
  for (const char character : name) value = value * 33 + static_cast<unsigned char>(character);
  return value % k_slots;
}

std::size_t NameTable::find(std::string_view wanted) const noexcept {
  for (std::size_t slot = slot_of(wanted); slots_[slot] != 0; slot = (slot + 1) % k_slots) {
    const std::size_t number = slots_[slot] - 1U;
    if (name(number) == wanted) return number;
  }
  return k_none;
}

} // namespace lede
