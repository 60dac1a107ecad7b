// Rate limits that all processes on one database share. A client's row has the time at which its allowance will be full
// again. Each request moves this time on by one interval; it may be ahead of the current time by at most the slack.
// @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
//
// The database's clock counts, which is the same for all processes. If it was put back, a time can be further ahead
// than any request can have moved it. Such a row means nothing; else its client would have to wait for days.
#include <algorithm>

#include "rows.h"
#include "store.h"

namespace newsroom {
namespace {

constexpr std::int64_t k_small_step = 60'000; // milliseconds by which a clock may be put back without effect

} // namespace

// $3 is the interval, $4 the slack, $5 how far ahead a time can be.
std::string take_statement(const std::string& now) {
  return "INSERT INTO allowance (kind, client, whole_at) VALUES ($1, $2, " + now +
         " + CAST($3 AS BIGINT)) ON CONFLICT (kind, client) DO UPDATE SET whole_at = CASE WHEN allowance.whole_at > " +
         now + " AND allowance.whole_at <= " + now + " + CAST($4 AS BIGINT) THEN allowance.whole_at ELSE " + now +
         " END + CAST($3 AS BIGINT) WHERE allowance.whole_at <= " + now +
         " + CAST($4 AS BIGINT) OR allowance.whole_at > " + now + " + CAST($5 AS BIGINT) RETURNING whole_at";
}

std::int64_t Store::take(const SharedLimit& limit) {
  {
    const Pool::Lease connection = take_connection(Pool::Use::write);
    const std::vector<Row> rows = connection->run(
        take_limit_.c_str(),
        {limit.kind, limit.client, limit.interval, limit.slack, limit.slack + limit.interval + k_small_step});
    if (!rows.empty()) return 0;
  }
  return std::max<std::int64_t>(wait_of(limit), 1);
}

std::int64_t Store::wait_of(const SharedLimit& limit) {
  const Pool::Lease connection = take_connection(Pool::Use::read);
  const std::vector<Row> rows = connection->run(wait_of_limit_.c_str(), {limit.kind, limit.client});
  if (rows.empty()) return 0;
  const std::int64_t wait = number(rows.front().at(0)) - limit.slack;
  return wait > limit.interval + k_small_step ? 0 : std::max<std::int64_t>(wait, 0);
}

void Store::give_back(const SharedLimit& limit) {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  connection->run("UPDATE allowance SET whole_at = whole_at - CAST($1 AS BIGINT) WHERE kind = $2 AND client = $3",
                  {limit.interval, limit.kind, limit.client});
}

void Store::forget_whole_limits() {
  const Pool::Lease connection = take_connection(Pool::Use::write);
  connection->run(forget_limits_.c_str());
}

} // namespace newsroom
