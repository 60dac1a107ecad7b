// Keeps the pages that are asked for most, for a second.
#include "kept_pages.h"

#include <utility>

#include "compression.h"
#include "exchange.h"

namespace newsroom {
namespace {

constexpr std::size_t k_entry_bytes = 512; // of an entry without its page

std::size_t size_of(const KeptPage& page) {
  return k_entry_bytes + page.bytes->size() + (page.compressed ? page.compressed->size() : 0);
}

} // namespace

std::shared_ptr<const KeptPage> KeptPages::find(const std::string& key, const std::shared_ptr<const void>& source,
                                                std::uint64_t revision) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  Entry& entry = found->second;
  if (entry.source != source || entry.revision != revision) return nullptr;
  if (Clock::now() - entry.made >= k_age && !entry.is_being_made) {
    entry.is_being_made = true; // by who asks now
    return nullptr;
  }
  uses_.splice(uses_.begin(), uses_, entry.use);
  return entry.page;
}

std::shared_ptr<const KeptPage> KeptPages::get(const std::string& key, const std::shared_ptr<const void>& source,
                                               std::uint64_t revision, bool is_now,
                                               const std::function<std::string()>& make) {
  if (!is_now) {
    if (std::shared_ptr<const KeptPage> page = find(key, source, revision)) return page;
  }
  Entry entry;
  entry.source = source;
  entry.revision = revision;
  entry.made = Clock::now();
  auto page = std::make_shared<KeptPage>();
  page->bytes = std::make_shared<const std::string>(make());
  auto compressed = std::make_shared<const std::string>(gzip(*page->bytes));
  if (compressed->size() < page->bytes->size()) page->compressed = std::move(compressed);
  page->tag = tag_of(*page->bytes);
  entry.page = page;
  keep(key, std::move(entry));
  return page;
}

void KeptPages::keep(const std::string& key, Entry made) {
  const std::lock_guard lock(mutex_);
  if (const auto found = entries_.find(key); found != entries_.end()) {
    bytes_ -= size_of(*found->second.page);
    uses_.erase(found->second.use);
    entries_.erase(found);
  }
  uses_.push_front(key);
  made.use = uses_.begin();
  bytes_ += size_of(*made.page);
  entries_.emplace(key, std::move(made));
  while (bytes_ > most_bytes_ && uses_.size() > 1) drop_oldest();
}

void KeptPages::drop_oldest() {
  const auto oldest = entries_.find(uses_.back());
  bytes_ -= size_of(*oldest->second.page);
  entries_.erase(oldest);
  uses_.pop_back();
}

} // namespace newsroom
