// The Markdown text for md4c. Where md4c would read something differently from GitHub, it gets a slightly different
// text: a byte without a meaning instead of a mark, or a few additional bytes. Each piece of text that md4c returns is
// looked up in the original, so readers never see a change, not even in code.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace lede::body {

// Bytes that well-formed UTF-8 never has.
inline constexpr std::string_view k_like_punctuation = "\xC0\xA1"; // inserted; md4c decodes it as an exclamation mark
inline constexpr std::string_view k_like_tilde = "\xC1\xBE"; // for a tilde; md4c decodes it as one without a meaning
inline constexpr std::string_view k_like_letter = "\xFB";    // inserted
inline constexpr std::string_view k_hidden_marks = "_*~|-";
inline constexpr std::string_view k_hidden_as = "\xF8\xF9\xFA\xFC\xFD"; // replace these marks; letters to md4c

class MarkdownSource {
 public:
  /// @param original must outlive this; at most 4 GiB.
  explicit MarkdownSource(std::string_view original) : original_(original) {}
  MarkdownSource(const MarkdownSource&) = delete;
  MarkdownSource& operator=(const MarkdownSource&) = delete;

  [[nodiscard]] std::string_view original() const { return original_; }
  /// The text with its marks hidden so far; it has the size of the original.
  [[nodiscard]] std::string_view hidden() const { return hidden_.empty() ? original_ : std::string_view(hidden_); }

  /// Hides the mark at `offset` from md4c, if it is one of `k_hidden_marks`.
  void hide(std::size_t offset);
  /// Replaces the byte at `offset`.
  void put(std::size_t offset, char character);

  /// Replaces `removed` bytes by `inserted`, which must live as long as this.
  void replace(std::size_t offset, std::size_t removed, std::string_view inserted);
  /// Undoes the replacements at an offset. Call `for_parser` again afterwards.
  void restore(std::size_t offset);

  /// Returns the text for md4c, with all changes so far.
  [[nodiscard]] std::string_view for_parser();
  /// The result of the last call of `for_parser`.
  [[nodiscard]] std::string_view parsed() const { return parsed_; }
  /// Returns the original of a piece of the text for md4c. A piece of another text is returned as it is.
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
  void write_for_parser();
  void move_misread_places();
  void put_in_order();
  [[nodiscard]] std::size_t original_offset(std::size_t place);

  std::string_view original_;
  std::string hidden_;
  std::string edited_;
  std::string_view parsed_;
  std::vector<Edit> edits_; // in their order
  std::size_t nearest_ = 0; // the edit that was found last
  bool in_order_ = true;
};

/// Restores the hidden marks in a value from md4c, such as an address.
void show_hidden(std::string& value);

} // namespace lede::body
