// Opens a file once, and asks what was opened.
#include "settings_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstddef>

namespace newsroom {
namespace {

constexpr std::size_t k_most_bytes = 4 * 1024 * 1024;
constexpr std::size_t k_step = 16 * 1024;
constexpr const char* k_byte_order_mark = "\xEF\xBB\xBF";

// Returns the problem with an open file; empty: none.
const char* problem_of_file(int descriptor, mode_t refused) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0) return " cannot be read";
  if (!S_ISREG(status.st_mode)) return " is not a regular file";
  if ((status.st_mode & refused) == 0) return "";
  return (refused & (S_IRGRP | S_IROTH)) != 0 ? " may be read by others: chmod 600 it"
                                              : " may be written by others: chmod o-w it";
}

// @return false if reading fails, or the file is too large.
bool read_all(int descriptor, std::string& text) {
  std::array<char, k_step> step; // NOLINT: filled by read
  for (;;) {
    const ssize_t size = ::read(descriptor, step.data(), step.size());
    if (size == 0) return true;
    if (size < 0 && errno == EINTR) continue;
    if (size < 0 || text.size() + static_cast<std::size_t>(size) > k_most_bytes) return false;
    text.append(step.data(), static_cast<std::size_t>(size));
  }
}

} // namespace

std::string read_settings_file(const std::string& file, mode_t refused, std::string& problem) {
  const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) {
    problem = file + " cannot be read";
    return {};
  }
  std::string text;
  std::string found = problem_of_file(descriptor, refused);
  if (found.empty() && !read_all(descriptor, text)) found = " cannot be read, or is larger than 4 MB";
  ::close(descriptor);
  if (!found.empty()) {
    problem = file + found;
    return {};
  }
  if (text.starts_with(k_byte_order_mark)) text.erase(0, 3);
  return text;
}

} // namespace newsroom
