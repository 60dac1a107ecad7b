// Text as the tokenizer and the writer expect it: well-formed UTF-8, line ends as LF, no control characters.
// @see https://html.spec.whatwg.org/multipage/parsing.html#preprocessing-the-input-stream
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace lede::html {

/// Repairs a text. Bytes that are not UTF-8 become U+FFFD; CRLF and CR become LF; a form feed becomes a space, because
/// it separates the parts of a tag. NUL and the other C0 controls except TAB and LF are removed.
/// @param scratch holds the repaired copy, if there is one; it must live as long as the view that is returned.
/// @return `text` itself if there is nothing to repair, else a view of `scratch`.
[[nodiscard]] std::string_view prepare(std::string_view text, std::string& scratch);

/// Converts offsets in a prepared text to offsets in the original. If the offsets ascend from call to call, all calls
/// together cost one walk over the original; a smaller offset starts a new walk.
class PreparedOffsets {
 public:
  /// @param original the text that was given to `prepare`; it must outlive this.
  explicit PreparedOffsets(std::string_view original);

  /// @param prepared_offset a byte of the prepared text, or its size.
  /// @return the byte of the original that it was made from, or its size.
  [[nodiscard]] std::size_t original_offset(std::size_t prepared_offset);

 private:
  void start();

  std::string_view original_;
  std::size_t run_begin_ = 0; // the current run of unchanged bytes, in the original
  std::size_t run_end_ = 0;
  std::size_t prepared_begin_ = 0; // the offset of this run in the prepared text
};

} // namespace lede::html
