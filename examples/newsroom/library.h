// The folder of articles, and Lede's files. A request never names a file: it names a key in a list of what is there.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace newsroom {

struct Article {
  std::string id;  ///< The file's name without ".json".
  std::string url; ///< Absolute.
  std::string headline;
  std::string language;
  std::string source;
  std::string published;
  std::string opening; ///< The article as JSON without rating, comments and its last "}".
  bool has_rating = false;
  bool has_comments = false;
  std::int64_t best = 5;
  std::int64_t modified = 0; ///< Of the file, to see that it has changed.
  std::int64_t size = 0;
};

struct StaticFile {
  std::string path;
  const char* type; ///< Static.
};

class Library {
 public:
  /// @param own_names replaced by `origin` in article files.
  Library(std::string articles, std::string dist, std::string origin, std::vector<std::string> own_names);

  /// The article as its file is now, or nothing.
  [[nodiscard]] std::shared_ptr<const Article> find(const std::string& id);
  /// The article whose own address has this path.
  [[nodiscard]] std::shared_ptr<const Article> find_by_path(const std::string& path);
  /// By id.
  [[nodiscard]] std::vector<std::shared_ptr<const Article>> list();

  /// "/dist/lede.js", "/articles/pictures/forum.webp".
  [[nodiscard]] std::optional<StaticFile> find_file(const std::string& path);

 private:
  void scan();
  void scan_if_due();
  [[nodiscard]] std::shared_ptr<const Article> load(const std::string& id) const;

  std::string folder_;
  std::string dist_;
  std::string origin_;
  std::vector<std::string> own_names_;
  std::shared_mutex mutex_;
  std::map<std::string, std::shared_ptr<const Article>> articles_;
  std::unordered_map<std::string, std::string> ids_; // by path
  std::unordered_map<std::string, StaticFile> files_;
  std::chrono::steady_clock::time_point scanned_;
};

/// The whole of a file; nothing where it cannot be read or is larger than `most`.
[[nodiscard]] std::optional<std::string> read_whole(const std::string& path, std::size_t most);

} // namespace newsroom
