// Reads and writes whole files, with clear error messages. Never leaves a partially written file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lede::cli {

struct FileContent {
  bool ok = false;
  std::string text; ///< The content of the file, or an error message.
};

/// @param name a path, or "-" for standard input.
/// @param most_bytes reading stops one byte after this many, so that the caller can see that it is too long.
[[nodiscard]] FileContent read_file(const std::string& name, std::size_t most_bytes);

/// Writes a new file beside the target, and then replaces the target by it. Symbolic links are followed. Files that the
/// process has open, such as /dev/stdout, are written directly. @param name a path, or "-" for standard output.
/// @return the problem; empty if there is none.
[[nodiscard]] std::string write_file(const std::string& name, std::string_view content);

/// Whether the name of a file says that it is Markdown.
[[nodiscard]] bool is_markdown_file(std::string_view name);

/// Puts a name before a problem. @return empty if there is no problem.
[[nodiscard]] std::string problem_with(std::string_view name, std::string_view problem);

/// Writes all of the content to an open file, from an offset on. @return the problem; empty if there is none.
[[nodiscard]] std::string write_all(int descriptor, std::string_view content, std::uint64_t offset);

} // namespace lede::cli
