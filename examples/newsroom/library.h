// The folders of articles and of Lede's files. A request never names a path of a file, only a key in the list of known
// files.
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <shared_mutex>
#include <string>
#include <string_view>
#include <thread>
#include <unordered_map>
#include <vector>

#include "lede/render.h"
#include "static_files.h"

namespace newsroom {

struct Article {
  std::string id;  ///< The file's name without ".json".
  std::string url; ///< Absolute.
  std::string headline;
  std::string language;
  std::string source;
  std::string published;         ///< RFC 3339.
  std::string lead;              ///< Inline Markdown.
  std::string section;           ///< Its name; may be empty.
  lede::IndexPicture picture;    ///< For the front page.
  std::int64_t published_at = 0; ///< Seconds since 1970; 0 if there is no date.
  std::string opening;           ///< The article as JSON without rating, comments and its last "}".
  bool has_rating = false;
  bool has_comments = false;
  std::int64_t best = 5;
  std::int64_t modified = 0; ///< Of the file, to see that it has changed.
  std::int64_t size = 0;
};

struct FileState {
  std::int64_t modified = 0; ///< Nanoseconds since 1970.
  std::int64_t size = 0;     ///< Bytes
  std::int64_t changed = 0;  ///< Nanoseconds since 1970; also if only who may read it has changed.
  [[nodiscard]] bool operator==(const FileState&) const = default;
};
/// Nothing if it is not a file.
[[nodiscard]] std::optional<FileState> state_of(const std::string& path);

/// Watches the folders and keeps a list of their files. A look-up never reads a folder: it costs one `stat`.
class Library {
 public:
  /// Waits until all articles are read, but no longer than two seconds; the rest is read while others are served.
  /// @param own_names replaced by `origin` in article files.
  Library(std::string articles, std::string dist, std::string origin, std::vector<std::string> own_names);
  ~Library();
  Library(const Library&) = delete;
  Library& operator=(const Library&) = delete;

  /// The article as its file is now. If the file has become invalid or unreadable, the article as it was; if the file
  /// is gone, nothing.
  [[nodiscard]] std::shared_ptr<const Article> find(const std::string& id);
  /// The article as it was read last, without a look at its file.
  [[nodiscard]] std::shared_ptr<const Article> find_known(const std::string& id) const;
  /// The article whose own address has this path and query, however it is escaped.
  [[nodiscard]] std::shared_ptr<const Article> find_by_address(std::string_view path, std::string_view query);
  /// The newest first; articles without a date last, by id.
  using List = std::vector<std::shared_ptr<const Article>>;
  [[nodiscard]] std::shared_ptr<const List> list();
  /// Whether the folder can be read.
  [[nodiscard]] bool is_readable() const;

  /// "/dist/lede.js", "/articles/pictures/forum.webp".
  [[nodiscard]] std::optional<StaticFile> find_file(const std::string& path) const;

 private:
  void watch();
  void scan();
  void add_watches(const std::string& folder);
  [[nodiscard]] bool take_changes();
  [[nodiscard]] std::shared_ptr<const Article> reload(const std::string& id);
  [[nodiscard]] std::shared_ptr<const Article> load(const std::string& id) const;
  [[nodiscard]] std::string key_of(const Article& article) const;
  void forget(const std::string& id);
  void note_change();

  std::string folder_;
  std::string dist_;
  std::string origin_;
  std::vector<std::string> own_names_;
  mutable std::shared_mutex mutex_;
  std::map<std::string, std::shared_ptr<const Article>> articles_;
  std::shared_ptr<const List> list_; ///< Null if articles have changed since it was made.
  std::uint64_t changes_ = 0;        // of articles
  std::mutex sorting_;
  std::unordered_map<std::string, std::string> ids_;   // by address
  std::unordered_map<std::string, FileState> refused_; ///< Files that cannot be used, as they were then.
  std::unordered_map<std::string, StaticFile> files_;
  std::condition_variable_any scanned_;
  bool is_scanned_ = false;
  int notify_ = -1; ///< inotify; -1 if the system has none left.
  int stop_ = -1;
  std::atomic<bool> is_stopping_{false};
  std::thread watcher_;
};

/// A whole file; nothing if it cannot be read or is larger than `most`.
[[nodiscard]] std::optional<std::string> read_whole(const std::string& path, std::size_t most);

} // namespace newsroom
