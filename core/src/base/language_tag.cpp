// Language tags.
#include "base/language_tag.h"

#include <cstddef>

#include "base/ascii.h"

namespace lede {

namespace {

constexpr std::size_t k_max_tag_bytes = 255; // real tags are far shorter; the tag is written into an attribute

using ascii::is_digit;
using ascii::is_letter;

bool is_subtag(std::string_view subtag, bool letters_only) {
  if (subtag.empty() || subtag.size() > 8) return false;
  for (const char c : subtag) {
    if (!is_letter(c) && (letters_only || !is_digit(c))) return false;
  }
  return true;
}

} // namespace

bool is_language_tag(std::string_view tag) noexcept {
  if (tag.size() > k_max_tag_bytes) return false;
  std::size_t begin = 0;
  bool after_singleton = false;
  bool first = true;
  while (true) {
    std::size_t end = tag.find('-', begin);
    if (end == std::string_view::npos) end = tag.size();
    const std::string_view subtag = tag.substr(begin, end - begin);
    if (!is_subtag(subtag, first)) return false;
    // A singleton begins an extension or a private part, so at least one subtag has to follow.
    const bool is_singleton = subtag.size() == 1;
    if (is_singleton && after_singleton && !first) return false;
    if (first && is_singleton && subtag != "x" && subtag != "X" && subtag != "i" && subtag != "I") return false;
    after_singleton = is_singleton;
    if (end == tag.size()) return !is_singleton;
    begin = end + 1;
    first = false;
  }
}

} // namespace lede
