#include "body/bare_addresses.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "body/characters.h"
#include "html/character_references.h"
#include "html/scan.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;

using ascii::is_alphanumeric;
using ascii::is_ascii;
bool is_one_of(char character, std::string_view set) { return set.find(character) != npos; }
bool is_punctuation(char character) { return character > ' ' && character < '\x7F' && !is_alphanumeric(character); }

/// What a byte says of an address that it may stand in.
enum class AddressByte : std::uint8_t { other, letter_or_digit, separator };

/// Nearly every byte of an address is a letter, a digit or one of these, and they need no thought.
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

/// The character that ends at `end`, which is not the text's beginning.
char32_t character_before(std::string_view text, std::size_t end) {
  std::size_t begin = end - 1;
  while (begin > 0 && (static_cast<unsigned char>(text[begin]) & 0xC0U) == 0x80U) --begin;
  return utf8::decode(text, begin);
}

/// Whether a letter that is part of the same word stands before `at`. Scripts without spaces begin a word anywhere.
bool is_in_word(std::string_view text, std::size_t at) {
  if (at == 0) return false;
  if (is_ascii(text[at - 1])) return is_alphanumeric(text[at - 1]);
  return class_of(character_before(text, at)) == CharacterClass::letter;
}

/// Reads an address from its host to its end.
class Reader {
 public:
  /// @param begin of the address; `host` where its host begins. @param in_emphasis underscores at its end may end one.
  Reader(std::string_view text, std::size_t begin, std::size_t host, bool in_emphasis)
      : text_(text), begin_(begin), at_(host), trailing_(in_emphasis ? "?!.,:*_~'\\" : "?!.,:*~'\\") {
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

  /// Whether a path, a query, a fragment or a port follows, or what was read is not the host but a name before it:
  /// `user:password@host`. Nothing else can stand behind a host.
  [[nodiscard]] bool goes_on_behind_host() const {
    const std::string_view rest = text_.substr(at_);
    if (!rest.starts_with(':')) return !rest.empty() && is_one_of(rest.front(), "/?#@");
    if (rest.size() > 1 && ascii::is_digit(rest[1])) return true;
    constexpr std::size_t k_longest_password = 256; // bytes; further on nothing is looked for
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

  /// Letters and digits, and what parts them in paths and queries.
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

  /// Whether the two marks here end what two marks before the address began. Underscores within a word do not.
  [[nodiscard]] bool ends_emphasis() const {
    if (at_ + 1 >= text_.size() || text_[at_ + 1] != mark_) return false;
    return mark_ != '_' || at_ + 2 == text_.size() || !is_alphanumeric(text_[at_ + 2]);
  }

  /// A sign such as an emoji belongs to an address if it begins a part of it, or if more of the address follows.
  [[nodiscard]] bool holds_symbol(std::size_t next) const {
    constexpr std::string_view k_joiner = "\xE2\x80\x8D";
    if (is_one_of(text_[at_ - 1], "/=?#-_.&") || text_.substr(0, at_).ends_with(k_joiner)) return true;
    if (next == text_.size()) return false;
    if (is_ascii(text_[next])) return is_one_of(text_[next], "/=?#-_.&%");
    std::size_t at = next;
    return class_of(utf8::decode(text_, at)) == CharacterClass::symbol;
  }

  /// Where the address ends without the signs at its end, unless they are a part of their own: "/😀".
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
        // Right behind a Latin letter or a digit it is the sentence that goes on, and not the address: unless this part
        // of the address began in such a script.
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
  std::string_view trailing_; // marks that do not belong to it
  bool in_parentheses_ = false;
  char mark_ = '\0';                  // two of them stand right before the address: two more end it
  bool is_spaceless_ = false;         // a letter of a script without spaces may come next
  bool is_spaceless_segment_ = false; // such a letter was in this part of the address
};

/// How many bytes the scheme takes, up to and including "//", if it ends with the ":" at `colon`; else 0.
std::size_t scheme_size(std::string_view text, std::size_t colon) {
  constexpr std::string_view k_scheme = "https";
  if (!text.substr(colon + 1).starts_with("//")) return 0;
  for (const std::size_t size : {k_scheme.size(), k_scheme.size() - 1}) {
    if (colon < size) continue;
    const std::size_t begin = colon - size;
    std::size_t same = 0;
    while (same < size && ascii::to_lower(text[begin + same]) == k_scheme[same]) ++same;
    if (same == size && (begin == 0 || !ascii::is_letter(text[begin - 1]))) return size + 3;
  }
  return 0;
}

BareAddress web_at(std::string_view text, std::size_t colon, bool in_emphasis) {
  const std::size_t size = scheme_size(text, colon);
  if (size == 0) return {};
  const std::size_t begin = colon + 3 - size;
  if (begin > 0 && text[begin - 1] == '<') return {}; // a link already, or meant to be none
  return {begin, Reader(text, begin, colon + 3, in_emphasis).read(), AddressKind::web};
}

bool is_www(std::string_view text) {
  return text.size() > 4 && ascii::to_lower(text[0]) == 'w' && ascii::to_lower(text[1]) == 'w' &&
         ascii::to_lower(text[2]) == 'w' && text[3] == '.' && text[4] != '.';
}

BareAddress www_at(std::string_view text, std::size_t begin, bool in_emphasis) {
  if (!is_www(text.substr(begin)) || is_in_word(text, begin)) return {};
  if (begin > 0 && is_one_of(text[begin - 1], "./-@\\&=?#%+")) return {};
  return {begin, Reader(text, begin, begin, in_emphasis).read(), AddressKind::www};
}

/// Where a mail address ends whose "@" is at `at`, or 0.
std::size_t mail_end(std::string_view text, std::size_t at) {
  std::size_t end = at + 1;
  std::size_t parts = 0;
  while (end < text.size()) {
    const char character = text[end];
    if (character == '.') {
      if (end + 1 == text.size() || !is_alphanumeric(text[end + 1])) break;
      ++parts;
    } else if (!is_alphanumeric(character) && !is_one_of(character, "-_")) {
      break;
    }
    ++end;
  }
  return parts > 0 ? end : 0;
}

/// @param least where an address before it ends.
BareAddress mail_at(std::string_view text, std::size_t at, std::size_t least) {
  std::size_t begin = at;
  while (begin > least && (is_alphanumeric(text[begin - 1]) || is_one_of(text[begin - 1], ".-_+"))) --begin;
  std::size_t end = mail_end(text, at);
  if (begin < at && end > 0 && text[begin] == '_' && text[end - 1] == '_') {
    ++begin; // emphasis
    --end;
  }
  if (begin >= at || end == 0 || !ascii::is_letter(text[end - 1])) return {};
  if (begin > 0 && (is_one_of(text[begin - 1], "/<\\@") || is_in_word(text, begin))) return {};
  return {begin, end, AddressKind::mail};
}

/// Whether emphasis by underscores may be open at a place; places are asked for in their order.
class Underscores {
 public:
  explicit Underscores(std::string_view text) : text_(text) {}
  bool may_be_open(std::size_t at) {
    if (at <= looked_at_) return is_open_;
    const std::string_view between = text_.substr(looked_at_, at - looked_at_);
    const std::size_t mark = between.rfind('_');
    const std::size_t paragraph = between.rfind("\n\n");
    if (mark != npos)
      is_open_ = paragraph == npos || paragraph < mark;
    else if (paragraph != npos)
      is_open_ = false;
    looked_at_ = at;
    return is_open_;
  }
  /// What stands in an address is no mark.
  void skip_to(std::size_t at) { looked_at_ = std::max(looked_at_, at); }

 private:
  std::string_view text_;
  std::size_t looked_at_ = 0;
  bool is_open_ = false;
};

/// The offset of the next "www." or so, or the text's size.
std::size_t find_www(std::string_view text, std::size_t from) {
  // A full stop is rarer than "w".
  for (from = text.find('.', from); from != npos; from = text.find('.', from + 1)) {
    if (from >= 3 && is_www(text.substr(from - 3))) return from - 3;
  }
  return text.size();
}

std::size_t find_text(std::string_view text, std::size_t from, std::string_view wanted) {
  return std::min(text.find(wanted, from), text.size());
}

} // namespace

std::vector<BareAddress> find_bare_addresses(std::string_view text) {
  std::vector<BareAddress> found;
  Underscores underscores(text);
  std::size_t end = 0; // of the last one
  std::size_t colon = find_text(text, 0, "://");
  std::size_t sign = find_text(text, 0, "@");
  std::size_t www = find_www(text, 0);
  while (std::min({colon, sign, www}) < text.size()) {
    BareAddress address;
    if (www < colon && www < sign) {
      address = www_at(text, www, underscores.may_be_open(www));
      www = find_www(text, www + 4);
    } else if (colon < sign) {
      address = web_at(text, colon, underscores.may_be_open(colon));
      colon = find_text(text, colon + 1, "://");
    } else {
      address = mail_at(text, sign, end);
      sign = find_text(text, sign + 1, "@");
    }
    if (address.end == 0 || address.begin < end) continue;
    found.push_back(address);
    end = address.end;
    underscores.skip_to(end);
    if (colon < end) colon = find_text(text, end, "://");
    if (sign < end) sign = find_text(text, end, "@");
    if (www < end) www = find_www(text, end);
  }
  return found;
}

std::size_t bare_address_size(std::string_view text, AddressKind kind) {
  if (kind == AddressKind::mail) return mail_at(text, html::find_byte(text, 0, '@'), 0).end;
  if (kind == AddressKind::www) return www_at(text, 0, false).end;
  return web_at(text, html::find_byte(text, 0, ':'), false).end;
}

std::string_view scheme_before(AddressKind kind) {
  return kind == AddressKind::mail ? "mailto:" : kind == AddressKind::www ? "http://" : "";
}

} // namespace lede::body
