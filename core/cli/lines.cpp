// A file line by line.
#include "lines.h"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>

namespace lede::cli {

bool LineReader::fill() {
  constexpr std::size_t k_block_bytes = 256 * 1024;
  block_.resize(k_block_bytes);
  position_ = 0;
  ssize_t count = 0;
  do {
    count = ::read(descriptor_, block_.data(), block_.size());
  } while (count < 0 && errno == EINTR);
  if (count < 0) problem_ = std::strerror(errno);
  block_.resize(static_cast<std::size_t>(std::max<ssize_t>(count, 0)));
  return count > 0;
}

bool LineReader::next(std::string& line) {
  line.clear();
  ended_with_line_feed_ = false;
  bool has_any = false;
  while (position_ < block_.size() || fill()) {
    has_any = true;
    const std::size_t end = std::min(block_.find('\n', position_), block_.size());
    const std::size_t room = most_bytes_ + 1 - std::min(line.size(), most_bytes_ + 1);
    line.append(block_, position_, std::min(end - position_, room));
    ended_with_line_feed_ = end < block_.size();
    const std::size_t after = end + (ended_with_line_feed_ ? 1 : 0);
    consumed_ += after - position_;
    position_ = after;
    if (ended_with_line_feed_) return true;
  }
  return has_any;
}

char LineReader::peek() {
  if (position_ == block_.size() && !fill()) return '\0';
  const std::size_t first = block_.find_first_not_of(" \t\r\n\xEF\xBB\xBF", position_);
  return first == std::string::npos ? '\0' : block_[first];
}

} // namespace lede::cli
