// Reading and writing files whole, with errors that a person understands. Nothing half-written is ever left behind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lede::cli {

struct FileContent {
  bool ok = false;
  std::string text; ///< What the file holds, or what went wrong.
};

/// @param name a path, or "-" for standard input.
/// @param most_bytes reading stops one byte after this many, so that the caller can see that it is too long.
[[nodiscard]] FileContent read_file(const std::string& name, std::size_t most_bytes);

/// Writes to a new file beside the target and puts it in the target's place when all of it is there. A symbolic link is
/// followed, and what the process has open already, as /dev/stdout, is written to as it is.
/// @param name a path, or "-" for standard output. @return what went wrong; empty where nothing did.
[[nodiscard]] std::string write_file(const std::string& name, std::string_view content);

/// Writes all of it to a file that is open, from an offset on. @return what went wrong; empty where nothing did.
[[nodiscard]] std::string write_all(int descriptor, std::string_view content, std::uint64_t offset);

} // namespace lede::cli
