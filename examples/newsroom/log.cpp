// A queue of lines, and the one thread that writes them: a pipe that nobody reads or a disk that is stuck stops only
// this thread.
#include "log.h"

#include <poll.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <climits>
#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <thread>
#include <utility>

#include "text.h"

namespace newsroom {
namespace {

constexpr const char* k_levels[] = {"info", "warning", "error"};
constexpr std::size_t k_most_waiting = 1024 * 1024; // bytes
constexpr std::chrono::seconds k_patience{1};       // with a log that does not take the last lines

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

// JSON with the characters escaped that could change how a terminal shows the line: controls of eight bits, marks and
// overrides of direction, line separators. Strangers may have chosen them, such as the owner of a certificate.
std::string readable(std::string_view json) {
  constexpr std::string_view k_digits = "0123456789abcdef";
  std::string line;
  while (!json.empty()) {
    std::uint32_t character = 0;
    const std::size_t size = std::max<std::size_t>(read_character(json, character), 1);
    const bool is_hidden = (character >= 0x7f && character < 0xa0) || character == 0x200e || character == 0x200f ||
                           (character >= 0x2028 && character <= 0x202e) ||
                           (character >= 0x2066 && character <= 0x2069) || character == 0xfeff;
    if (is_hidden) {
      line += "\\u";
      for (const unsigned shift : {12U, 8U, 4U, 0U}) line += k_digits[(character >> shift) & 0xfU];
    } else {
      line += json.substr(0, size);
    }
    json.remove_prefix(size);
  }
  return line;
}

struct Queue {
  std::mutex mutex;
  std::condition_variable has_lines;
  std::condition_variable has_ended;
  std::string lines;
  std::int64_t lost = 0; // since the last line that said so
  std::int64_t lost_ever = 0;
  bool is_waiting = false; // the writer, for lines
  bool ends = false;
  bool is_done = false;
};

// Never destroyed: an abandoned writer may still use it when the program ends.
Queue& queue() {
  static auto& lasting = *new Queue; // NOLINT: see above
  return lasting;
}

// Returns how much was written. A disk may be full, a file too large, a reader gone.
std::size_t write_some(std::string_view bytes) {
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t size = ::write(STDERR_FILENO, bytes.data() + written, bytes.size() - written);
    if (size > 0) written += static_cast<std::size_t>(size);
    if (size >= 0 || errno == EINTR) continue;
    if (errno != EAGAIN) break;
    pollfd stream{STDERR_FILENO, POLLOUT, 0};
    ::poll(&stream, 1, -1);
  }
  return written;
}

// Writes whole lines, as many at once as a pipe takes without mixing them with those of another process. Returns how
// many lines were lost.
std::int64_t write_lines(std::string_view lines) {
  static bool is_torn = false; // the last write ended within a line
  std::int64_t lost = 0;
  while (!lines.empty()) {
    std::size_t end = lines.size();
    if (end > PIPE_BUF) {
      const std::size_t last = lines.rfind('\n', PIPE_BUF - 1);
      end = (last == std::string_view::npos ? lines.find('\n') : last) + 1;
    }
    const std::string_view part = lines.substr(0, end);
    lines.remove_prefix(end);
    if (is_torn && write_some("\n") == 1) is_torn = false;
    const std::size_t written = is_torn ? 0 : write_some(part);
    if (written == part.size()) continue;
    lost += std::count(part.begin() + static_cast<std::ptrdiff_t>(written), part.end(), '\n');
    is_torn = is_torn || (written > 0 && part[written - 1] != '\n');
  }
  return lost;
}

void write_as_they_come() {
  Queue& all = queue();
  std::unique_lock lock(all.mutex);
  for (;;) {
    all.is_waiting = true;
    all.has_lines.wait(lock, [&] { return all.ends || !all.lines.empty(); });
    all.is_waiting = false;
    if (all.lines.empty()) break;
    const std::string lines = std::exchange(all.lines, {});
    lock.unlock();
    const std::int64_t lost = write_lines(lines);
    lock.lock();
    all.lost += lost;
    all.lost_ever += lost;
  }
  all.is_done = true;
  all.has_ended.notify_all();
}

} // namespace

void log(Level level, std::string_view event, const Json& fields) {
  std::string text = "{\"time\":\"" + time_with_milliseconds() + "\",\"level\":\"";
  text.append(k_levels[static_cast<std::size_t>(level)]).append("\",\"event\":\"").append(event).append("\"");
  std::string end = "}\n";
  if (!fields.empty()) end = "," + readable(dump(fields)).substr(1) + "\n";
  Queue& all = queue();
  const std::lock_guard lock(all.mutex);
  if (all.lines.size() + text.size() + end.size() > k_most_waiting) {
    ++all.lost;
    ++all.lost_ever;
    return;
  }
  if (all.lost > 0) text += ",\"lost\":" + std::to_string(std::exchange(all.lost, 0));
  all.lines.append(text).append(end);
  if (all.is_waiting) all.has_lines.notify_one();
}

std::int64_t lost_log_lines() {
  Queue& all = queue();
  const std::lock_guard lock(all.mutex);
  return all.lost_ever;
}

LogWriter::LogWriter() { std::thread(write_as_they_come).detach(); }

LogWriter::~LogWriter() {
  Queue& all = queue();
  std::unique_lock lock(all.mutex);
  all.ends = true;
  all.has_lines.notify_one();
  all.has_ended.wait_for(lock, k_patience, [&] { return all.is_done; });
}

} // namespace newsroom
