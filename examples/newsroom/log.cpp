// One write a line, so that lines of several threads do not mix.
#include "log.h"

#include <poll.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>

#include "text.h"

namespace newsroom {
namespace {

constexpr const char* k_levels[] = {"info", "warning", "error"};

std::string time_with_milliseconds() {
  using std::chrono::milliseconds;
  const auto now =
      std::chrono::duration_cast<milliseconds>(std::chrono::system_clock::now().time_since_epoch()).count();
  std::string text = format_time(now / 1000);
  std::string fraction = std::to_string(now % 1000);
  fraction.insert(0, 3 - fraction.size(), '0');
  text.insert(text.size() - 1, "." + fraction);
  return text;
}

} // namespace

void log(Level level, std::string_view event, const Json& fields) {
  Json line;
  line["time"] = time_with_milliseconds();
  line["level"] = k_levels[static_cast<std::size_t>(level)];
  line["event"] = std::string(event);
  line.update(fields);
  // A log that nobody reads must not stop the server: a pipe without room loses the line, and the next one says so.
  static std::mutex mutex;
  static std::int64_t lost = 0;
  const std::lock_guard lock(mutex);
  pollfd stream{STDERR_FILENO, POLLOUT, 0};
  if (::poll(&stream, 1, 0) == 0) {
    ++lost;
    return;
  }
  if (lost > 0) line["lost"] = std::exchange(lost, 0);
  const std::string text = dump(line) + "\n";
  static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

} // namespace newsroom
