// The tokens of a JSON text. @see https://www.rfc-editor.org/rfc/rfc8259
#include "json/scanner.h"

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/messages.h"
#include "base/text.h"
#include "base/utf8.h"
#include "json/escape.h"

namespace lede::json {

namespace {

constexpr std::size_t k_longest_quoted_word = 24;

bool is_json_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
using ascii::is_digit;
using ascii::is_letter;

/// Not 0 if any of the eight bytes is a control character, a quotation mark or a backslash.
std::uint64_t find_special(std::uint64_t word) {
  const std::uint64_t controls = (word - k_every_byte * 0x20) & ~word & k_high_bits;
  return controls | zero_bytes(word ^ (k_every_byte * '"')) | zero_bytes(word ^ (k_every_byte * '\\'));
}

} // namespace

Token Scanner::next() {
  previous_ = token_;
  while (position_ < source_.size() && is_json_space(source_[position_])) ++position_;
  token_begin_ = position_;
  token_ = scan();
  return token_;
}

Token Scanner::scan() {
  if (position_ == source_.size()) return Token::end_of_input;
  const char c = source_[position_];
  switch (c) {
    case '{': ++position_; return Token::begin_object;
    case '}': ++position_; return Token::end_object;
    case '[': ++position_; return Token::begin_array;
    case ']': ++position_; return Token::end_array;
    case ':': ++position_; return Token::name_separator;
    case ',': ++position_; return Token::value_separator;
    case '"': return scan_string();
    case 't': return scan_literal("true", Token::literal_true);
    case 'f': return scan_literal("false", Token::literal_false);
    case 'n': return scan_literal("null", Token::literal_null);
    default: return c == '-' || is_digit(c) ? scan_number() : fail({});
  }
}

Token Scanner::fail(std::string_view complaint) {
  complaint_ = complaint;
  return Token::error;
}

Token Scanner::fail_truncated() {
  is_truncated_ = true;
  position_ = source_.size();
  return Token::error;
}

Token Scanner::scan_literal(std::string_view literal, Token token) {
  const std::string_view rest = source_.substr(position_);
  if (rest.substr(0, literal.size()) == literal) {
    position_ += literal.size();
    return token;
  }
  return literal.substr(0, rest.size()) == rest ? fail_truncated() : fail({});
}

bool Scanner::scan_digits() {
  const std::size_t begin = position_;
  while (position_ < source_.size() && is_digit(source_[position_])) ++position_;
  return position_ != begin;
}

Token Scanner::scan_number() {
  const auto at = [this](char c) { return position_ < source_.size() && source_[position_] == c; };
  const auto fail_without_digit = [this](std::string_view complaint) {
    return position_ == source_.size() ? fail_truncated() : fail(complaint);
  };
  if (at('-')) ++position_;
  if (at('0')) {
    ++position_; // a digit after the 0 begins another token, which is then unexpected
  } else if (!scan_digits()) {
    return fail_without_digit(phrases::json_minus);
  }
  if (at('.')) {
    ++position_;
    if (!scan_digits()) return fail_without_digit(phrases::json_point);
  }
  if (at('e') || at('E')) {
    ++position_;
    if (at('+') || at('-')) ++position_;
    if (!scan_digits()) return fail_without_digit(phrases::json_exponent);
  }
  slice_ = {static_cast<std::uint32_t>(token_begin_), static_cast<std::uint32_t>(position_ - token_begin_), false};
  return Token::number;
}

Token Scanner::scan_string() {
  const std::size_t begin = ++position_;
  slice_ = {static_cast<std::uint32_t>(begin), 0, false};
  repairs_ = {};
  while (true) {
    const std::size_t plain_begin = position_;
    std::uint64_t all_words = 0;
    while (!k_is_small_build && source_.size() - position_ >= sizeof all_words) {
      const std::uint64_t word = load_word(source_.data() + position_);
      if (find_special(word) != 0) break;
      all_words |= word;
      position_ += sizeof word;
    }
    unsigned char all_bits = (all_words & k_high_bits) != 0 ? 0x80 : 0;
    while (position_ < source_.size()) {
      const auto byte = static_cast<unsigned char>(source_[position_]);
      if (byte == '"' || byte == '\\' || byte < 0x20) break;
      all_bits |= byte;
      ++position_;
    }
    if (position_ == source_.size()) return fail_truncated();
    if (all_bits >= 0x80 || slice_.is_decoded) take_plain(plain_begin, begin);
    const char c = source_[position_];
    if (c == '"') break;
    if (allows_line_breaks_ && (c == '\n' || c == '\r' || c == '\t')) {
      if (slice_.is_decoded) decoded_ += c;
      ++position_;
      continue;
    }
    if (c != '\\') {
      return fail(c == '\n' || c == '\r' ? phrases::json_line_break
                  : c == '\t'            ? phrases::json_tab
                                         : phrases::json_control);
    }
    if (scan_escape(begin) == Token::error) return Token::error;
  }
  const std::size_t end = slice_.is_decoded ? decoded_.size() : position_;
  slice_.size = static_cast<std::uint32_t>(end - slice_.begin);
  ++position_;
  return Token::string;
}

Token Scanner::scan_escape(std::size_t string_begin) {
  start_decoding(string_begin, position_);
  const Escape escape = read_escape(source_, position_);
  switch (escape.outcome) {
    case Escape::Outcome::truncated: return fail_truncated();
    case Escape::Outcome::malformed:
      return fail(escape.source_size == 2 ? phrases::json_escape : phrases::json_unicode_escape);
    case Escape::Outcome::lone_surrogate:
      if (!repairs_.lone_surrogate) repairs_.lone_surrogate = decoded_.size() - slice_.begin;
      break;
    case Escape::Outcome::character: break;
  }
  utf8::append(decoded_, escape.code_point);
  position_ += escape.source_size;
  return Token::string;
}

/// Takes the bytes from `begin` to here, none of which needs unescaping.
void Scanner::take_plain(std::size_t begin, std::size_t string_begin) {
  const std::string_view plain = source_.substr(begin, position_ - begin);
  const std::size_t invalid = utf8::find_invalid(plain);
  if (invalid != std::string_view::npos) {
    start_decoding(string_begin, begin);
    if (!repairs_.invalid_utf8) repairs_.invalid_utf8 = decoded_.size() - slice_.begin + invalid;
    decoded_ += utf8::repair(plain);
  } else if (slice_.is_decoded) {
    decoded_.append(plain);
  }
}

/// Copies the string up to `end`, which needed no decoding so far, into the buffer of decoded texts.
void Scanner::start_decoding(std::size_t string_begin, std::size_t end) {
  if (slice_.is_decoded) return;
  // Decoded text is shorter than its source, except for repairs, so this is mostly the only allocation.
  if (decoded_.empty()) decoded_.reserve(source_.size() - string_begin);
  slice_ = {static_cast<std::uint32_t>(decoded_.size()), 0, true};
  decoded_.append(source_.substr(string_begin, end - string_begin));
}

std::string Scanner::describe(std::size_t offset) const {
  if (offset >= source_.size()) return std::string(phrases::end_of_text);
  std::size_t end = offset;
  while (end < source_.size() && end - offset < k_longest_quoted_word && is_letter(source_[end])) ++end;
  if (end == offset) {
    // Show one whole character: it may be a typographic quotation mark that an editor has inserted.
    const auto byte = static_cast<unsigned char>(source_[offset]);
    if (byte < 0x20 || byte == 0x7F) return std::string(phrases::control_character);
    end = offset + (byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4);
    if (!utf8::is_valid(source_.substr(offset, end - offset)) || end > source_.size()) {
      return std::string(phrases::invalid_byte);
    }
  }
  return concat({"'", source_.substr(offset, end - offset), "'"});
}

} // namespace lede::json
