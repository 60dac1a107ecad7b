// A file line by line, in bounded memory however long a line is.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace lede::cli {

class LineReader {
 public:
  /// @param descriptor read from its current position; not closed. @param most_bytes of a line that are kept.
  LineReader(int descriptor, std::size_t most_bytes) : descriptor_(descriptor), most_bytes_(most_bytes) {}

  /// @param line gets the next line without its end; if it is too long, its first `most_bytes` + 1 bytes.
  /// @return false at the end of the file.
  [[nodiscard]] bool next(std::string& line);
  /// Returns the next byte that is not white space; NUL if the buffered bytes have none.
  [[nodiscard]] char peek();

  [[nodiscard]] bool ended_with_line_feed() const { return ended_with_line_feed_; }
  /// Bytes up to the end of the last line, its line feed included.
  [[nodiscard]] std::uint64_t consumed() const { return consumed_; }
  /// The error while reading; empty if there was none.
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  bool fill();

  int descriptor_;
  std::size_t most_bytes_;
  std::string block_;
  std::size_t position_ = 0;
  std::uint64_t consumed_ = 0;
  bool ended_with_line_feed_ = false;
  std::string problem_;
};

} // namespace lede::cli
