#include "formats/text_addresses.h"

#include <algorithm>

#include "base/ascii.h"

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::string_view k_ends = "\"'<> ?#&\t\r\n";
constexpr std::size_t k_longest = 256; // bytes that are hashed; bounds the work if schemes follow each other

/// @see http://www.isthe.com/chongo/tech/comp/fnv/
std::size_t hash_of_path(std::string_view address) {
  std::uint32_t hash = 2'166'136'261U;
  address = address.substr(0, k_longest);
  for (const char c : address.substr(0, address.find_first_of(k_ends))) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 16'777'619U;
  }
  return hash;
}

} // namespace

TextAddresses::TextAddresses(std::string_view text) : text_(text) {
  constexpr std::string_view k_before = "\"'<> =(,&#?\t\r\n";
  add(0);
  for (std::size_t at = text.find_first_of(k_before); at != npos; at = text.find_first_of(k_before, at + 1))
    add(at + 1);
  // Servers of pictures have one address in another one.
  for (std::size_t at = text.find("://"); at != npos; at = text.find("://", at + 1)) {
    std::size_t begin = at;
    while (begin > 0 && at - begin < 5 && ascii::is_letter(text[begin - 1])) --begin;
    add(begin);
  }
  std::sort(places_.begin(), places_.end());
  places_.erase(std::unique(places_.begin(), places_.end()), places_.end());
}

void TextAddresses::add(std::size_t begin) {
  const std::string_view rest = text_.substr(begin, k_longest);
  const std::string_view path = rest.substr(0, rest.find_first_of(k_ends));
  if (path.find_first_of("/.") != npos) places_.emplace_back(hash_of_path(rest), static_cast<std::uint32_t>(begin));
}

bool TextAddresses::has(std::string_view address) const {
  const std::size_t hash = hash_of_path(address);
  auto place = std::lower_bound(places_.begin(), places_.end(), std::pair(hash, std::uint32_t{0}));
  for (; place != places_.end() && place->first == hash; ++place) {
    const std::string_view rest = text_.substr(place->second);
    if (!rest.starts_with(address)) continue;
    if (rest.size() == address.size() || k_ends.find(rest[address.size()]) != npos) return true;
  }
  return false;
}

} // namespace lede::formats
