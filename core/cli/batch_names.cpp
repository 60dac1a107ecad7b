// Names of the files of a batch.
#include "batch_names.h"

#include <algorithm>
#include <cstring>

#include "ascii.h"

namespace lede::cli {
namespace {

constexpr std::string_view k_extension = ".html";
constexpr std::size_t k_max_id_bytes = 120; // file systems take 255 for a name

bool is_plain(char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; }

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) c = to_lower(c);
  return out;
}

std::string_view stem_of(std::string_view name) { return name.substr(0, name.size() - k_extension.size()); }

/// "index", "index-2" …
bool is_index(std::string_view name) {
  std::string_view stem = stem_of(name);
  if (stem.substr(0, 5) != "index") return false;
  stem.remove_prefix(5);
  return stem.empty() || (stem.size() > 1 && stem[0] == '-' && stem.find_first_not_of("0123456789", 1) == stem.npos);
}

} // namespace

std::string name_for_path(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t end = std::min(path.find('/'), path.size());
    std::string_view component = path.substr(0, end);
    path.remove_prefix(std::min(end + 1, path.size()));
    if (component == "..") continue;
    component.remove_prefix(std::min(component.find_first_not_of('.'), component.size()));
    if (component.empty()) continue;
    if (!out.empty()) out += '/';
    out += component;
  }
  const std::size_t dot = out.rfind('.');
  const std::size_t slash = out.rfind('/');
  if (dot != std::string::npos && (slash == std::string::npos || dot > slash)) out.resize(dot);
  if (out.empty()) out = "article";
  return out.append(k_extension);
}

std::string name_for_id(std::string_view id, std::size_t line) {
  std::string out;
  for (const char c : id.substr(0, k_max_id_bytes)) out += is_plain(c) ? c : '-';
  out.erase(0, std::min(out.find_first_not_of('.'), out.size()));
  if (out.empty()) out = "line-" + std::to_string(line);
  return out.append(k_extension);
}

std::string name_of_index(std::size_t page) {
  return page == 1 ? "index.html" : "index-" + std::to_string(page) + ".html";
}

std::string url_of(std::string_view name) {
  std::string out = "./"; // a colon in the first component would make it a scheme
  for (const char c : name) {
    if (is_plain(c) || c == '/') {
      out += c;
    } else {
      out += '%';
      append_hex(out, c, "0123456789ABCDEF");
    }
  }
  return out;
}

std::size_t depth_of(std::string_view name) {
  return static_cast<std::size_t>(std::count(name.begin(), name.end(), '/'));
}

std::string Names::take(const std::string& wanted) {
  const std::uint64_t key = hash_of(lower(wanted));
  std::uint32_t times = ++taken_[key];
  if (times == 1 && !is_index(lower(wanted))) return wanted;
  std::string name;
  do {
    if (times == 1) times = ++taken_[key];
    name.assign(stem_of(wanted)).append("_").append(std::to_string(times++)).append(k_extension);
    // Another document may have that name already.
  } while (!taken_.try_emplace(hash_of(lower(name)), 1U).second);
  taken_[key] = times - 1;
  return name;
}

std::uint64_t hash_of(std::string_view text, std::uint64_t seed) {
  constexpr std::uint64_t k_odd = 0x9E3779B97F4A7C15U;
  std::uint64_t hash = seed ^ (text.size() * k_odd);
  while (!text.empty()) {
    std::uint64_t word = 0;
    const std::size_t size = std::min<std::size_t>(text.size(), sizeof word);
    std::memcpy(&word, text.data(), size);
    text.remove_prefix(size);
    hash = (hash ^ word) * k_odd;
    hash ^= hash >> 29U;
  }
  hash *= 0xBF58476D1CE4E5B9U;
  return hash ^ (hash >> 32U);
}

} // namespace lede::cli
