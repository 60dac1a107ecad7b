// A reply is younger than the comment that it answers, so one pass from the oldest to the youngest comment finds every
// place.
#include "threads.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text.h"

namespace newsroom {
namespace {

constexpr std::size_t k_deepest_reply = 12; // deeper ones join the last level; Lede shows 16
constexpr std::size_t k_threads_a_page = 50;
constexpr std::size_t k_comments_a_page = 200;
constexpr std::int64_t k_characters_a_page = 100'000;
// A thread that is larger than a page has pages of its own, of this size.
constexpr std::size_t k_comments_a_thread_page = 1000;
constexpr std::int64_t k_characters_a_thread_page = 400'000;

// Indices of comments below each comment. One whose parent is not among them is shown alone: the parent was taken
// down, or is on an earlier page.
struct Tree {
  std::vector<std::size_t> roots;
  std::vector<std::vector<std::size_t>> answers;
};

Tree tree_of(const std::vector<Node>& nodes) {
  Tree tree;
  tree.answers.resize(nodes.size());
  std::map<std::int64_t, std::size_t> places;
  std::vector<std::size_t> depths(nodes.size(), 0);
  std::vector<std::size_t> parents(nodes.size(), 0);
  for (std::size_t index = 0; index < nodes.size(); ++index) {
    places[nodes[index].id] = index;
    const auto parent = nodes[index].parent ? places.find(*nodes[index].parent) : places.end();
    if (parent == places.end()) {
      tree.roots.push_back(index);
      continue;
    }
    std::size_t place = parent->second;
    if (depths[place] >= k_deepest_reply) place = parents[place];
    parents[index] = place;
    depths[index] = depths[place] + 1;
    tree.answers[place].push_back(index);
  }
  return tree;
}

// As deep as `k_deepest_reply`.
ThreadItem item_of(const std::vector<Node>& nodes, const Tree& tree, std::size_t index) {
  ThreadItem item{nodes[index].id, {}};
  for (const std::size_t answer : tree.answers[index]) item.answers.push_back(item_of(nodes, tree, answer));
  return item;
}

std::vector<ThreadItem> items_of(const std::vector<Node>& nodes) {
  const Tree tree = tree_of(nodes);
  std::vector<ThreadItem> items;
  items.reserve(tree.roots.size());
  for (const std::size_t root : tree.roots) items.push_back(item_of(nodes, tree, root));
  return items;
}

// How many of the nodes, which are in the order of their threads, are whole threads and fit on a page.
// @param is_cut whether the last thread goes on after them.
std::size_t whole_threads(const std::vector<Node>& nodes, bool is_cut) {
  std::size_t fitting = 0;
  std::size_t threads = 0;
  std::int64_t characters = 0;
  for (std::size_t begin = 0; begin < nodes.size() && threads < k_threads_a_page; ++threads) {
    std::size_t end = begin;
    for (; end < nodes.size() && nodes[end].thread == nodes[begin].thread; ++end) characters += nodes[end].characters;
    const bool goes_on = is_cut && end == nodes.size();
    if (goes_on || end > k_comments_a_page || characters > k_characters_a_page) break;
    begin = fitting = end;
  }
  return fitting;
}

// A part of one thread, from a comment on.
ThreadPage part_of_thread(Store& store, std::string_view article, const ThreadCursor& after) {
  std::vector<Node> nodes = store.nodes_of_thread(article, after.thread, after.comment, k_comments_a_thread_page + 1);
  std::size_t shown = 0;
  std::int64_t characters = 0;
  for (; shown < nodes.size() && shown < k_comments_a_thread_page; ++shown) {
    characters += nodes[shown].characters;
    if (shown > 0 && characters > k_characters_a_thread_page) break;
  }
  ThreadPage page;
  page.thread = after.thread;
  if (nodes.empty()) return page;
  page.next = ThreadCursor{after.thread, shown < nodes.size() ? nodes[shown - 1].id : 0};
  nodes.resize(shown);
  page.items = items_of(nodes);
  return page;
}

// The same, with other threads after it.
ThreadPage part_among_threads(Store& store, std::string_view article, ThreadOrder order, const ThreadCursor& after) {
  ThreadPage page = part_of_thread(store, article, after);
  const bool is_last = page.next && page.next->comment == 0;
  if (is_last && store.nodes_after(article, order, after.thread, 1).empty()) page.next.reset();
  return page;
}

bool holds(const std::vector<ThreadItem>& items, std::int64_t comment) {
  const std::vector<std::int64_t> ids = ids_of(items);
  return std::find(ids.begin(), ids.end(), comment) != ids.end();
}

} // namespace

std::string text_of(const ThreadCursor& cursor) {
  return std::to_string(cursor.thread) + (cursor.comment > 0 ? "." + std::to_string(cursor.comment) : "");
}

std::optional<ThreadCursor> parse_cursor(std::string_view text) {
  const std::size_t point = text.find('.');
  const auto thread = parse_number(text.substr(0, point));
  const auto comment = point == std::string_view::npos ? 0 : parse_number(text.substr(point + 1));
  if (!thread || !comment) return std::nullopt;
  return ThreadCursor{*thread, *comment};
}

ThreadPage page_of_threads(Store& store, std::string_view article, ThreadOrder order,
                           const std::optional<ThreadCursor>& after) {
  if (after && after->comment > 0) return part_among_threads(store, article, order, *after);
  const std::optional<std::int64_t> behind = after ? std::optional(after->thread) : std::nullopt;
  std::vector<Node> nodes = store.nodes_after(article, order, behind, k_comments_a_page + 1);
  if (nodes.empty()) return {};
  const bool is_cut = nodes.size() > k_comments_a_page;
  const std::size_t fitting = whole_threads(nodes, is_cut);
  if (fitting == 0) return part_among_threads(store, article, order, {nodes.front().thread, 0});
  ThreadPage page;
  page.thread = nodes.front().thread;
  if (is_cut || fitting < nodes.size()) page.next = ThreadCursor{nodes[fitting - 1].thread, 0};
  nodes.resize(fitting);
  page.items = items_of(nodes);
  return page;
}

ThreadPage page_with(Store& store, std::string_view article, std::int64_t comment) {
  const std::optional<std::int64_t> thread = store.thread_of(article, comment);
  if (!thread) return {};
  ThreadPage page = part_of_thread(store, article, {*thread, 0});
  if (!holds(page.items, comment)) page = part_of_thread(store, article, {*thread, comment - 1});
  if (page.next && page.next->comment == 0) page.next.reset(); // other threads were not asked for
  return page;
}

std::vector<std::int64_t> ids_of(const std::vector<ThreadItem>& items) {
  std::vector<std::int64_t> ids;
  std::vector<const std::vector<ThreadItem>*> pending{&items};
  while (!pending.empty()) {
    const std::vector<ThreadItem>* list = pending.back();
    pending.pop_back();
    for (const ThreadItem& item : *list) {
      ids.push_back(item.id);
      if (!item.answers.empty()) pending.push_back(&item.answers);
    }
  }
  return ids;
}

} // namespace newsroom
