// Reads an address in running text from its host to its end, by GitHub's rules and some for texts that are not English.
// @see https://github.github.com/gfm/#autolinks-extension-
#include "body/address_reader.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "body/characters.h"
#include "html/character_references.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;

using ascii::is_alphanumeric;
using ascii::is_ascii;
using ascii::is_one_of;
bool is_punctuation(char character) { return character > ' ' && character < '\x7F' && !is_alphanumeric(character); }

/// The role of a byte in an address.
enum class AddressByte : std::uint8_t { other, letter_or_digit, separator };

/// Nearly every byte of an address is a letter, a digit or one of these separators. They always belong to it.
constexpr std::array<AddressByte, 256> make_address_bytes() {
  std::array<AddressByte, 256> bytes{};
  for (unsigned byte = 0; byte < 0x80; ++byte) {
    const auto character = static_cast<char>(byte);
    if (is_alphanumeric(character)) bytes[byte] = AddressByte::letter_or_digit;
  }
  for (const char separator : {'/', '=', '?', '#', '_', '-', '+'})
    bytes[static_cast<unsigned char>(separator)] = AddressByte::separator;
  return bytes;
}
constexpr std::array<AddressByte, 256> k_address_bytes = make_address_bytes();

AddressByte address_byte(char character) { return k_address_bytes[static_cast<unsigned char>(character)]; }

/// Marks after an address that do not belong to it; the first is one only if it may end an emphasis.
constexpr std::string_view k_trailing_marks = "_?!.,:*~'\\";

/// Reads an address from its host to its end.
class Reader {
 public:
  /// @param begin of the address; @param host where its host begins. @param in_emphasis whether underscores at its end
  /// may end an emphasis.
  Reader(std::string_view text, std::size_t begin, std::size_t host, bool in_emphasis)
      : text_(text), begin_(begin), at_(host), trailing_(k_trailing_marks.substr(in_emphasis ? 0 : 1)) {
    std::size_t before = begin;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t')) --before;
    in_parentheses_ = before > 0 && text[before - 1] == '(';
    if (begin > 1 && text[begin - 1] == text[begin - 2] && is_one_of(text[begin - 1], "*_~")) mark_ = text[begin - 1];
  }

  /// @return where the address ends, or 0.
  std::size_t read() {
    if (!read_host()) return 0;
    const std::size_t host_end = at_;
    if (!goes_on_behind_host()) return host_end;
    while (at_ < text_.size() && read_one()) continue;
    return std::max(without_trailing_marks(), host_end);
  }

 private:
  bool read_host() {
    const std::size_t begin = at_;
    if (at_ < text_.size() && text_[at_] == '[') return read_numeric_host();
    is_spaceless_ = true; // a host may begin with any letter
    while (at_ < text_.size()) {
      const char character = text_[at_];
      if (!is_ascii(character)) {
        if (!read_beyond_ascii()) break;
        continue;
      }
      const bool is_letter_or_digit = address_byte(character) == AddressByte::letter_or_digit;
      if (!is_letter_or_digit && !is_one_of(character, "-_.")) break;
      if (is_letter_or_digit) is_spaceless_ = false;
      ++at_;
    }
    at_ = std::max(without_symbols(at_), begin);
    while (at_ > begin && is_one_of(text_[at_ - 1], "._")) --at_;
    const std::string_view host = text_.substr(begin, at_ - begin);
    if (host.empty() || is_one_of(host.front(), "-_.")) return false;
    // GitHub's rule: no underscore in the last two parts of a host.
    const std::size_t last = host.rfind('.');
    const std::size_t last_but_one = last == npos || last == 0 ? npos : host.rfind('.', last - 1);
    return host.find('_', last_but_one == npos ? 0 : last_but_one) == npos;
  }

  /// "[2001:db8::1]"
  bool read_numeric_host() {
    const std::size_t end = text_.find_first_not_of("0123456789abcdefABCDEF:.", at_ + 1);
    const bool is_whole = end != npos && text_[end] == ']' && text_.substr(at_, end - at_).find("::") != npos;
    if (is_whole) at_ = end + 1;
    return is_whole;
  }

