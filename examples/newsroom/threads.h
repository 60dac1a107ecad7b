// From comments in the order of their age to threads, and from threads to pages of a bounded size.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "store.h"

namespace newsroom {

class Threads {
 public:
  enum class Order { oldest_first, newest_first };

  /// @param nodes the oldest first. An answer whose parent is missing begins a thread of its own.
  explicit Threads(std::vector<Node> nodes);

  /// One comment of a page, with its answers.
  struct Item {
    std::int64_t id = 0;
    std::vector<Item> answers;
  };

  [[nodiscard]] std::size_t count() const { return nodes_.size(); }
  [[nodiscard]] std::size_t pages() const { return pages_.size(); }
  /// @param number from 1 on. Answers are always in the order of their age.
  [[nodiscard]] std::vector<Item> page(Order order, std::size_t number) const;
  /// The thread of a comment; nothing if it is not there.
  [[nodiscard]] std::vector<Item> thread_of(std::int64_t id) const;
  /// Every comment of these.
  [[nodiscard]] static std::vector<std::int64_t> ids_of(const std::vector<Item>& items);

 private:
  struct Room {
    std::size_t comments;
    std::int64_t characters;
  };
  struct Page { // of `roots_`, from the newest on
    std::size_t begin;
    std::size_t end;
  };
  void divide();
  [[nodiscard]] std::optional<Item> item(std::size_t index, Room& room) const;

  std::vector<Node> nodes_;
  std::vector<std::vector<std::size_t>> answers_;
  std::vector<std::size_t> roots_;
  std::vector<std::size_t> root_of_;
  std::vector<Page> pages_;
  std::map<std::int64_t, std::size_t> places_;
};

} // namespace newsroom
