// Keeps the most requested pages for a second.
#include "kept_pages.h"

#include <utility>

#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_entry_bytes = 512; // of an entry without its page

} // namespace

KeptPage::KeptPage(std::string page, const KeptPage* previous)
    : bytes_(std::make_shared<const std::string>(std::move(page))),
      tag_(tag_of(*bytes_)),
      modified_(previous != nullptr && previous->tag_ == tag_ ? previous->modified_ : now_seconds()) {}

std::shared_ptr<const std::string> KeptPage::compressed(Encoding encoding) const {
  if (encoding == Encoding::none) return nullptr;
  Form& form = form_of(encoding);
  std::call_once(form.once, [&] {
    std::string bytes = compress(*bytes_, encoding, Effort::page);
    if (bytes.size() < bytes_->size()) form.bytes = std::make_shared<const std::string>(std::move(bytes));
    form.is_made = true;
  });
  return form.bytes;
}

std::size_t KeptPage::size() const { return k_entry_bytes + 3 * bytes_->size(); }

std::shared_ptr<const KeptPage> KeptPages::find(const std::string& key, const std::shared_ptr<const void>& source,
                                                std::uint64_t revision) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  Entry& entry = found->second;
  if (entry.source != source || entry.revision != revision) return nullptr;
  if (Clock::now() - entry.made >= k_age && !entry.is_being_made) {
    entry.is_being_made = true; // by this caller
    return nullptr;
  }
  uses_.splice(uses_.begin(), uses_, entry.use);
  return entry.page;
}

std::shared_ptr<const KeptPage> KeptPages::fresh(const std::string& key, const std::shared_ptr<const void>& source,
                                                 std::uint64_t revision) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  Entry& entry = found->second;
  if (entry.source != source || entry.revision != revision || Clock::now() - entry.made >= k_age) return nullptr;
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
  std::string bytes = make();
  auto page = std::make_shared<const KeptPage>(std::move(bytes), previous(key).get());
  // If the database answers late, the kept page is served; otherwise each reader would wait for it.
  if (const Clock::time_point now = Clock::now(); now - entry.made >= k_age) entry.made = now;
  entry.page = page;
  keep(key, std::move(entry));
  return page;
}

std::shared_ptr<const KeptPage> KeptPages::previous(const std::string& key) {
  const std::lock_guard lock(mutex_);
  const auto found = entries_.find(key);
  return found == entries_.end() ? nullptr : found->second.page;
}

void KeptPages::keep(const std::string& key, Entry made) {
  const std::lock_guard lock(mutex_);
  if (const auto found = entries_.find(key); found != entries_.end()) {
    bytes_ -= found->second.page->size();
    uses_.erase(found->second.use);
    entries_.erase(found);
  }
  uses_.push_front(key);
  made.use = uses_.begin();
  bytes_ += made.page->size();
  entries_.emplace(key, std::move(made));
  while (bytes_ > most_bytes_ && uses_.size() > 1) drop_oldest();
}

void KeptPages::drop_oldest() {
  const auto oldest = entries_.find(uses_.back());
  bytes_ -= oldest->second.page->size();
  entries_.erase(oldest);
  uses_.pop_back();
}

std::string tag_of(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3U;
  return "W/\"" + std::to_string(hash) + "\"";
}

} // namespace newsroom
