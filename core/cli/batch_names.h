// What the files of a batch are called. Whatever an article's id or a list says, a name is a path below the output
// folder: no component of it is "..", begins with a dot, or is empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lede::cli {

/// "a/b.json" → "a/b.html"; "/x/../../y.json" → "x/y.html".
[[nodiscard]] std::string name_for_path(std::string_view path);

/// "post-7" → "post-7.html"; what a file's name should not have becomes "-".
/// @param line of the document, from which its name comes where it has no id.
[[nodiscard]] std::string name_for_id(std::string_view id, std::size_t line);

/// "index.html", "index-2.html" …
[[nodiscard]] std::string name_of_index(std::size_t page);

/// The name as a URL relative to the index page.
[[nodiscard]] std::string url_of(std::string_view name);

/// How many folders a name stands in.
[[nodiscard]] std::size_t depth_of(std::string_view name);

/// Gives out each name once, also where a file system does not tell upper case from lower.
class Names {
 public:
  /// @return the name, or "name_2.html" … where it is taken or one of the index's.
  [[nodiscard]] std::string take(const std::string& wanted);

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> taken_; // hash of a name: how often it was wanted
};

/// Tells texts apart where nobody tries to make two alike: names, and documents that may have changed.
[[nodiscard]] std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0);

} // namespace lede::cli
