// Character references. An index finds the names. It is built at the first look-up, so the wasm file contains only the
// list of names, in the order that compresses best. There are two lists: pages whose articles contain "&mdash;" and
// "&eacute;" need not load the two thousand names for mathematics.
//
// Forms that were compared, with all 2,231 names and what they stand for (bytes, and bytes after brotli):
//
//   in the order of the code points, each a step from the one before: this one       16,353    6,305
//   the same, steps and marks in lists of their own                                  18,532    6,317
//   sorted from the end of the name, shared endings counted, code points in planes   11,901    7,209
//   sorted by name, shared beginnings counted, code points in planes                 14,462    7,897
//   sorted by length, then by code point                                             18,950    7,677
//   automaton of all names (minimal, four bytes a transition), values by number      20,039   12,262
//
// It is the smallest after Brotli, because neighbouring characters have similar names, and the steps between them are
// mostly 1.
#include "html/character_references.h"

#include <array>
#include <cstdint>

#include "base/ascii.h"
#include "base/hash.h"
#include "base/utf8.h"
#include "html/character_reference_table.h"
#include "html/scan.h"

namespace lede::html {
namespace {

constexpr std::size_t k_longest_name = 31;       // CounterClockwiseContourIntegral
constexpr std::size_t k_longest_legacy_name = 6; // Aacute; the longest name that needs no ";"
constexpr char k_legacy_mark = '&';
constexpr unsigned char k_long_step = 0xFF;

constexpr bool is_step(char byte) { return static_cast<unsigned char>(byte) >= 0x80; }

struct Found {
  char32_t first = 0;
  char32_t second = 0; // 0 if there is only one
  bool legacy = false;
};

/// A hash table with open addressing. A slot holds the offset of a name and its code point in one number; 0 if it is
/// free.
class NameIndex {
 public:
  explicit NameIndex(std::string_view table);
  /// @return whether there is such a name.
  [[nodiscard]] bool find(std::string_view name, Found& found) const;

 private:
  static constexpr unsigned k_slot_bits = 12;
  static constexpr std::uint32_t k_slots = 1U << k_slot_bits;
  static constexpr unsigned k_code_point_bits = 17; // the greatest is U+1D56B
  static_assert(sizeof k_rare_references < (1U << (32 - k_code_point_bits)));

  // Mix in the upper bits: only these depend on every character of the name.
  static std::uint32_t first_slot(std::uint32_t hash) { return (hash ^ (hash >> 15)) & (k_slots - 1); }

