// The text of finished markup as a reader reads it, for comparing two texts whose markup and spaces may differ.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace lede {

/// A text without its white space. Quotation marks and dashes of typography are those of typewriters; everything else
/// is as it is: 1½ is not 1, and "US" is not "us".
class ReadWords {
 public:
  /// Which part of markup is read.
  enum class Reading : std::uint8_t {
    everything,
    visible,    ///< Ends at text that is struck out or folded.
    text,       ///< As `visible`, but not figures.
    paragraphs, ///< As `text`. Ends at quotations, headings, lists, tables and code, too.
  };
  /// Adds the text of finished markup, until there are `enough` bytes. The numbers of footnotes are not read.
  void add_markup(std::string_view html, std::size_t enough, Reading reading = Reading::everything);
  void add_text(std::string_view text);

  [[nodiscard]] std::size_t size() const { return letters_.size(); }
  [[nodiscard]] bool empty() const { return letters_.empty(); }
  [[nodiscard]] bool begins_with(const ReadWords& words) const { return letters_.starts_with(words.letters_); }
  /// Whether other words are anywhere, from the beginning of a word to the end of one.
  [[nodiscard]] bool has(const ReadWords& words) const;
  [[nodiscard]] bool ends_word(std::size_t at) const { return at == size() || ends_[at - 1] != End::none; }
  /// Whether a number goes on after an offset.
  [[nodiscard]] bool is_in_number(std::size_t at) const;
  [[nodiscard]] bool ends_line(std::size_t at) const { return at == size() || ends_[at - 1] == End::line; }
  [[nodiscard]] bool ends_with_letter() const;
  [[nodiscard]] bool ends_sentence() const;
  [[nodiscard]] bool ends_with_point() const { return letters_.ends_with('.'); }

 private:
  enum End : char { none, word, line };
  void end(End what);
  [[nodiscard]] bool ends_number(std::size_t at) const;

  std::string letters_;
  std::string ends_; // what ends after each byte of `letters_`
};

} // namespace lede
