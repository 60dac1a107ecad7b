// Files as they are sent: read, hashed and compressed once, and again when they have changed.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

#include "compression.h"
#include "http.h"
#include "library.h"

namespace newsroom {

struct KeptFile {
  std::int64_t modified = 0; ///< Nanoseconds since 1970.
  std::int64_t size = 0;
  std::shared_ptr<const std::string> bytes;                          ///< Null: it is large, and sent from the disk.
  std::array<std::shared_ptr<const std::string>, k_encodings> forms; ///< By encoding; null if not smaller.
  std::shared_ptr<const OpenFile> file;                              ///< Of a large one.
  std::string tag;                                                   ///< ETag

  [[nodiscard]] const std::shared_ptr<const std::string>& compressed(Encoding encoding) const {
    return forms.at(static_cast<std::size_t>(encoding));
  }
  [[nodiscard]] Body body() const { return bytes ? Body(bytes) : Body(file, static_cast<std::size_t>(size)); }
};

class FileCache {
 public:
  /// @param most_bytes that it keeps; the files whose last request is oldest are dropped first.
  explicit FileCache(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The file as it is now. Null if it cannot be read.
  [[nodiscard]] std::shared_ptr<const KeptFile> get(const std::string& path, const char* type);

 private:
  struct Entry {
    std::shared_ptr<const KeptFile> file;
    std::list<std::string>::iterator use;
  };
  struct Large {
    std::weak_ptr<const OpenFile> file;
    std::int64_t modified = 0;
    std::int64_t size = 0;
  };
  [[nodiscard]] std::shared_ptr<const KeptFile> find(const std::string& path, const FileState& state);
  [[nodiscard]] std::shared_ptr<const KeptFile> open_large(const std::string& path, const FileState& state);
  void keep(const std::string& path, std::shared_ptr<const KeptFile> file);

  std::size_t most_bytes_;
  std::mutex loading_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<std::string> uses_; // the latest first
  std::unordered_map<std::string, Entry> entries_;
  std::unordered_map<std::string, Large> large_; // that somebody is being sent
};

} // namespace newsroom
