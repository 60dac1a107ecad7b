// A Markdown text as md4c is given it. Where md4c reads something otherwise than GitHub does, it gets a slightly other
// text: a byte that means nothing in place of a mark, or a few bytes more. What md4c hands back is found again in the
// text as it was written, so none of this shows, wherever it stands: also in code, where all of it means nothing.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lede::body {

// Bytes that well-formed UTF-8 never has.
inline constexpr std::string_view k_like_punctuation = "\xC0\xA1"; // added; md4c decodes an exclamation mark
inline constexpr std::string_view k_like_tilde =
    "\xC1\xBE"; // put in place of one; md4c decodes a tilde, which is no mark to it
inline constexpr std::string_view k_like_letter = "\xFB"; // added
inline constexpr std::string_view k_hidden_marks = "_*~|-";
inline constexpr std::string_view k_hidden_as = "\xF8\xF9\xFA\xFC\xFD"; // letters, in the same order

class MarkdownSource {
 public:
  /// @param original must outlive this; at most 4 GiB.
  explicit MarkdownSource(std::string_view original) : original_(original) {}
  MarkdownSource(const MarkdownSource&) = delete;
  MarkdownSource& operator=(const MarkdownSource&) = delete;

  [[nodiscard]] std::string_view original() const { return original_; }
  /// As it is now, with what was hidden; of the same size as the original.
  [[nodiscard]] std::string_view hidden() const { return hidden_.empty() ? original_ : std::string_view(hidden_); }

  /// Makes the mark at `offset` mean nothing, if it is one of `k_hidden_marks`.
  void hide(std::size_t offset);
  /// Puts another byte there, which means something else.
  void put(std::size_t offset, char character);

  /// Puts `inserted` in place of `removed` bytes. @param inserted must live as long as this.
  void replace(std::size_t offset, std::size_t removed, std::string_view inserted);
  /// Takes back what was replaced at an offset; after `for_parser`.
  void restore(std::size_t offset);

  /// What to give to md4c. Anything that was changed after the last call is in it.
  [[nodiscard]] std::string_view for_parser();
  /// What `for_parser` gave last.
  [[nodiscard]] std::string_view parsed() const { return parsed_; }
  /// The same piece of the original; a piece from elsewhere stays as it is.
  [[nodiscard]] std::string_view original_of(std::string_view piece);
  [[nodiscard]] bool holds(std::string_view piece) const;

 private:
  struct Edit {
    std::uint32_t offset;
    std::uint32_t removed;
    std::uint32_t place; // in the text for the parser
    std::uint32_t size;
    const char* inserted;
  };

  [[nodiscard]] std::string& copy();
  [[nodiscard]] std::size_t original_offset(std::size_t place);

  std::string_view original_;
  std::string hidden_;
  std::string edited_;
  std::string_view parsed_;
  std::vector<Edit> edits_; // in their order
  std::size_t nearest_ = 0; // the edit that was asked for last
  bool in_order_ = true;
};

/// Undoes in a value what a `MarkdownSource` did to it.
void show_hidden(std::string& value);

} // namespace lede::body
