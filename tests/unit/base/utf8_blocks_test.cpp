// The reader of sixteen bytes at a time stops where the one that reads byte by byte stops.
#include "base/utf8_blocks.h"

#include <catch2/catch_test_macros.hpp>
#include <cstddef>
#include <string>
#include <string_view>

#include "base/utf8.h"

namespace {

using lede::utf8::Controls;

/// Where a text stops, read character by character.
std::size_t stop_of(std::string_view text, Controls controls) {
  std::size_t at = 0;
  while (at < text.size()) {
    const char byte = text[at];
    const bool is_control = static_cast<unsigned char>(byte) < 0x20 && byte != '\t' && byte != '\n';
    const lede::utf8::Sequence sequence = lede::utf8::read_sequence(text, at);
    if (!sequence.well_formed || (is_control && controls == Controls::stop)) break;
    at += sequence.length;
  }
  return at;
}

bool is_right(std::string_view text, Controls controls) {
  const std::size_t stop = stop_of(text, controls);
  const std::size_t skipped = lede::utf8::skip_well_formed(text, 0, controls);
  if (skipped > stop) return false;
  const bool begins_character = skipped == text.size() ||
                                (static_cast<unsigned char>(text[skipped]) & 0xC0U) != 0x80U ||
                                skipped == stop; // an ill-formed byte may be a continuation
  return begins_character && lede::utf8::skip_well_formed(text, skipped, controls) >= skipped;
}

} // namespace

TEST_CASE("UTF-8 in blocks: stops at no other place than character by character, for bytes of every kind") {
  // The first and the last byte of each row of table 3-7 of the Unicode standard, and controls.
  constexpr std::string_view k_bytes(
      "\x01\t\n A\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF", 28);
  std::size_t wrong = 0;
  for (const std::string_view before :
       {"", "0123456789abcd", "0123456789\u1EF1", "\u1EF1\u1EF1\u1EF1\u1EF1\U0001F600"}) {
    std::string text(before);
    const std::size_t at = text.size();
    text += "????, and then come more than sixteen bytes: \u1EF1\u00E9\U0001F600";
    for (const char first : k_bytes) {
      for (const char second : k_bytes) {
        for (const char third : k_bytes) {
          for (const char fourth : k_bytes) {
            text[at] = first;
            text[at + 1] = second;
            text[at + 2] = third;
            text[at + 3] = fourth;
            wrong += is_right(text, Controls::stop) ? 0U : 1U;
          }
          wrong += is_right(text, Controls::pass) ? 0U : 1U;
        }
      }
    }
  }
  CHECK(wrong == 0);
}

TEST_CASE("UTF-8 in blocks: skips well-formed text to the last whole block, from the beginning of any character") {
  std::string text;
  for (int times = 0; times < 20; ++times) text += "a \u00E9\u1EF1\U0001F600\u65E5\u672C,\n\t";
  for (std::size_t from = 0; from < text.size(); from += lede::utf8::read_sequence(text, from).length) {
    const std::size_t skipped = lede::utf8::skip_well_formed(text, from, Controls::stop);
    CHECK(stop_of(std::string_view(text).substr(0, skipped), Controls::stop) == skipped);
    // Machines without blocks skip nothing.
    const bool is_whole = text.size() - skipped < 16 + 3;
    CHECK((skipped == from || is_whole));
  }
}

TEST_CASE("UTF-8 in blocks: a continuation does not complete a character that was refused before") {
  // F4 is refused because of the parenthesis after it. The last continuation is the fourth byte from F4, and still
  // ill-formed.
  constexpr std::string_view k_bytes("A(\x80\x8B\x90\xA0\xC3\xE1\xED\xF0\xF1\xF4\xFF", 13);
  std::size_t wrong = 0;
  std::string text = "0123456789----<textarea>, and then more than sixteen bytes: \u1EF1";
  for (const char first : k_bytes) {
    for (const char second : k_bytes) {
      for (const char third : k_bytes) {
        for (const char fourth : k_bytes) {
          text.replace(10, 4, {first, second, third, fourth});
          std::string expected;
          for (std::size_t at = 0; at < text.size();) {
            const lede::utf8::Sequence sequence = lede::utf8::read_sequence(text, at);
            expected += sequence.well_formed ? text.substr(at, sequence.length) : "\uFFFD";
            at += sequence.length;
          }
          wrong += lede::utf8::repair(text) == expected ? 0U : 1U;
        }
      }
    }
  }
  CHECK(wrong == 0);
}
