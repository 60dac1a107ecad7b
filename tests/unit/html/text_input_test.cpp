// Texts that need repair and the way back from the places of the repaired ones.
#include "html/text_input.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace {

using namespace std::string_view_literals;
using lede::html::prepare;
using lede::html::PreparedOffsets;

struct Case {
  std::string_view name;
  std::string_view text;
  std::string_view prepared;
};

const std::vector<Case> k_cases = {
    {"line ends", "a\r\nb\rc\nd"sv, "a\nb\nc\nd"sv},
    {"CR at the end", "a\r"sv, "a\n"sv},
    {"CR twice", "\r\r\n\n"sv, "\n\n\n"sv},
    {"form feed between attributes", "<a b\fc>"sv, "<a b c>"sv},
    {"NUL and controls", "\0a\x01\x1F\x1B$Bb\x08"sv, "a$Bb"sv},
    {"nothing but controls", "\0\0\x02"sv, ""sv},
    {"delete and the C1 controls stay, with a CR", "\x7F\xC2\x80\r"sv, "\x7F\xC2\x80\n"sv},
    {"a lone continuation", "a\x80\x80z"sv, "a\uFFFD\uFFFDz"sv},
    {"a cut sequence", "\xE1\xBB"sv, "\uFFFD"sv},
    {"a cut sequence before a letter", "\xE1\xBBz"sv, "\uFFFDz"sv},
    {"four bytes cut at three", "\xF0\x9F\x98z"sv, "\uFFFDz"sv},
    {"overlong", "\xC0\xAF\xE0\x80\xAF"sv, "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"sv},
    {"a surrogate", "\xED\xA0\x80"sv, "\uFFFD\uFFFD\uFFFD"sv},
    {"past U+10FFFF", "\xF4\x90\x80\x80\xFF"sv, "\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD"sv},
    {"a control inside of a sequence", "\xE1\x01\xBB"sv, "\uFFFD\uFFFD"sv},
    {"after many plain words", "0123456789abcdefghij\n\tđường\r\nphố 0123456789\0x"sv,
     "0123456789abcdefghij\n\tđường\nphố 0123456789x"sv},
};

} // namespace

TEST_CASE("text input: what needs no repair is not copied") {
  std::string scratch = "untouched";
  for (const std::string_view text : {""sv, "a"sv, "0123456789abcdef\t\n"sv, "Thực thi mục tiêu phát triển đô thị"sv,
                                      "\u007F\u0080\uFFFD\U0010FFFF"sv}) {
    const std::string_view prepared = prepare(text, scratch);
    CHECK(prepared.data() == text.data());
    CHECK(prepared.size() == text.size());
  }
  CHECK(scratch == "untouched");
}

TEST_CASE("text input: repairs") {
  std::string scratch = "left over";
  for (const Case& test : k_cases) {
    INFO(test.name);
    CHECK(prepare(test.text, scratch) == test.prepared);
  }
}

TEST_CASE("text input: every byte at every place of a word") {
  for (std::size_t place = 0; place < 20; ++place) {
    for (unsigned value = 0; value < 0x100; ++value) {
      std::string text(20, 'x');
      text[place] = static_cast<char>(value);
      std::string expected = text;
      if (value == 0x0D) {
        expected[place] = '\n';
      } else if (value == 0x0C) {
        expected[place] = ' ';
      } else if (value < 0x20 && value != 0x09 && value != 0x0A) {
        expected.erase(place, 1);
      } else if (value >= 0x80) {
        expected.replace(place, 1, lede::utf8::k_replacement);
      }
      std::string scratch;
      INFO(value << " at " << place);
      CHECK(prepare(text, scratch) == expected);
    }
  }
}

TEST_CASE("text input: it replaces what utf8::repair replaces") {
  const unsigned char bytes[] = {0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC1, 0xC2,
                                 0xDF, 0xE0, 0xE1, 0xED, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF};
  const std::size_t count = std::size(bytes);
  for (std::size_t number = 0; number < count * count * count * count; ++number) {
    std::string text;
    for (std::size_t rest = number; text.size() < 4; rest /= count) text += static_cast<char>(bytes[rest % count]);
    std::string scratch;
    if (prepare(text, scratch) != lede::utf8::repair(text)) FAIL_CHECK("differs: case " << number);
  }
}

TEST_CASE("text input: offsets lead back to the original") {
  for (const Case& test : k_cases) {
    INFO(test.name);
    PreparedOffsets offsets(test.text);
    std::vector<std::size_t> ascending;
    for (std::size_t offset = 0; offset <= test.prepared.size(); ++offset) {
      ascending.push_back(offsets.original_offset(offset));
      if (offset == test.prepared.size()) break;
      const char byte = test.prepared[offset];
      if (static_cast<unsigned char>(byte) < 0x80 && byte != '\n' && byte != ' ') {
        CHECK(test.text[ascending.back()] == byte);
      }
    }
    CHECK(ascending.back() == test.text.size());
    for (std::size_t offset = test.prepared.size() + 1; offset-- > 0;) {
      CHECK(offsets.original_offset(offset) == ascending[offset]);
      CHECK((offset == 0 || ascending[offset - 1] <= ascending[offset]));
    }
  }
}

TEST_CASE("text input: offsets around a repair") {
  PreparedOffsets offsets("a\r\nb\x01\xE1\xBB\x63"sv); // prepared: a LF b U+FFFD c
  CHECK(offsets.original_offset(0) == 0);
  CHECK(offsets.original_offset(1) == 1);
  CHECK(offsets.original_offset(2) == 3);
  CHECK(offsets.original_offset(3) == 5);
  CHECK(offsets.original_offset(5) == 5);
  CHECK(offsets.original_offset(6) == 7);
  CHECK(offsets.original_offset(7) == 8);
}
