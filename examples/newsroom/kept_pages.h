// A cache of answers that are the same for all clients. Each is made at most once a second.
//
// Votes and comments through this process are in the next answer; those through another process on the same database
// are in it within a second.
#pragma once

#include <array>
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>

#include "compression.h"

namespace newsroom {

class KeptPage {
 public:
  /// @param previous the page that it replaces, or null.
  KeptPage(std::string page, const KeptPage* previous);
  [[nodiscard]] const std::shared_ptr<const std::string>& bytes() const { return bytes_; }
  /// In that encoding; null if it is `none`, or no smaller. Compressed at the first request, since a page that gets
  /// many votes is made more often than it is sent.
  [[nodiscard]] std::shared_ptr<const std::string> compressed(Encoding encoding) const;
  /// Whether `compressed` costs nothing.
  [[nodiscard]] bool is_compressed(Encoding encoding) const {
    return encoding == Encoding::none || form_of(encoding).is_made;
  }
  [[nodiscard]] const std::string& tag() const { return tag_; } ///< ETag
  /// When its bytes last changed. For information only: two versions may have the same second, so a client that
  /// knows this time does not know the page.
  [[nodiscard]] std::int64_t modified() const { return modified_; }
  /// In memory, at most.
  [[nodiscard]] std::size_t size() const;

 private:
  std::shared_ptr<const std::string> bytes_;
  std::string tag_;
  std::int64_t modified_; // seconds since 1970
  struct Form {
    std::once_flag once;
    std::atomic<bool> is_made{false};
    std::shared_ptr<const std::string> bytes;
  };
  [[nodiscard]] Form& form_of(Encoding encoding) const { return forms_.at(static_cast<std::size_t>(encoding)); }
  mutable std::array<Form, k_encodings> forms_;
};

/// The ETag of a body. Weak: the same for an answer that is compressed on its way, here or by a proxy.
[[nodiscard]] std::string tag_of(std::string_view bytes);

class KeptPages {
 public:
  /// @param most_bytes that are kept; the pages whose last request is oldest are dropped first.
  explicit KeptPages(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The page as it is kept, or as `make` makes it.
  /// @param source the object that it is made from; another object means that the source has changed.
  /// @param revision of the store's data for it, read before `make` is called.
  /// @param is_now whether it must include what other processes have stored.
  [[nodiscard]] std::shared_ptr<const KeptPage> get(const std::string& key, const std::shared_ptr<const void>& source,
                                                    std::uint64_t revision, bool is_now,
                                                    const std::function<std::string()>& make);
  /// The page as it is kept; null if `get` would make it.
  [[nodiscard]] std::shared_ptr<const KeptPage> fresh(const std::string& key, const std::shared_ptr<const void>& source,
                                                      std::uint64_t revision);

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds k_age{1};

  struct Entry {
    std::shared_ptr<const KeptPage> page;
    std::shared_ptr<const void> source;
    std::uint64_t revision = 0;
    Clock::time_point made;
    bool is_being_made = false; ///< By one thread; the others send the present bytes.
    std::list<std::string>::iterator use;
  };
  [[nodiscard]] std::shared_ptr<const KeptPage> find(const std::string& key, const std::shared_ptr<const void>& source,
                                                     std::uint64_t revision);
  [[nodiscard]] std::shared_ptr<const KeptPage> previous(const std::string& key);
  void keep(const std::string& key, Entry made);
  void drop_oldest();

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<std::string> uses_; // the latest first
  std::unordered_map<std::string, Entry> entries_;
};

} // namespace newsroom
