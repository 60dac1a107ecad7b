// Answers that are the same for everybody, made once a second at most and sent many times.
//
// What readers gave through this process is in the next answer. What they gave through another process on the same
// database is in it within a second.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <string>
#include <unordered_map>

namespace newsroom {

struct KeptPage {
  std::shared_ptr<const std::string> bytes;
  std::shared_ptr<const std::string> compressed; ///< As gzip; null if that is no smaller.
  std::string tag;                               ///< ETag
};

class KeptPages {
 public:
  /// @param most_bytes that are kept; the pages that were asked for longest ago go first.
  explicit KeptPages(std::size_t most_bytes) : most_bytes_(most_bytes) {}

  /// The page as it is kept, or as `make` makes it.
  /// @param source what it is made from, which is the same object as long as it has not changed.
  /// @param revision of what the store has of it, read before `make` is called.
  /// @param is_now whether what other processes have stored has to be in it.
  [[nodiscard]] std::shared_ptr<const KeptPage> get(const std::string& key, const std::shared_ptr<const void>& source,
                                                    std::uint64_t revision, bool is_now,
                                                    const std::function<std::string()>& make);

 private:
  using Clock = std::chrono::steady_clock;
  static constexpr std::chrono::seconds k_age{1};

  struct Entry {
    std::shared_ptr<const KeptPage> page;
    std::shared_ptr<const void> source;
    std::uint64_t revision = 0;
    Clock::time_point made;
    bool is_being_made = false; ///< By one thread; the others send what is there.
    std::list<std::string>::iterator use;
  };
  [[nodiscard]] std::shared_ptr<const KeptPage> find(const std::string& key, const std::shared_ptr<const void>& source,
                                                     std::uint64_t revision);
  void keep(const std::string& key, Entry made);
  void drop_oldest();

  std::size_t most_bytes_;
  std::mutex mutex_;
  std::size_t bytes_ = 0;
  std::list<std::string> uses_; // the latest first
  std::unordered_map<std::string, Entry> entries_;
};

} // namespace newsroom
