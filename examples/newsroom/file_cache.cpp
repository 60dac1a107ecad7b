// Keeps the files that are asked for most.
#include "file_cache.h"

#include <utility>

#include "compression.h"
#include "exchange.h"
#include "library.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_file_bytes = 32 * 1024 * 1024;
constexpr std::size_t k_most_kept_bytes = 4 * 1024 * 1024; // a film is read when it is asked for

std::size_t size_of(const KeptFile& file) { return file.bytes.size() + file.compressed.size(); }

} // namespace

std::shared_ptr<const KeptFile> FileCache::get(const std::string& path, const char* type) {
  const std::optional<FileState> state = state_of(path);
  if (!state) return nullptr;
  {
    const std::lock_guard lock(mutex_);
    const auto found = entries_.find(path);
    if (found != entries_.end()) {
      const std::shared_ptr<const KeptFile>& file = found->second.file;
      if (file->modified == state->modified && file->size == state->size) {
        uses_.splice(uses_.begin(), uses_, found->second.use);
        return file;
      }
    }
  }
  std::optional<std::string> bytes = read_whole(path, k_most_file_bytes);
  if (!bytes) return nullptr;
  auto file = std::make_shared<KeptFile>();
  file->modified = state->modified;
  file->size = state->size;
  file->bytes = std::move(*bytes);
  file->tag = tag_of(file->bytes);
  if (file->bytes.size() > k_most_kept_bytes) return file;
  if (is_compressible(type)) file->compressed = gzip(file->bytes);
  if (file->compressed.size() >= file->bytes.size()) file->compressed.clear();
  keep(path, file);
  return file;
}

void FileCache::keep(const std::string& path, std::shared_ptr<const KeptFile> file) {
  const std::lock_guard lock(mutex_);
  if (const auto found = entries_.find(path); found != entries_.end()) {
    bytes_ -= size_of(*found->second.file);
    uses_.erase(found->second.use);
    entries_.erase(found);
  }
  bytes_ += size_of(*file);
  uses_.push_front(path);
  entries_.emplace(path, Entry{std::move(file), uses_.begin()});
  while (bytes_ > most_bytes_ && uses_.size() > 1) {
    const auto oldest = entries_.find(uses_.back());
    bytes_ -= size_of(*oldest->second.file);
    entries_.erase(oldest);
    uses_.pop_back();
  }
}

} // namespace newsroom
