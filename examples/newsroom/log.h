// Structured logs: a JSON object a line, on standard error. No address, token or text of a reader is ever in them.
#pragma once

#include <cstdint>
#include <string_view>

#include "exchange.h"

namespace newsroom {

enum class Level { info, warning, error };

/// Queues a line; never waits for the log's reader or disk. If a megabyte of lines waits already, the line is lost, and
/// the next one says how many were (`lost`).
/// @param fields the members after "time", "level" and "event".
void log(Level level, std::string_view event, const Json& fields = Json::object());

/// Lines that were lost since the start.
[[nodiscard]] std::int64_t lost_log_lines();

/// Writes the lines, in a thread of its own, as long as this object lives. Lines that come before are written first.
class LogWriter {
 public:
  LogWriter();
  /// Gives the log a second to take the waiting lines, and abandons the thread if it is still stuck then.
  ~LogWriter();
  LogWriter(const LogWriter&) = delete;
  LogWriter& operator=(const LogWriter&) = delete;
};

} // namespace newsroom
