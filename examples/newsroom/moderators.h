// Who may moderate: names, each with the slow hash of a token that only its owner knows.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace newsroom {

/// A name has 1 to 64 visible characters on one line, without spaces at its ends.
[[nodiscard]] bool is_moderator_name(std::string_view name);

class Moderators {
 public:
  /// Reads a file of lines "NAME HASH"; empty lines and lines that begin with # are skipped.
  /// @return the problem with the file; empty if there is none.
  [[nodiscard]] std::string load(const std::string& file);
  /// Adds the owner of the operator's token, under the name "operator".
  void add_operator(const std::string& token);

  [[nodiscard]] bool empty() const { return entries_.empty(); }
  [[nodiscard]] std::vector<std::string> names() const;
  /// A text that changes with the moderator's token. Empty: there is no such moderator.
  [[nodiscard]] std::string credential(const std::string& name) const;
  /// Whether this is the moderator's token. Takes as long for a name that does not exist.
  [[nodiscard]] bool knows(const std::string& name, std::string_view token) const;

 private:
  struct Entry {
    std::string hash; ///< Slow.
    std::string credential;
  };
  std::map<std::string, Entry> entries_; ///< By name.
};

/// The command `lede-newsroom hash-token NAME`: reads a token from standard input, or makes one if there is none, and
/// prints the line for the file. @return the exit status.
[[nodiscard]] int hash_token(std::string_view name);

} // namespace newsroom
