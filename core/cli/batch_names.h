// Names of the files of a batch. For any id or list, a name is a path below the output folder: no component is "..",
// begins with a dot, or is empty.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>

namespace lede::cli {

/// "a/b.json" → "a/b.html"; "/x/../../y.json" → "x/y.html".
[[nodiscard]] std::string name_for_path(std::string_view path);

/// "post-7" → "post-7.html". Characters that file names should not contain become "-". @param line of the document,
/// which is the name if there is no id.
[[nodiscard]] std::string name_for_id(std::string_view id, std::size_t line);

/// "index.html", "index-2.html" …
[[nodiscard]] std::string name_of_index(std::size_t page);

/// The name as a URL relative to the index page.
[[nodiscard]] std::string url_of(std::string_view name);

/// The number of folders in a name.
[[nodiscard]] std::size_t depth_of(std::string_view name);

/// Gives out each name once, without regard to case, which some file systems ignore.
class Names {
 public:
  /// @return the name, or "name_2.html" … if it is taken or one of the index's.
  [[nodiscard]] std::string take(const std::string& wanted);

 private:
  std::unordered_map<std::uint64_t, std::uint32_t> taken_; // hash of a name → how often it was wanted
};

/// A hash for names and documents. It is not safe against deliberate collisions.
[[nodiscard]] std::uint64_t hash_of(std::string_view text, std::uint64_t seed = 0);

} // namespace lede::cli
