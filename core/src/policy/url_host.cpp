// The host parser. It does not apply the IDNA mapping, which needs tables larger than the rest of Lede. Names beyond
// ASCII are kept as written. A name is refused if the mapping could change it into another name than it seems to be. So
// the labels that we accept and the labels that a browser reads differ only in letter case and normalisation.
#include "policy/url_host.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "base/ascii.h"
#include "base/utf8.h"
#include "policy/url_encoding.h"

namespace lede::url {

namespace {

struct CodePointRange {
  char32_t first;
  char32_t last;
};

// Code points that IDNA maps to ASCII (full-width, circled, mathematical … letters, digits and dots), that it ignores
// (soft hyphen, zero-width characters, variation selectors), or that it never allows. The table has whole blocks if no
// letter in them occurs in real names. @see https://www.unicode.org/reports/tr46/
constexpr CodePointRange k_refused_in_domains[] = {
    {0x80, 0xB6},        // C1 controls, Latin-1 signs, ª ² ³ ; · is a letter of Catalan names
    {0xB8, 0xBF},        // ¸ ¹ º and fractions
    {0x132, 0x133},      // ĳ
    {0x149, 0x149},      // ŉ
    {0x17F, 0x17F},      // ſ
    {0x1C4, 0x1CC},      // ǆ ǉ ǌ
    {0x1F1, 0x1F3},      // ǳ
    {0x2B0, 0x2FF},      // modifier letters
    {0x34F, 0x34F},      // combining grapheme joiner
    {0x37A, 0x37E},      // Greek ypogegrammeni … question mark
    {0x384, 0x385},      // Greek accents that hold a space
    {0x600, 0x605},      // Arabic number signs
    {0x61C, 0x61C},      // Arabic letter mark
    {0x6DD, 0x6DD},      // Arabic end of ayah
    {0x70F, 0x70F},      // Syriac abbreviation mark
    {0x8E2, 0x8E2},      // Arabic disputed end of ayah
    {0x115F, 0x1160},    // Hangul fillers
    {0x1680, 0x1680},    // Ogham space
    {0x17B4, 0x17B5},    // Khmer inherent vowels
    {0x1806, 0x180F},    // Mongolian hyphen, selectors and separator
    {0x1D00, 0x1DBF},    // phonetic letters
    {0x1E9E, 0x1E9E},    // ẞ
    {0x1FBD, 0x1FFF},    // Greek extended, whose second half holds the accents with a space
    {0x2000, 0x218F},    // punctuation, superscripts, currency signs, letter-like, number forms
    {0x2427, 0x24FF},    // circled and parenthesised letters and numbers
    {0x2A74, 0x2A76},    // ⩴ ⩵ ⩶
    {0x2C7C, 0x2C7D},    // ⱼ ⱽ
    {0x2FF0, 0x3002},    // ideographic descriptions, space, comma, full stop
    {0x309B, 0x309C},    // kana sound marks that hold a space
    {0x3164, 0x3164},    // Hangul filler
    {0x31EF, 0x33FF},    // circled, squared and parenthesised CJK
    {0xA7F1, 0xA7F4},    // modifier letters
    {0xE000, 0xF8FF},    // private use
    {0xFB00, 0xFB06},    // ﬁ and its kin
    {0xFB29, 0xFB29},    // Hebrew plus sign
    {0xFB50, 0xFFFF},    // Arabic presentation forms, selectors, small, half- and full-width forms, specials
    {0x10780, 0x107BF},  // modifier letters
    {0x1BCA0, 0x1BCAF},  // shorthand format controls
    {0x1CCD6, 0x1CCF9},  // outlined letters and digits
    {0x1D173, 0x1D17A},  // musical format controls
    {0x1D400, 0x1D7FF},  // mathematical letters and digits
    {0x1DF00, 0x1DFFF},  // phonetic and modifier letters
    {0x1F100, 0x1F1FF},  // enclosed letters and digits
    {0x1FBF0, 0x1FBFF},  // segmented digits
    {0x40000, 0x10FFFF}, // unassigned planes, tags, private use
};

bool is_refused_in_domains(char32_t code_point) noexcept {
  for (const CodePointRange& range : k_refused_in_domains) {
    if (code_point <= range.last) {
      return code_point >= range.first;
    }
  }
  return false;
}

/// Whether a host in lower case has a label in Punycode ("xn--…").
bool has_encoded_label(std::string_view host) noexcept {
  constexpr std::string_view k_prefix = "xn--";
  std::size_t found = host.find(k_prefix);
  while (found != std::string_view::npos && found > 0 && host[found - 1] != '.') {
    found = host.find(k_prefix, found + 1);
  }
  return found != std::string_view::npos;
}

bool is_right_to_left(char32_t code_point) noexcept {
  return (code_point >= 0x590 && code_point <= 0x8FF) || (code_point >= 0xFB1D && code_point <= 0xFB4F) ||
         (code_point >= 0x10800 && code_point <= 0x10FFF) || (code_point >= 0x1E800 && code_point <= 0x1EFFF);
}

/// Whether a browser's IDNA mapping leaves the name the same. @param host in lower case, not all ASCII. Refuses labels
/// that browsers refuse: those with letters of both directions, which are shown in another order than they are read,
/// and those that begin with a combining mark. Refuses encoded labels, too: only tables could tell whether they are
/// valid.
bool is_plain_in_idna(std::string_view host) noexcept {
  bool has_letter = false; // Latin, in this label
  bool has_right_to_left = false;
  for (std::size_t at = 0; at < host.size();) {
    const bool is_label_start = at == 0 || host[at - 1] == '.';
    if (is_label_start) {
      has_letter = has_right_to_left = false;
    }
    const char32_t code_point = utf8::decode(host, at);
    const bool is_misplaced_mark = is_label_start && code_point >= 0x300 && code_point <= 0x36F;
    if (is_misplaced_mark || is_refused_in_domains(code_point)) {
      return false;
    }
    has_letter = has_letter || (code_point < 0x80 && ascii::is_letter(static_cast<char>(code_point)));
    has_right_to_left = has_right_to_left || is_right_to_left(code_point);
    if (has_letter && has_right_to_left) {
      return false;
    }
  }
  return !has_encoded_label(host);
}

/// @param host lower case, percent-decoded.
bool is_plain_domain(std::string_view host) noexcept {
  bool is_ascii = true;
  for (const char byte : host) {
    if (k_forbidden_domain_set.contains(byte)) {
      return false;
    }
    is_ascii = is_ascii && static_cast<std::uint8_t>(byte) < 0x80;
  }
  return is_ascii || (utf8::is_valid(host) && is_plain_in_idna(host));
}

/// @see https://url.spec.whatwg.org/#ends-in-a-number-checker
bool ends_in_a_number(std::string_view host) noexcept {
  if (host.ends_with('.')) {
    host.remove_suffix(1);
  }
  std::string_view last = host.substr(host.rfind('.') + 1);
  const bool is_hexadecimal = last.starts_with("0x");
  last.remove_prefix(is_hexadecimal ? 2 : 0);
  for (const char byte : last) {
    if (is_hexadecimal ? ascii::hex_value(byte) < 0 : !ascii::is_digit(byte)) {
      return false;
    }
  }
  return is_hexadecimal || !last.empty();
}

/// Accepts four decimal numbers without leading zeros. The standard accepts other spellings as well ("0x7f.1", a single
/// number), but they are only used to hide an address.
bool is_ipv4(std::string_view text) noexcept {
  int parts = 1;
  std::size_t digits = 0;
  unsigned value = 0;
  for (const char byte : text) {
    if (byte == '.' && digits > 0) {
      ++parts;
      digits = value = 0;
    } else if (ascii::is_digit(byte) && (digits == 0 || value > 0)) {
      value = value * 10 + static_cast<unsigned>(byte - '0');
      ++digits;
      if (value > 255) return false;
    } else {
      return false;
    }
  }
  return parts == 4 && digits > 0;
}

/// @param text `is_ipv4`.
std::uint32_t parse_ipv4(std::string_view text) noexcept {
  std::uint32_t address = 0;
  std::uint32_t value = 0;
  for (const char byte : text) {
    if (byte == '.') address = (address | value) << 8;
    value = byte == '.' ? 0 : value * 10 + static_cast<std::uint32_t>(byte - '0');
  }
  return address | value;
}

constexpr std::size_t k_ipv6_pieces = 8;
using Ipv6 = std::array<std::uint16_t, k_ipv6_pieces>;

/// @see https://url.spec.whatwg.org/#concept-ipv6-parser
/// @param pieces all zero.
bool parse_ipv6(std::string_view text, Ipv6& pieces) noexcept {
  constexpr std::size_t k_no_gap = k_ipv6_pieces;
  std::size_t count = 0;
  std::size_t gap = k_no_gap; // the index of the piece after the "::"
  if (text.starts_with(':')) {
    if (!text.starts_with("::")) {
      return false;
    }
    text.remove_prefix(1);
  }
  while (!text.empty()) {
    if (count == k_ipv6_pieces) {
      return false;
    }
    if (text[0] == ':') { // the second colon of a "::"
      if (gap != k_no_gap) {
        return false;
      }
      gap = count;
      text.remove_prefix(1);
      continue;
    }
    std::uint32_t value = 0;
    std::size_t length = 0;
    while (length < 4 && length < text.size() && ascii::hex_value(text[length]) >= 0) {
      value = value << 4 | static_cast<std::uint32_t>(ascii::hex_value(text[length++]));
    }
    const std::string_view rest = text.substr(length);
    if (rest.starts_with('.')) {
      if (count + 2 > k_ipv6_pieces || !is_ipv4(text)) {
        return false;
      }
      value = parse_ipv4(text);
      pieces[count++] = static_cast<std::uint16_t>(value >> 16);
      text = {};
    } else if (length == 0 || rest == ":" || (!rest.empty() && rest[0] != ':')) {
      return false;
    } else {
      text.remove_prefix(rest.empty() ? length : length + 1);
    }
    pieces[count++] = static_cast<std::uint16_t>(value);
  }
  if (gap == k_no_gap || count == k_ipv6_pieces) { // "::" replaces at least one piece
    return gap == k_no_gap && count == k_ipv6_pieces;
  }
  std::copy_backward(pieces.begin() + gap, pieces.begin() + count, pieces.end());
  std::fill_n(pieces.begin() + gap, k_ipv6_pieces - count, std::uint16_t{0});
  return true;
}

/// @see https://url.spec.whatwg.org/#concept-ipv6-serializer
void append_ipv6(std::string& out, const Ipv6& pieces) {
  std::size_t gap = k_ipv6_pieces;
  std::size_t gap_length = 1; // a single zero is written out
  for (std::size_t at = 0; at < k_ipv6_pieces; ++at) {
    std::size_t length = 0;
    while (at + length < k_ipv6_pieces && pieces[at + length] == 0) {
      ++length;
    }
    if (length > gap_length) {
      gap = at;
      gap_length = length;
    }
  }
  out.push_back('[');
  for (std::size_t at = 0; at < k_ipv6_pieces; ++at) {
    if (at == gap) {
      out.append(at == 0 ? "::" : ":");
      at += gap_length - 1;
      continue;
    }
    append_number(out, pieces[at], 16);
    if (at + 1 < k_ipv6_pieces) {
      out.push_back(':');
    }
  }
  out.push_back(']');
}

/// @param input begins with "[".
bool append_ipv6_host(std::string& out, std::string_view input) {
  Ipv6 pieces = {};
  if (!input.ends_with(']') || !parse_ipv6(input.substr(1, input.size() - 2), pieces)) {
    return false;
  }
  append_ipv6(out, pieces);
  return true;
}

} // namespace

bool append_host(std::string& out, std::string_view input) {
  if (input.starts_with('[')) {
    return append_ipv6_host(out, input);
  }
  std::string host = percent_decode(input);
  lower_ascii(host);
  if (host.empty() || !is_plain_domain(host) || (ends_in_a_number(host) && !is_ipv4(host))) {
    return false;
  }
  out.append(host);
  return true;
}

} // namespace lede::url
