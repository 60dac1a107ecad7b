// Discussions in the order of their threads. Each statement scans one index from a given place, so the last page of a
// long discussion costs no more than the first.
#include <limits>
#include <vector>

#include "rows.h"
#include "store.h"

namespace newsroom {
namespace {

// A comment that begins a thread has no root: it is its own. The indices of schema.cpp are on the same expression.
#define NEWSROOM_THREAD "COALESCE(root, id)"
#define NEWSROOM_NODES                                \
  "SELECT id, parent, LENGTH(text), " NEWSROOM_THREAD \
  " FROM comment WHERE article = $1 AND state = 1 AND " NEWSROOM_THREAD

std::vector<Node> nodes_of(const std::vector<Row>& rows) {
  std::vector<Node> nodes;
  nodes.reserve(rows.size());
  for (const Row& row : rows) {
    Node& node = nodes.emplace_back();
    node.id = number(row.at(0));
    if (row.at(1)) node.parent = number(row.at(1));
    node.characters = number(row.at(2));
    node.thread = number(row.at(3));
  }
  return nodes;
}

} // namespace

std::int64_t Store::count_approved(std::string_view article) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::vector<Row> rows = connection->run("SELECT comments FROM rating WHERE article = $1", {article});
  return rows.empty() ? 0 : number(rows.front().at(0));
}

std::vector<Node> Store::nodes_after(std::string_view article, ThreadOrder order, std::optional<std::int64_t> thread,
                                     std::size_t most) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const auto limit = static_cast<std::int64_t>(most);
  if (order == ThreadOrder::oldest_first) {
    return nodes_of(connection->run(NEWSROOM_NODES " > $2 ORDER BY " NEWSROOM_THREAD ", id LIMIT $3",
                                    {article, thread.value_or(0), limit}));
  }
  return nodes_of(connection->run(NEWSROOM_NODES " < $2 ORDER BY " NEWSROOM_THREAD " DESC, id LIMIT $3",
                                  {article, thread.value_or(std::numeric_limits<std::int64_t>::max()), limit}));
}

std::vector<Node> Store::nodes_of_thread(std::string_view article, std::int64_t thread, std::int64_t comment,
                                         std::size_t most) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  return nodes_of(connection->run(NEWSROOM_NODES " = $2 AND id > $3 ORDER BY id LIMIT $4",
                                  {article, thread, comment, static_cast<std::int64_t>(most)}));
}

std::optional<std::int64_t> Store::thread_of(std::string_view article, std::int64_t comment) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::vector<Row> rows = connection->run(
      "SELECT " NEWSROOM_THREAD " FROM comment WHERE id = $1 AND article = $2 AND state = 1", {comment, article});
  if (rows.empty()) return std::nullopt;
  return number(rows.front().at(0));
}

} // namespace newsroom