  std::string_view table_;
  std::array<std::uint32_t, k_slots> slots_{};
};

NameIndex::NameIndex(std::string_view table) : table_(table) {
  std::uint32_t code_point = 0;
  std::size_t at = 0;
  while (at + 1 < table.size()) {
    const auto step = static_cast<unsigned char>(table[at++]);
    if (step == k_long_step) {
      for (const int shift : {0, 7, 14}) code_point += (static_cast<unsigned char>(table[at++]) & 0x7FU) << shift;
    } else {
      code_point += step - 0x80U;
    }
    if (!ascii::is_letter(table[at])) ++at; // the mark
    const std::size_t begin = at;
    while (!is_step(table[at])) ++at;
    std::uint32_t slot = first_slot(hash_of(table.substr(begin, at - begin)));
    while (slots_[slot] != 0) slot = (slot + 1) & (k_slots - 1);
    slots_[slot] = static_cast<std::uint32_t>(begin) << k_code_point_bits | code_point;
  }
}

bool NameIndex::find(std::string_view name, Found& found) const {
  for (std::uint32_t slot = first_slot(hash_of(name)); slots_[slot] != 0; slot = (slot + 1) & (k_slots - 1)) {
    const std::size_t begin = slots_[slot] >> k_code_point_bits;
    if (table_.compare(begin, name.size(), name) != 0 || !is_step(table_[begin + name.size()])) continue;
    const char mark = table_[begin - 1];
    found.first = slots_[slot] & ((1U << k_code_point_bits) - 1);
    found.legacy = mark == k_legacy_mark;
    found.second = ascii::is_digit(mark) ? k_second_code_points[mark - '1'] : 0;
    return true;
  }
  return false;
}

// Both indexes are static constants that are computed at their first use, so a document without such references costs
// nothing.
bool find_usual(std::string_view name, Found& found) {
  static const NameIndex index({k_usual_references, sizeof k_usual_references - 1});
  return index.find(name, found);
}

bool find_rare(std::string_view name, Found& found) {
  static const NameIndex index({k_rare_references, sizeof k_rare_references - 1});
  return index.find(name, found);
}

// The windows-1252 character for each number from 0x80 to 0x9F; 0 if the number stays a control character.
constexpr char16_t k_windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

constexpr char32_t k_past_unicode = 0x110000;

/// The value of a digit in base 10 or 16, or `base` for anything else.
constexpr std::uint32_t digit_value(char character, std::uint32_t base) {
  const int value = ascii::hex_value(character);
  return value < 0 || static_cast<std::uint32_t>(value) > base ? base : static_cast<std::uint32_t>(value);
}

/// @see https://html.spec.whatwg.org/#numeric-character-reference-state and the six states after it
std::size_t decode_number(std::string_view text, std::string& out) {
  std::size_t at = 2;
  const bool hexadecimal = at < text.size() && ascii::to_lower(text[at]) == 'x';
  if (hexadecimal) ++at;
  const std::uint32_t base = hexadecimal ? 16 : 10;
  const std::size_t first_digit = at;
  char32_t number = 0;
  for (; at < text.size(); ++at) {
    const std::uint32_t digit = digit_value(text[at], base);
    if (digit == base) break;
    if (number < k_past_unicode) number = number * base + digit;
  }
  if (at == first_digit) return 0;
  if (at < text.size() && text[at] == ';') ++at;

  if (number >= 0x80 && number < 0xA0 && k_windows_1252[number - 0x80] != 0) number = k_windows_1252[number - 0x80];
  utf8::append(out, number == 0 ? k_past_unicode : number); // which becomes U+FFFD, as surrogates do
  return at;
}

/// @see https://html.spec.whatwg.org/#named-character-reference-state
std::size_t decode_name(std::string_view text, ReferenceContext context, std::string& out) {
  std::size_t end = 1;
  while (end < text.size() && end <= k_longest_name && ascii::is_alphanumeric(text[end])) ++end;

  Found found;
  std::size_t taken = 0;
  const std::string_view name = text.substr(1, end - 1);
  if (end < text.size() && text[end] == ';' && (find_usual(name, found) || find_rare(name, found))) {
    taken = end + 1;
  } else {
    // Without ";", the longest legacy name that the text begins with counts.
    end = end < k_longest_legacy_name + 1 ? end : k_longest_legacy_name + 1;
    for (; end > 2 && taken == 0; --end) {
      if (find_usual(text.substr(1, end - 1), found) && found.legacy) taken = end;
    }
    if (taken == 0) return 0;
    // So "?a=1&copy=2" in an attribute is not changed.
    const bool goes_on = taken < text.size() && (text[taken] == '=' || ascii::is_alphanumeric(text[taken]));
    if (context == ReferenceContext::attribute && goes_on) return 0;
  }
  utf8::append(out, found.first);
  if (found.second != 0) utf8::append(out, found.second);
  return taken;
}

} // namespace

/// @see https://html.spec.whatwg.org/#character-reference-state
std::size_t decode_reference(std::string_view text, ReferenceContext context, std::string& out) {
  if (text.size() < 3) return 0;
  if (text[1] == '#') return decode_number(text, out);
  if (!ascii::is_letter(text[1])) return 0;
  return decode_name(text, context, out);
}

} // namespace lede::html
