// Keeps the most requested files.
#include "file_cache.h"

#include <utility>

#include "exchange.h"
#include "library.h"

namespace newsroom {
namespace {

constexpr std::size_t k_most_kept_bytes = 4 * 1024 * 1024; // a film is sent from the disk

std::size_t size_of(const KeptFile& file) {
  std::size_t size = file.bytes->size();
  for (const auto& form : file.forms) size += form ? form->size() : 0;
  return size;
}

} // namespace

std::shared_ptr<const KeptFile> FileCache::find(const std::string& path, const FileState& state) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(path);
  if (found == entries_.end()) return nullptr;
  const std::shared_ptr<const KeptFile>& file = found->second.file;
  if (file->modified != state.modified || file->size != state.size) return nullptr;
  uses_.splice(uses_.begin(), uses_, found->second.use);
  return file;
}

std::shared_ptr<const KeptFile> FileCache::get(const std::string& path, const char* type) {
  const std::optional<FileState> state = state_of(path);
  if (!state) return nullptr;
  if (std::shared_ptr<const KeptFile> file = find(path, *state)) return file;
  const std::lock_guard loading(loading_); // many may ask for the same file at once
  if (std::shared_ptr<const KeptFile> file = find(path, *state)) return file;
  if (state->size > static_cast<std::int64_t>(k_most_kept_bytes)) return open_large(path, *state);
  std::optional<std::string> bytes = read_whole(path, k_most_kept_bytes);
  if (!bytes) return nullptr;
  auto file = std::make_shared<KeptFile>();
  file->modified = state->modified;
  file->size = state->size;
  file->tag = tag_of(*bytes);
  if (is_compressible(type)) {
    for (const Encoding encoding : {Encoding::gzip, Encoding::brotli}) {
      if (encoding == Encoding::brotli && !has_brotli()) continue;
      std::string smaller = compress(*bytes, encoding, Effort::file);
      if (smaller.size() >= bytes->size()) continue;
      file->forms.at(static_cast<std::size_t>(encoding)) = std::make_shared<const std::string>(std::move(smaller));
    }
  }
  file->bytes = std::make_shared<const std::string>(std::move(*bytes));
  keep(path, file);
  return file;
}

// Opens a large file once for all clients that are receiving it. Its ETag is made from time and size, so that the file
// need not be read for a 304.
std::shared_ptr<const KeptFile> FileCache::open_large(const std::string& path, const FileState& state) {
  auto file = std::make_shared<KeptFile>();
  file->modified = state.modified;
  file->size = state.size;
  file->tag = tag_of(std::to_string(state.modified) + " " + std::to_string(state.size));
  const std::lock_guard lock(mutex_);
  std::erase_if(large_, [](const auto& entry) { return entry.second.file.expired(); });
  Large& large = large_[path];
  if (large.modified == state.modified && large.size == state.size) file->file = large.file.lock();
  if (!file->file) file->file = OpenFile::open(path);
  if (!file->file) return nullptr;
  large = {file->file, state.modified, state.size};
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
