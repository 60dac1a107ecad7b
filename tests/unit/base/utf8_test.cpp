#include "base/utf8.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace utf8 = lede::utf8;
using namespace std::string_literals;
using namespace std::string_view_literals;

namespace {

constexpr std::string_view k_fffd = utf8::k_replacement;

std::string replacements(std::size_t count) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += k_fffd;
  return out;
}

/// The decoder of the Encoding Standard, step by step, to check the quick one against.
std::string repair_step_by_step(std::string_view text) {
  std::string out;
  std::string pending;
  int needed = 0;
  int lower = 0x80;
  int upper = 0xBF;
  for (std::size_t at = 0; at < text.size();) {
    const int byte = static_cast<unsigned char>(text[at]);
    if (needed == 0) {
      ++at;
      if (byte < 0x80) {
        out += static_cast<char>(byte);
      } else if (byte >= 0xC2 && byte <= 0xF4) {
        needed = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
        lower = byte == 0xE0 ? 0xA0 : byte == 0xF0 ? 0x90 : 0x80;
        upper = byte == 0xED ? 0x9F : byte == 0xF4 ? 0x8F : 0xBF;
        pending = static_cast<char>(byte);
      } else {
        out += k_fffd;
      }
    } else if (byte < lower || byte > upper) {
      needed = 0;
      out += k_fffd;
    } else {
      ++at;
      lower = 0x80;
      upper = 0xBF;
      pending += static_cast<char>(byte);
      if (--needed == 0) out += pending;
    }
  }
  return needed > 0 ? out.append(k_fffd) : out;
}

} // namespace

TEST_CASE("utf8 tells well-formed text and replaces what is not") {
  struct Case {
    std::string_view name;
    std::string text;
    std::size_t first_invalid;
    std::string repaired;
  };
  constexpr std::size_t k_none = std::string_view::npos;
  const std::vector<Case> cases = {
      {"empty", "", k_none, ""},
      {"ASCII, shorter than a word", "lead", k_none, "lead"},
      {"ASCII, longer than a word", "a headline of some length", k_none, "a headline of some length"},
      {"NUL is a code point", "a\0b"s, k_none, "a\0b"s},
      {"Vietnamese", "Thứ Ba, 13/07/2021", k_none, "Thứ Ba, 13/07/2021"},
      {"first and last of each length", "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF",
       k_none, "\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80\xF4\x8F\xBF\xBF"},
      {"the code points around the surrogates", "\xED\x9F\xBF\xEE\x80\x80", k_none, "\xED\x9F\xBF\xEE\x80\x80"},
      {"stray continuation", "ab\x80z", 2, "ab" + replacements(1) + "z"},
      {"bytes that never occur", "\xC0\xAF\xC1\xFE\xFF", 0, replacements(5)},
      {"overlong slash of three bytes", "\xE0\x80\xAF", 0, replacements(3)},
      {"overlong of four bytes", "\xF0\x80\x80\xAF", 0, replacements(4)},
      {"surrogate", "\xED\xA0\x80", 0, replacements(3)},
      {"past U+10FFFF", "\xF4\x90\x80\x80", 0, replacements(4)},
      {"cut after two of three", "\xE1\x80", 0, replacements(1)},
      {"cut after three of four, then ASCII", "\xF1\x80\x80"s + "A", 0, replacements(1) + "A"},
      {"a lead in place of a continuation", "\xE1\x80\xE2\xF0\x91\x92\xF1\xBF\x41"s, 0, replacements(4) + "A"},
      {"after a long ASCII run", "0123456789abcdef\xC3", 16, "0123456789abcdef" + replacements(1)},
      {"in the middle of a word", "0123\xFF"s + "4567", 4, "0123" + replacements(1) + "4567"},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    CHECK(utf8::find_invalid(test.text) == test.first_invalid);
    CHECK(utf8::is_valid(test.text) == (test.first_invalid == k_none));
    CHECK(utf8::repair(test.text) == test.repaired);
    CHECK(utf8::repair(test.text) == repair_step_by_step(test.text));
  }
}

TEST_CASE("utf8 repairs every four bytes from the edges of the grammar as the standard does") {
  constexpr std::string_view k_edges =
      "A\x7F\x80\x8F\x90\x9F\xA0\xBF\xC0\xC1\xC2\xDF\xE0\xE1\xEC\xED\xEE\xEF\xF0\xF1\xF3\xF4\xF5\xFF"sv;
  std::size_t different = 0;
  for (const char first : k_edges) {
    for (const char second : k_edges) {
      for (const char third : k_edges) {
        for (const char fourth : k_edges) {
          const std::string text = {first, second, third, fourth};
          const std::string repaired = utf8::repair(text);
          different += repaired != repair_step_by_step(text) ? 1 : 0;
          different += !utf8::is_valid(repaired) ? 1 : 0;
          different += utf8::is_valid(text) != (repaired == text) ? 1 : 0;
        }
      }
    }
  }
  CHECK(different == 0);
}

