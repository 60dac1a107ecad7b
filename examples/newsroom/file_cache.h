// Files as they are sent: read, hashed and compressed once, and again when they have changed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace newsroom {

struct KeptFile {
  std::int64_t modified = 0; ///< Nanoseconds since 1970.
  std::int64_t size = 0;
  std::string bytes;
  std::string compressed; ///< As gzip; empty if that is no smaller.
  std::string tag;        ///< ETag
};

class FileCache {
 public:
  /// @param most_bytes that it keeps; the files that were asked for longest ago go first.
  explicit FileCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The file as it is now. Null if it cannot be read or is larger than 32 MiB.
  [[nodiscard]] std::shared_ptr<const KeptFile> get(const std::string& path, const char* type);

 private:
  struct Entry {
    std::shared_ptr<const KeptFile> file;
    std::list<std::string>::iterator use;
  };
  void keep(const std::string& path, std::shared_ptr<const KeptFile> file);

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<std::string> uses_; // the latest first
  std::unordered_map<std::string, Entry> entries_;
};

} // namespace newsroom
