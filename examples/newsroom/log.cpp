// One write a line, so that lines of several threads do not mix.
#include "log.h"

#include <unistd.h>

#include <chrono>
#include <string>

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
  const std::string text = dump(line) + "\n";
  static_cast<void>(!::write(STDERR_FILENO, text.data(), text.size()));
}

} // namespace newsroom
