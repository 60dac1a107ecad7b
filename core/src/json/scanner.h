// The tokens of a JSON text, each with its place in the source. reader.cpp passes them to nlohmann's parser. nlohmann's
// own scanner does not tell places, refuses lone surrogates, which real exports contain, and needs floating point.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "lede/render.h"

namespace lede::json {

enum class Token : std::uint8_t {
  none, ///< Before the first one.
  begin_object,
  end_object,
  begin_array,
  end_array,
  name_separator,
  value_separator,
  string,
  number,
  literal_true,
  literal_false,
  literal_null,
  end_of_input,
  error,
};
inline constexpr std::size_t k_token_count = static_cast<std::size_t>(Token::error) + 1;

/// A text: a range of the source, or, if it had escapes or repairs, a range of the buffer of decoded text.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  bool is_decoded = false;
};

/// What was replaced by U+FFFD in a string: for each kind, the offset of the first one in the decoded text.
struct Repairs {
  std::optional<std::size_t> invalid_utf8;
  std::optional<std::size_t> lone_surrogate;
};

class Scanner {
 public:
  /// @param source must outlive the scanner. @param offset where the scanner begins to read.
  /// @param decoded gets the texts of strings with escapes or repairs.
  Scanner(std::string_view source, std::size_t offset, std::string& decoded)
      : source_(source), decoded_(decoded), position_(offset), token_begin_(offset) {}

  /// Allows line ends and tabs inside strings, which the JSON-LD of pages may contain.
  void allow_line_breaks() { allows_line_breaks_ = true; }

  /// Reads the next token. Do not call it again after `error`.
  Token next();

  [[nodiscard]] Token token() const { return token_; }
  [[nodiscard]] Token previous() const { return previous_; }
  /// The offset in the source of the token, or of the error in it.
  [[nodiscard]] std::size_t token_begin() const { return token_begin_; }
  /// The text of a string, or a number as it is written.
  [[nodiscard]] const Slice& slice() const { return slice_; }
  [[nodiscard]] const Repairs& repairs() const { return repairs_; }

  /// What is wrong inside the token; empty if no token begins with these characters.
  [[nodiscard]] std::string_view complaint() const { return complaint_; }
  /// The offset of the error; the token itself may begin earlier.
  [[nodiscard]] std::size_t complaint_offset() const { return position_; }
  /// Whether the text ends inside the token, so that it may be the beginning of a longer one.
  [[nodiscard]] bool is_truncated() const { return is_truncated_; }
  /// Describes the text at an offset for a message: "'x'", "'undefined'", "the end of the text".
  [[nodiscard]] std::string describe(std::size_t offset) const;

 private:
  Token scan();
  Token scan_literal(std::string_view literal, Token token);
  Token scan_number();
  bool scan_digits();
  Token scan_string();
  Token scan_escape(std::size_t string_begin);
  void take_plain(std::size_t begin, std::size_t string_begin);
  void start_decoding(std::size_t string_begin, std::size_t end);
  Token fail(std::string_view complaint);
  Token fail_truncated();

  std::string_view source_;
  std::string& decoded_;
  bool allows_line_breaks_ = false;
  std::size_t position_;
  std::size_t token_begin_;
  Token token_ = Token::none;
  Token previous_ = Token::none;
  bool is_truncated_ = false;
  Slice slice_;
  Repairs repairs_;
  std::string_view complaint_;
};

} // namespace lede::json
