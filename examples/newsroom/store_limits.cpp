// Limits that all processes on one database share. A client's row has the time at which its allowance will be whole
// again; each request moves it on by one interval, and it may be ahead of now by the slack.
// @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
#include <algorithm>
#include <chrono>

#include "rows.h"
#include "store.h"

namespace newsroom {
namespace {

std::int64_t now_milliseconds() {
  using std::chrono::milliseconds;
  return std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace

std::int64_t Store::take(const SharedLimit& limit) {
  const std::int64_t now = now_milliseconds();
  {
    const Pool::Lease connection = take_connection(Pool::Use::write);
    const std::vector<Row> rows = connection->run(
        "INSERT INTO allowance (kind, client, whole_at) VALUES ($1, $2, CAST($3 AS BIGINT) + CAST($4 AS BIGINT)) "
        "ON CONFLICT (kind, client) DO UPDATE SET whole_at = "
        "CASE WHEN allowance.whole_at > CAST($3 AS BIGINT) THEN allowance.whole_at ELSE CAST($3 AS BIGINT) END + "
        "CAST($4 AS BIGINT) WHERE allowance.whole_at <= CAST($3 AS BIGINT) + CAST($5 AS BIGINT) RETURNING whole_at",
        {limit.kind, limit.client, now, limit.interval, limit.slack});
    if (!rows.empty()) return 0;
  }
  return std::max<std::int64_t>(wait_of(limit), 1);
}

std::int64_t Store::wait_of(const SharedLimit& limit) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::vector<Row> rows =
      connection->run("SELECT whole_at FROM allowance WHERE kind = $1 AND client = $2", {limit.kind, limit.client});
  if (rows.empty()) return 0;
  return std::max<std::int64_t>(number(rows.front().at(0)) - now_milliseconds() - limit.slack, 0);
}

void Store::give_back(const SharedLimit& limit) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  connection->run("UPDATE allowance SET whole_at = whole_at - CAST($1 AS BIGINT) WHERE kind = $2 AND client = $3",
                  {limit.interval, limit.kind, limit.client});
}

void Store::forget_whole_limits() {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  connection->run("DELETE FROM allowance WHERE whole_at < $1", {now_milliseconds()});
}

} // namespace newsroom
