#include "files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace lede::cli {
namespace {

std::string write_all(int descriptor, std::string_view content) {
  while (!content.empty()) {
    const ssize_t written = ::write(descriptor, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::strerror(errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

/// Returns the descriptor for a name such as /dev/stdout, which the process has open; -1 for any other name. Such a
/// name must never be replaced by a new file: it may lead to a file, or be shared by all processes.
int open_descriptor(std::string_view name) {
  if (name == "-" || name == "/dev/stdout" || name == "/dev/fd/1" || name == "/proc/self/fd/1") return STDOUT_FILENO;
  if (name == "/dev/stderr" || name == "/dev/fd/2" || name == "/proc/self/fd/2") return STDERR_FILENO;
  return -1;
}

/// Returns the target of a symbolic link, so that the target is replaced and not the link.
std::string behind_links(const std::string& name) {
  char* const resolved = ::realpath(name.c_str(), nullptr);
  if (resolved == nullptr) return name;
  std::string path = resolved;
  std::free(resolved); // NOLINT: realpath says so
  return path;
}

} // namespace

bool is_markdown_file(std::string_view name) {
  return name.ends_with(".md") || name.ends_with(".mdx") || name.ends_with(".markdown");
}

std::string problem_with(std::string_view name, std::string_view problem) {
  if (problem.empty()) return {};
  std::string message(name);
  return message.append(": ").append(problem);
}

FileContent read_file(const std::string& name, std::size_t most_bytes) {
  const bool is_standard_input = name == "-";
  const std::string shown = is_standard_input ? "standard input" : name;
  const int descriptor = is_standard_input ? STDIN_FILENO : ::open(name.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return {false, problem_with(shown, std::strerror(errno))};
  FileContent content{true, {}};
  constexpr std::size_t k_block = 64 * 1024;
  for (;;) {
    const std::size_t size = content.text.size();
    content.text.resize(size + k_block);
    const ssize_t count = ::read(descriptor, content.text.data() + size, k_block);
    content.text.resize(size + static_cast<std::size_t>(count > 0 ? count : 0));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) content = {false, problem_with(shown, std::strerror(errno))};
    if (count <= 0 || content.text.size() > most_bytes) break;
  }
  if (!is_standard_input) ::close(descriptor);
  return content;
}

std::string write_file(const std::string& name, std::string_view content) {
  const int open_already = open_descriptor(name);
  if (open_already >= 0) {
    const std::string failure = write_all(open_already, content);
    return problem_with(name == "-" ? "standard output" : name, failure);
  }
  const std::string path = behind_links(name);
  struct stat target {};
  const bool exists = ::stat(path.c_str(), &target) == 0;
  if (exists && !S_ISREG(target.st_mode)) { // a pipe or a device cannot be replaced
    if (S_ISDIR(target.st_mode)) return problem_with(name, std::strerror(EISDIR));
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) return problem_with(name, std::strerror(errno));
    std::string failure = write_all(descriptor, content);
    ::close(descriptor);
    return problem_with(name, failure);
  }
  std::string temporary = path + ".XXXXXX";
  const int descriptor = ::mkstemp(temporary.data());
  if (descriptor < 0) return problem_with(name, std::strerror(errno));
  std::string failure = write_all(descriptor, content);
  constexpr mode_t k_new_file = 0644;
  if (failure.empty() && ::fchmod(descriptor, exists ? target.st_mode : k_new_file) != 0)
    failure = std::strerror(errno);
  if (::close(descriptor) != 0 && failure.empty()) failure = std::strerror(errno);
  if (failure.empty() && std::rename(temporary.c_str(), path.c_str()) != 0) failure = std::strerror(errno);
  if (failure.empty()) return {};
  ::unlink(temporary.c_str());
  return problem_with(name, failure);
}

std::string write_all(int descriptor, std::string_view content, std::uint64_t offset) {
  while (!content.empty()) {
    const ssize_t written = ::pwrite(descriptor, content.data(), content.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return std::strerror(errno);
    content.remove_prefix(static_cast<std::size_t>(written));
    offset += static_cast<std::uint64_t>(written);
  }
  return {};
}

} // namespace lede::cli
