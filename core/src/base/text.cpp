// Messages and numbers as text.
#include "base/text.h"

#include <array>

#include "base/bytes.h"
#include "base/utf8.h"

namespace lede {

std::string concat(std::initializer_list<std::string_view> parts) {
  std::string out;
  if constexpr (!k_is_small_build) {
    std::size_t size = 0;
    for (const std::string_view part : parts) size += part.size();
    out.reserve(size);
  }
  for (const std::string_view part : parts) out.append(part);
  return out;
}

std::string quote(std::string_view name) {
  constexpr std::size_t k_max_bytes = 60;
  if (name.size() <= k_max_bytes) return concat({"\"", name, "\""});
  return concat({"\"", utf8::cut(name, k_max_bytes), "\u2026\""});
}

std::string_view shown_name(std::string_view name) {
  constexpr std::size_t k_max_bytes = 40;
  return name.size() <= k_max_bytes ? name : std::string_view("\u2026");
}

bool is_blank(std::string_view text) {
  for (std::size_t offset = 0; offset < text.size();) {
    const char32_t c = utf8::decode(text, offset);
    if (c != ' ' && (c < '\t' || c > '\r') && c != 0xA0 && c != 0x3000 && c != 0x200B) return false;
  }
  return true;
}

bool is_web_address(std::string_view text) { return text.starts_with("https://") || text.starts_with("http://"); }

void append_integer(std::string& out, std::int64_t number) {
  // Negate as an unsigned number: the lowest signed number has no positive counterpart.
  auto rest = static_cast<std::uint64_t>(number);
  if (number < 0) {
    out += '-';
    rest = 0 - rest;
  }
  std::array<char, 20> digits{};
  std::size_t begin = digits.size();
  do {
    digits[--begin] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  out.append(digits.data() + begin, digits.size() - begin);
}

std::string decimal(std::int64_t number) {
  std::string out;
  append_integer(out, number);
  return out;
}

} // namespace lede
