// An answer is younger than what it answers, so one walk from the oldest to the youngest finds every comment's place.
#include "threads.h"

#include <algorithm>
#include <utility>

namespace newsroom {
namespace {

constexpr std::size_t k_deepest_reply = 12; // further ones stand beside the last; Lede shows 16
constexpr std::size_t k_threads_a_page = 50;
constexpr std::size_t k_comments_a_page = 200;
constexpr std::int64_t k_characters_a_page = 100'000;
// One thread that is larger than a page has a page of its own, and ends here.
constexpr std::size_t k_most_comments = 1000;
constexpr std::int64_t k_most_characters = 400'000;
constexpr std::size_t k_none = static_cast<std::size_t>(-1);

} // namespace

Threads::Threads(std::vector<Node> nodes) : nodes_(std::move(nodes)), answers_(nodes_.size()), root_of_(nodes_.size()) {
  std::vector<std::size_t> depths(nodes_.size(), 0);
  std::vector<std::size_t> parents(nodes_.size(), k_none);
  for (std::size_t index = 0; index < nodes_.size(); ++index) {
    places_[nodes_[index].id] = index;
    const auto parent = nodes_[index].parent ? places_.find(*nodes_[index].parent) : places_.end();
    if (parent == places_.end()) { // also if the parent was taken down: the answer still stands
      roots_.push_back(index);
      root_of_[index] = index;
      continue;
    }
    std::size_t place = parent->second;
    if (depths[place] >= k_deepest_reply) place = parents[place];
    parents[index] = place;
    depths[index] = depths[place] + 1;
    answers_[place].push_back(index);
    root_of_[index] = root_of_[place];
  }
  divide();
}

// From the newest thread on, so that the first page is full and holds what is new.
void Threads::divide() {
  std::vector<Room> sizes(nodes_.size(), Room{0, 0});
  for (std::size_t index = 0; index < nodes_.size(); ++index) {
    Room& size = sizes[root_of_[index]];
    ++size.comments;
    size.characters += nodes_[index].characters;
  }
  std::reverse(roots_.begin(), roots_.end());
  Room page{0, 0};
  for (std::size_t place = 0; place < roots_.size(); ++place) {
    const Room& thread = sizes[roots_[place]];
    const bool is_full = !pages_.empty() && (place - pages_.back().begin >= k_threads_a_page ||
                                             page.comments + thread.comments > k_comments_a_page ||
                                             page.characters + thread.characters > k_characters_a_page);
    if (pages_.empty() || is_full) {
      pages_.push_back({place, place});
      page = {0, 0};
    }
    page.comments += thread.comments;
    page.characters += thread.characters;
    pages_.back().end = place + 1;
  }
}

// As deep as `k_deepest_reply`.
std::optional<Threads::Item> Threads::item(std::size_t index, Room& room) const {
  if (room.comments == 0 || room.characters < nodes_[index].characters) return std::nullopt;
  --room.comments;
  room.characters -= nodes_[index].characters;
  Item made{nodes_[index].id, {}};
  for (const std::size_t answer : answers_[index]) {
    std::optional<Item> below = item(answer, room);
    if (!below) break;
    made.answers.push_back(std::move(*below));
  }
  return made;
}

std::vector<Threads::Item> Threads::page(Order order, std::size_t number) const {
  std::vector<Item> items;
  if (number < 1 || number > pages_.size()) return items;
  const Page& page = pages_[order == Order::newest_first ? number - 1 : pages_.size() - number];
  Room room{k_most_comments, k_most_characters};
  for (std::size_t place = page.begin; place < page.end; ++place) {
    std::optional<Item> made = item(roots_[place], room);
    if (made) items.push_back(std::move(*made));
  }
  if (order == Order::oldest_first) std::reverse(items.begin(), items.end());
  return items;
}

std::vector<Threads::Item> Threads::thread_of(std::int64_t id) const {
  const auto place = places_.find(id);
  std::vector<Item> items;
  if (place == places_.end()) return items;
  Room room{k_most_comments, k_most_characters};
  std::optional<Item> made = item(root_of_[place->second], room);
  if (made) items.push_back(std::move(*made));
  return items;
}

std::vector<std::int64_t> Threads::ids_of(const std::vector<Item>& items) {
  std::vector<std::int64_t> ids;
  std::vector<const std::vector<Item>*> pending{&items};
  while (!pending.empty()) {
    const std::vector<Item>* list = pending.back();
    pending.pop_back();
    for (const Item& item : *list) {
      ids.push_back(item.id);
      if (!item.answers.empty()) pending.push_back(&item.answers);
    }
  }
  return ids;
}

} // namespace newsroom
