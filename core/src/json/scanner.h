// The tokens of a JSON text, each with its place in the source. nlohmann's parser is fed from here (reader.cpp): its
// own scanner knows no places, refuses what real exports contain (lone surrogates), and brings floating point with it.
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

/// A text in the source where it stands there as it is, else (escapes, repairs) in the buffer of decoded text.
struct Slice {
  std::uint32_t begin = 0;
  std::uint32_t size = 0;
  bool is_decoded = false;
};

/// What had to be replaced by U+FFFD in a string: offsets in its decoded text of the first of each kind.
struct Repairs {
  std::optional<std::size_t> invalid_utf8;
  std::optional<std::size_t> lone_surrogate;
};

class Scanner {
 public:
  /// @param source must outlive the scanner; begins at `offset` for the scanner.
  /// @param decoded gets the text of strings that do not stand in the source as they are.
  Scanner(std::string_view source, std::size_t offset, std::string& decoded)
      : source_(source), decoded_(decoded), position_(offset), token_begin_(offset) {}

  /// Line ends and tabs in strings are taken as they are, which pages' JSON-LD may have.
  void allow_line_breaks() { allows_line_breaks_ = true; }

  /// Reads the next token. After `error` there is no next one.
  Token next();

  [[nodiscard]] Token token() const { return token_; }
  [[nodiscard]] Token previous() const { return previous_; }
  /// Where the token, or what is wrong with it, begins in the source.
  [[nodiscard]] std::size_t token_begin() const { return token_begin_; }
  /// The text of a string, or a number as it is written.
  [[nodiscard]] const Slice& slice() const { return slice_; }
  [[nodiscard]] const Repairs& repairs() const { return repairs_; }

  /// What is wrong inside the token; empty where the characters there begin no token at all.
  [[nodiscard]] std::string_view complaint() const { return complaint_; }
  /// Where the complaint is about; the token itself may begin earlier.
  [[nodiscard]] std::size_t complaint_offset() const { return position_; }
  /// Whether the text ends inside the token, so that it may be the beginning of a longer one.
  [[nodiscard]] bool is_truncated() const { return is_truncated_; }
  /// What stands at an offset, for a message: "'x'", "'undefined'", "the end of the text".
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