  /// Whether a path, a query, a fragment or a port follows, or whether the text read so far is a user name
  /// (`user:password@host`) and not the host. Nothing else can follow a host.
  [[nodiscard]] bool goes_on_behind_host() const {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(':')) return !rest.empty() && is_one_of(rest.front(), "/?#@");
    if (rest.size() > 1 && ascii::is_digit(rest[1])) return true;
    constexpr std::size_t k_longest_password = 256; // bytes that are searched for an "@"
    const std::size_t end = rest.substr(0, k_longest_password).find_first_of("@/?# \t\n<>\"");
    return end != npos && end > 1 && rest[end] == '@';
  }

  /// @return false where the address ends.
  bool read_one() {
    skip_plain();
    if (at_ == text_.size()) return true;
    const char character = text_[at_];
    if (!is_ascii(character)) return read_beyond_ascii();
    if (character <= ' ' || is_one_of(character, "<>\"`\x7F")) return false;
    if (character == '\\') return read_escape();
    if (character == '&') return read_reference();
    if (character == mark_ && ends_emphasis()) return false;
    if (!read_bracket(character)) return false;
    if (address_byte(character) == AddressByte::separator) begin_segment();
    ++at_;
    return true;
  }

  void begin_segment() {
    is_spaceless_ = true;
    is_spaceless_segment_ = false;
  }

  /// Skips letters, digits and the separators of paths and queries.
  void skip_plain() {
    for (; at_ < text_.size(); ++at_) {
      const AddressByte byte = address_byte(text_[at_]);
      if (byte == AddressByte::other || text_[at_] == mark_) return;
      if (byte == AddressByte::separator)
        begin_segment();
      else
        is_spaceless_ = is_spaceless_segment_;
    }
  }

  /// Whether the two marks here close an emphasis that two marks before the address opened. Underscores inside a word
  /// do not.
  [[nodiscard]] bool ends_emphasis() const {
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != mark_) return false;
    return mark_ != '_' || at_ + 2 == text_.size() || !is_alphanumeric(text_[at_ + 2]);
  }

  /// A symbol such as an emoji belongs to an address if it begins a segment, or if more of the address follows.
  [[nodiscard]] bool holds_symbol(std::size_t next) const {
    constexpr std::string_view k_joiner = "\xE2\x80\x8D";
    if (is_one_of(text_[at_ - 1], "/=?#-_.&") || text_.substr(0, at_).ends_with(k_joiner)) return true;
    if (next == text_.size()) return false;
    if (is_ascii(text_[next])) return is_one_of(text_[next], "/=?#-_.&%");
    std::size_t at = next;
    return class_of(utf8::decode(text_, at)) == CharacterClass::symbol;
  }

  /// The end of the address without the symbols at its end, unless they are a whole segment: "/😀".
  [[nodiscard]] std::size_t without_symbols(std::size_t end) const {
    std::size_t begin = end;
    while (begin > begin_ && !is_ascii(text_[begin - 1]) &&
           class_of(character_before(text_, begin)) == CharacterClass::symbol) {
      do --begin;
      while ((static_cast<unsigned char>(text_[begin]) & 0xC0U) == 0x80U);
    }
    const bool is_part = begin < end && begin > begin_ && is_one_of(text_[begin - 1], "/=");
    return is_part && text_[begin - 1] != text_[begin - 2] ? end : begin;
  }

  [[nodiscard]] bool read_bracket(char character) {
    if (character == '[') {
      if (text_.substr(at_).starts_with("[^")) return false; // a footnote
      ++squares_;
    } else if (character == ']') {
      if (squares_ == 0) return false;
      --squares_;
    } else if (character == '(') {
      ++rounds_;
    } else if (character == ')') {
      if (rounds_ == 0 && in_parentheses_) return false;
      if (rounds_ > 0) --rounds_;
    }
    return true;
  }

  bool read_escape() {
    if (at_ + 1 >= text_.size() || !is_punctuation(text_[at_ + 1]) || is_one_of(text_[at_ + 1], "<>\"`[]"))
      return false;
    at_ += 2;
    return true;
  }

  bool read_reference() {
    std::string decoded;
    const std::size_t size = html::decode_reference(text_.substr(at_), html::ReferenceContext::text, decoded);
    const bool is_reference = size > 0 && text_[at_ + size - 1] == ';';
    if (is_reference && decoded != "&") return false;
    is_spaceless_ = true;
    at_ += is_reference ? size : 1;
    return true;
  }

  bool read_beyond_ascii() {
    std::size_t next = at_;
    switch (class_of(utf8::decode(text_, next))) {
      case CharacterClass::space:
      case CharacterClass::punctuation: return false;
      case CharacterClass::dash:
        if (next == text_.size() || (is_ascii(text_[next]) && !is_alphanumeric(text_[next]))) return false;
        break;
      case CharacterClass::spaceless:
        // After a Latin letter or a digit, a letter of such a script continues the sentence and not the address, unless
        // this segment of the address began in that script.
        if (!is_spaceless_) return false;
        is_spaceless_segment_ = true;
        break;
      case CharacterClass::symbol:
        if (!holds_symbol(next)) return false;
        break;
      case CharacterClass::letter: is_spaceless_ = is_spaceless_segment_; break;
    }
    at_ = next;
    return true;
  }

  [[nodiscard]] std::ptrdiff_t count(std::size_t end, char mark) const {
    return std::count(text_.begin() + static_cast<std::ptrdiff_t>(begin_),
                      text_.begin() + static_cast<std::ptrdiff_t>(end), mark);
  }

  [[nodiscard]] std::size_t without_trailing_marks() const {
    std::size_t end = without_symbols(at_);
    if (const char last = text_[end - 1]; last != ')' && last != ';' && !is_one_of(last, trailing_)) return end;
    std::ptrdiff_t unopened = count(end, ')') - count(end, '(');
    while (end > begin_) {
      const char last = text_[end - 1];
      if (last == ';') {
        std::size_t name = end - 1;
        while (name > begin_ && is_alphanumeric(text_[name - 1])) --name;
        end = name < end - 1 && name > begin_ && text_[name - 1] == '&' ? name - 1 : end - 1;
      } else if (last == ')' && unopened > 0) {
        --unopened;
        --end;
      } else if (is_one_of(last, trailing_)) {
        --end;
      } else if (const std::size_t before = without_symbols(end); before < end) {
        end = before;
      } else {
        break;
      }
    }
    return end;
  }

  std::string_view text_;
  std::size_t begin_;
  std::size_t at_;
  std::size_t squares_ = 0; // open
  std::size_t rounds_ = 0;
  std::string_view trailing_; // marks after it that do not belong to it
  bool in_parentheses_ = false;
  char mark_ = '\0';                  // two of these are right before the address; two more end it
  bool is_spaceless_ = false;         // a letter of a script without spaces may come next
  bool is_spaceless_segment_ = false; // such a letter was in this part of the address
};

} // namespace

/// The character that ends at `end`, which is not the text's beginning.
char32_t character_before(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return utf8::decode(text, begin);
}

std::size_t address_end(std::string_view text, std::size_t begin, std::size_t host, bool in_emphasis) {
  return Reader(text, begin, host, in_emphasis).read();
}

} // namespace lede::body
