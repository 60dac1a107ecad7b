// The file of moderators, and the command that makes its lines.
#include "moderators.h"

#include <sys/stat.h>
#include <unistd.h>

#include <iostream>
#include <sstream>
#include <string>

#include "crypto.h"
#include "settings_files.h"
#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_longest_name = 64;
constexpr std::size_t k_shortest_token = 12;
constexpr std::size_t k_longest_token = 200;
constexpr int k_wrong_usage = 2;
// The hash for unknown names, so that their check takes as long.
const std::string k_nobody = "scrypt:16384:8:1:" + std::string(32, 'a') + ":" + std::string(43, '0');

} // namespace

bool is_moderator_name(std::string_view name) {
  const auto length = count_characters(name, "");
  return length && *length >= 1 && *length <= k_longest_name && has_visible(name) && trimmed(name) == name;
}

std::string Moderators::load(const std::string& file) {
  std::string problem;
  std::istringstream stream(read_settings_file(file, S_IWOTH, problem));
  if (!problem.empty()) return problem;
  std::string text;
  for (int number = 1; std::getline(stream, text); ++number) {
    const std::string_view line = trimmed(text);
    if (line.empty() || line.starts_with('#')) continue;
    const std::size_t space = line.find_last_of(" \t");
    const std::string_view hash = space == std::string_view::npos ? "" : line.substr(space + 1);
    const std::string name(trimmed(line.substr(0, std::min(space, line.size()))));
    std::string place = file;
    place.append(":").append(std::to_string(number)).append(": ");
    if (!is_slow_hash(hash) || !is_moderator_name(name)) {
      return place.append("expected \"NAME HASH\", as `lede-newsroom hash-token NAME` prints it");
    }
    if (!entries_.emplace(name, Entry{std::string(hash), hash_of(hash)}).second) {
      return place.append(name).append(" is there twice");
    }
  }
  return {};
}

// The slow hash differs each time; the fast one shows every process whether the token is still the same.
void Moderators::add_operator(const std::string& token) {
  entries_.emplace("operator", Entry{slow_hash(token), keyed_hash(token, "operator")});
}

bool Moderators::knows(const std::string& name, std::string_view token) const {
  const auto found = entries_.find(name);
  const bool matches = matches_slow_hash(token, found == entries_.end() ? k_nobody : found->second.hash);
  return matches && found != entries_.end();
}

std::string Moderators::credential(const std::string& name) const {
  const auto found = entries_.find(name);
  return found == entries_.end() ? std::string() : found->second.credential;
}

std::vector<std::string> Moderators::names() const {
  std::vector<std::string> names;
  names.reserve(entries_.size());
  for (const auto& [name, entry] : entries_) names.push_back(name);
  return names;
}

int hash_token(std::string_view name) {
  if (!is_moderator_name(name)) {
    std::cerr << "lede-newsroom: a moderator's name has 1 to 64 characters on one line\n";
    return k_wrong_usage;
  }
  if (::isatty(STDIN_FILENO) == 1) std::cerr << "Token (an empty line makes a new one): ";
  std::string line;
  std::getline(std::cin, line);
  std::string token(trimmed(line));
  if (token.empty()) {
    token = make_token();
    std::cerr << "token of " << name << ": " << token << "\n";
  }
  if (token.size() < k_shortest_token || token.size() > k_longest_token) {
    std::cerr << "lede-newsroom: a token has 12 to 200 bytes\n";
    return k_wrong_usage;
  }
  std::cout << name << " " << slow_hash(token) << "\n";
  return 0;
}

} // namespace newsroom
