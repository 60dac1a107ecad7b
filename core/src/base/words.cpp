// Searches in lists of words.
#include "base/words.h"

#include "base/ascii.h"

namespace lede {

std::string_view word_at(std::string_view words, std::size_t index, char separator) noexcept {
  std::size_t end = words.find(separator);
  for (; index > 0 && end != std::string_view::npos; --index) {
    words.remove_prefix(end + 1);
    end = words.find(separator);
  }
  return words.substr(0, end);
}

std::size_t find_word(std::string_view words, std::string_view word, char separator) noexcept {
  for (std::size_t index = 0;; ++index) {
    const std::size_t end = words.find(separator);
    if (words.substr(0, end) == word) return index;
    if (end == std::string_view::npos) return end;
    words.remove_prefix(end + 1);
  }
}

void lower_ascii(std::string& text) noexcept {
  for (char& byte : text) {
    byte = ascii::to_lower(byte);
  }
}

} // namespace lede