TEST_CASE("utf8 finds the next invalid place from an offset on") {
  const std::string text = "a\xFF"s + "b\xFE"s + "c";
  CHECK(utf8::find_invalid(text, 0) == 1);
  CHECK(utf8::find_invalid(text, 2) == 3);
  CHECK(utf8::find_invalid(text, 4) == std::string_view::npos);
  CHECK(utf8::find_invalid(text, 99) == std::string_view::npos);
}

TEST_CASE("utf8 appends and decodes code points") {
  struct Case {
    char32_t code_point;
    std::string_view bytes;
  };
  const std::vector<Case> cases = {
      {0x41, "A"},
      {0x7F, "\x7F"},
      {0x80, "\xC2\x80"},
      {0x7FF, "\xDF\xBF"},
      {0x800, "\xE0\xA0\x80"},
      {0x1EBF, "ế"},
      {0xFFFF, "\xEF\xBF\xBF"},
      {0x10000, "\xF0\x90\x80\x80"},
      {0x1F4A9, "💩"},
      {0x10FFFF, "\xF4\x8F\xBF\xBF"},
  };
  for (const Case& test : cases) {
    INFO(static_cast<std::uint32_t>(test.code_point));
    std::string out = "<";
    utf8::append(out, test.code_point);
    CHECK(out == "<" + std::string(test.bytes));
    std::size_t offset = 1;
    CHECK(utf8::decode(out, offset) == test.code_point);
    CHECK(offset == out.size());
  }
  for (const char32_t code_point : {0xD800, 0xDFFF, 0x110000}) {
    std::string out;
    utf8::append(out, code_point);
    CHECK(out == k_fffd);
  }
}

TEST_CASE("utf8 maps offsets in repaired text back") {
  const std::string text = "ab\xFF\xE1\x80"s + "cế\xF0";
  const std::string repaired = utf8::repair(text);
  REQUIRE(repaired == "ab" + replacements(2) + "cế" + replacements(1));
  const std::vector<std::size_t> expected = {0, 1, 2, 2, 2, 3, 3, 3, 5, 6, 7, 8, 9, 9, 9, 10};
  for (std::size_t offset = 0; offset <= repaired.size(); ++offset) {
    INFO(offset);
    CHECK(utf8::offset_before_repair(text, offset) == expected[offset]);
  }
  CHECK(utf8::offset_before_repair(text, 1000) == text.size());
  CHECK(utf8::offset_before_repair("as it was", 4) == 4);
}

TEST_CASE("utf8 locates lines and columns") {
  struct Case {
    std::string_view name;
    std::string_view text;
    std::size_t offset;
    std::size_t line;
    std::size_t column;
  };
  const std::vector<Case> cases = {
      {"start", "ab", 0, 1, 1},        {"end", "ab", 2, 1, 3},
      {"past the end", "ab", 9, 1, 3}, {"columns are code points", "Thứ", 5, 1, 4},
      {"LF", "a\nb", 2, 2, 1},         {"on the LF itself", "a\nb", 1, 1, 2},
      {"CR", "a\rb", 2, 2, 1},         {"CRLF is one end", "a\r\nb", 3, 2, 1},
      {"two ends", "a\n\rb", 3, 3, 1}, {"second column of the third line", "a\n\nbcd", 4, 3, 2},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    const utf8::LineColumn place = utf8::locate(test.text, test.offset);
    CHECK(place.line == test.line);
    CHECK(place.column == test.column);
  }
}

TEST_CASE("utf8 cuts a text between characters") {
  struct Case {
    std::string_view name;
    std::string_view text;
    std::size_t most_bytes;
    std::string_view cut;
  };
  const std::vector<Case> cases = {
      {"a text that fits", "Thứ", 5, "Thứ"},
      {"between characters", "Thứ ba", 5, "Thứ"},
      {"inside a character", "Thứ", 4, "Th"},
      {"inside the first character", "ứ", 2, ""},
      {"nothing", "ab", 0, ""},
  };
  for (const Case& test : cases) {
    INFO(test.name);
    CHECK(utf8::cut(test.text, test.most_bytes) == test.cut);
  }
}
