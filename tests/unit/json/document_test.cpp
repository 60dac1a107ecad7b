// Reading JSON: what is refused and where, what is repaired and where, and what values say of themselves.
#include "json/document.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "base/limits.h"
#include "base/report.h"

using lede::ErrorCode;
using lede::Report;
using lede::WarningCode;
using lede::json::Document;
using lede::json::k_at_key;
using lede::json::Kind;
using lede::json::read;
using lede::json::Value;

namespace {

struct Reading {
  explicit Reading(std::string text) : source(std::move(text)), result(read(source, report)) {}
  std::string source;
  Report report{true};
  lede::Result<Document> result;
  [[nodiscard]] Value root() const { return result.value().root(); }
};

std::string repeat(std::string_view piece, std::size_t times) {
  std::string out;
  out.reserve(piece.size() * times);
  for (std::size_t i = 0; i < times; ++i) out += piece;
  return out;
}

} // namespace

TEST_CASE("a text that is no JSON is refused with its place") {
  struct Case {
    const char* name;
    std::string source;
    ErrorCode code;
    const char* path;
    std::size_t offset;
    std::size_t line;
    std::size_t column;
    const char* message; // a part of it
  };
  using enum ErrorCode;
  const std::vector<Case> cases = {
      {"empty", "", input_empty, "$", 0, 1, 1, "empty"},
      {"white space", " \r\n\t ", input_empty, "$", 0, 1, 1, "empty"},
      {"byte-order mark alone", "\xEF\xBB\xBF", input_empty, "$", 0, 1, 1, "empty"},
      {"UTF-16 with mark, little end first", std::string("\xFF\xFE{\0}\0", 6), input_encoding, "$", 0, 1, 1, "UTF-16"},
      {"UTF-16 with mark, big end first", std::string("\xFE\xFF\0{\0}", 6), input_encoding, "$", 0, 1, 1, "UTF-16"},
      {"UTF-16 without mark", std::string("{\0}\0", 4), input_encoding, "$", 0, 1, 1, "UTF-16"},
      {"UTF-32 without mark", std::string("\0\0\0{", 4), input_encoding, "$", 0, 1, 1, "UTF-32"},
      {"a page", "<!doctype html>", json_syntax, "$", 0, 1, 1, "looks like a page"},
      {"plain text", "hello", json_syntax, "$", 0, 1, 1, "found 'hello'"},
      {"two values", "1 2", json_syntax, "$", 2, 1, 3, "expected the end of the text, found '2'"},
      {"cut in an object", R"({"a":1)", json_truncated, "$", 6, 1, 7, "',' or '}'"},
      {"cut after a key", R"({"a")", json_truncated, "$.a", 4, 1, 5, "':'"},
      {"cut after a colon", R"({"a":)", json_truncated, "$.a", 5, 1, 6, "a value"},
      {"cut in an array", "[1,", json_truncated, "$[1]", 3, 1, 4, "a value"},
      {"cut in a string", R"({"a":["b)", json_truncated, "$.a[0]", 8, 1, 9, "middle of a value"},
      {"cut in an escape", R"(["\)", json_truncated, "$[0]", 3, 1, 4, "middle of a value"},
      {"cut in a Unicode escape", R"(["\u00)", json_truncated, "$[0]", 6, 1, 7, "middle of a value"},
      {"cut in a code point", "[\"\xE1\xBA", json_truncated, "$[0]", 4, 1, 4, "middle of a value"},
      {"cut in a literal", R"([tru)", json_truncated, "$[0]", 4, 1, 5, "middle of a value"},
      {"cut in a number", R"([-)", json_truncated, "$[0]", 2, 1, 3, "middle of a value"},
      {"cut in an exponent", R"([1e+)", json_truncated, "$[0]", 4, 1, 5, "middle of a value"},
      {"no comma", R"({"a":1 "b":2})", json_syntax, "$", 7, 1, 8, "expected ',' or '}' after a value, found '\"'"},
      {"comma at the end of an object", R"({"a":1,})", json_syntax, "$", 7, 1, 8, "a key in double quotes after ','"},
      {"comma at the end of an array", "[1,]", json_syntax, "$[1]", 3, 1, 4, "expected a value after ',', found ']'"},
      {"single quotes", "{'a':1}", json_syntax, "$", 1, 1, 2, "a key in double quotes or '}', found '''"},
      {"typographic quotes", "{\u201Ca\u201D:1}", json_syntax, "$", 1, 1, 2, "found '\u201C'"},
      {"key without quotes", "{a:1}", json_syntax, "$", 1, 1, 2, "found 'a'"},
      {"no colon", R"({"a" 1})", json_syntax, "$.a", 5, 1, 6, "expected ':' after a key, found '1'"},
      {"no value", R"({"a":})", json_syntax, "$.a", 5, 1, 6, "expected a value, found '}'"},
      {"wrong bracket", R"({"a":[1}})", json_syntax, "$.a", 7, 1, 8, "expected ',' or ']' after a value, found '}'"},
      {"comment", "[1, // one\n 2]", json_syntax, "$[1]", 4, 1, 5, "found '/'"},
      {"undefined", R"({"a":undefined})", json_syntax, "$.a", 5, 1, 6, "found 'undefined'"},
      {"NaN", "[NaN]", json_syntax, "$[0]", 1, 1, 2, "found 'NaN'"},
      {"capital literal", "[True]", json_syntax, "$[0]", 1, 1, 2, "found 'True'"},
      {"zero before a number", "[01]", json_syntax, "$", 2, 1, 3, "found '1'"},
      {"plus before a number", "[+1]", json_syntax, "$[0]", 1, 1, 2, "found '+'"},
      {"number without digit after its point", "[1.]", json_syntax, "$[0]", 3, 1, 4, "after the decimal point"},
      {"number without exponent", "[1ex]", json_syntax, "$[0]", 3, 1, 4, "in the exponent"},
      {"minus alone", "[-x]", json_syntax, "$[0]", 2, 1, 3, "after '-'"},
      {"line break in a string", "{\"a\":\"x\ny\"}", json_syntax, "$.a", 7, 1, 8, "(expected \\n)"},
      {"tab in a string", "[\"x\ty\"]", json_syntax, "$[0]", 3, 1, 4, "(expected \\t)"},
      {"control character in a string", "[\"x\x01\"]", json_syntax, "$[0]", 3, 1, 4, "unescaped control character"},
      {"NUL in a string", std::string("[\"x\0\"]", 6), json_syntax, "$[0]", 3, 1, 4, "unescaped control character"},
      {"NUL after a value", std::string("[1]\0", 4), json_syntax, "$", 3, 1, 4, "a control character"},
      {"unknown escape", R"(["C:\path"])", json_syntax, "$[0]", 4, 1, 5, "unknown escape"},
      {"escape without its digits", R"(["\u00g0"])", json_syntax, "$[0]", 2, 1, 3, "four hexadecimal digits"},
      {"byte that is not UTF-8 outside of strings", "[\xFF]", json_syntax, "$[0]", 1, 1, 2, "not UTF-8"},
      {"path of the innermost value", R"({"related":[{},{},{"url":x}]})", json_syntax, "$.related[2].url", 25, 1, 26,
       "'x'"},
      {"key that is no name", R"({"a key":{"it's":x}})", json_syntax, R"($['a key']['it\'s'])", 17, 1, 18, "'x'"},
      {"column after Vietnamese", "{\"a\":\"Đối thoại\",x}", json_syntax, "$", 22, 1, 18, "'x'"},
      {"line after LF", "{\n\"a\":\n x}", json_syntax, "$.a", 8, 3, 2, "'x'"},
      {"line after CRLF", "{\r\n\"a\":\r\n x}", json_syntax, "$.a", 10, 3, 2, "'x'"},
      {"line after CR", "{\r\"a\":\r x}", json_syntax, "$.a", 8, 3, 2, "'x'"},
      {"offset behind a byte-order mark", "\xEF\xBB\xBF[x]", json_syntax, "$[0]", 4, 1, 2, "'x'"},
      {"one level too deep", repeat("[", 65), json_too_deep, nullptr, 64, 1, 65, "too deep"},
      {"30 MB of brackets", repeat("[", 30'000'000), json_too_deep, nullptr, 64, 1, 65, "too deep"},
      {"30 MB of nested objects", repeat(R"({"a":)", 6'000'000), json_too_deep, nullptr, 320, 1, 321, "too deep"},
      {"100 MB of brackets", repeat("[", 100'000'000), input_too_large, "$", 0, 1, 1, "32 MiB"},
      {"a byte too much", std::string(lede::limits::max_input_bytes + 1, ' '), input_too_large, "$", 0, 1, 1, "32 MiB"},
      {"a value too much", "[" + repeat("0,", lede::limits::max_json_values) + "0]", json_too_many_values, "$[99999]",
       199'999, 1, 200'000, "100,000"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Report report(true);
    const lede::Result<Document> result = read(c.source, report);
    REQUIRE_FALSE(result.ok());
    const lede::Error& error = result.error();
    INFO(error.message);
    CHECK(lede::name_of(error.code) == lede::name_of(c.code));
    if (c.path != nullptr) CHECK(error.location.path == c.path);
    CHECK(error.location.offset == c.offset);
    CHECK(error.location.line == c.line);
    CHECK(error.location.column == c.column);
    CHECK(error.message.find(c.message) != std::string::npos);
  }
}

TEST_CASE("every text is decoded as it is meant") {
  struct Case {
    const char* name;
    const char* source;
    std::string text;
  };
  const std::vector<Case> cases = {
      {"empty", R"("")", ""},
      {"plain", R"("Huế")", "Huế"},
      {"short escapes", R"("\"\\\/\b\f\n\r\t")", "\"\\/\b\f\n\r\t"},
      {"escapes of one, two and three bytes", R"("\u0041\u00e9\u1ebf")", "Aéế"},
      {"surrogate pair", R"("\ud83d\ude00")", "😀"},
      {"surrogate pair in capitals", R"("\uD83D\uDE00")", "😀"},
      {"NUL", R"("a\u0000b")", std::string("a\0b", 3)},
      {"text before, between and after escapes", R"("một\nhai\nba")", "một\nhai\nba"},
      {"high half alone", R"("a\ud83d")", "a\uFFFD"},
      {"high half before text", R"("\ud83dx")", "\uFFFDx"},
      {"high half before another escape", R"("\ud83d\n")", "\uFFFD\n"},
      {"high half before a letter as escape", R"("\ud83d\u0041")", "\uFFFDA"},
      {"two high halves, then a low one", R"("\ud83d\ud83d\ude00")", "\uFFFD😀"},
      {"low half alone", R"("\ude00")", "\uFFFD"},
      {"halves in the wrong order", R"("\ude00\ud83d")", "\uFFFD\uFFFD"},
      {"halves in capitals", R"("\uDE00\uD83D")", "\uFFFD\uFFFD"},
      {"byte of Latin-1", "\"caf\xE9\"", "caf\uFFFD"},
      {"code point cut in its middle", "\"a\xE1\xBA\"", "a\uFFFD"},
      {"surrogate as bytes", "\"\xED\xA0\xBD\"", "\uFFFD\uFFFD\uFFFD"},
      {"overlong slash", "\"\xC0\xAF\"", "\uFFFD\uFFFD"},
      {"repair after an escape", "\"\\n\xFFx\"", "\n\uFFFDx"},
      {"repair before an escape", "\"\xFFx\\n\"", "\uFFFDx\n"},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Reading document{c.source};
    REQUIRE(document.result.ok());
    CHECK(document.root().text() == c.text);
    const Reading as_key("{" + std::string(c.source) + ":1}");
    REQUIRE(as_key.result.ok());
    CHECK((*as_key.root().children().begin()).key() == c.text);
    CHECK(as_key.root().find(c.text).integer() == 1);
  }
}

TEST_CASE("every repair is reported where it was made") {
  struct Case {
    const char* name;
    const char* source;
    WarningCode code;
    const char* path;
    std::size_t offset;
    std::size_t column;
  };
  using enum WarningCode;
  const std::vector<Case> cases = {
      {"high half", R"(["ab\ud83d"])", lone_surrogate, "$[0]", 4, 5},
      {"low half", R"({"a":"b\ude00"})", lone_surrogate, "$.a", 7, 8},
      {"first of two", R"(["x\ude00\ude00"])", lone_surrogate, "$[0]", 3, 4},
      {"after an escape", R"(["\n\ude00"])", lone_surrogate, "$[0]", 4, 5},
      {"in a key", R"({"a":{"x\ud83d":1}})", lone_surrogate, "$.a['x\uFFFD']", 6, 7},
      {"byte", "[\"a\xFF\"]", invalid_utf8, "$[0]", 3, 4},
      {"byte after a pair", "[\"\\ud83d\\ude00\xFF\"]", invalid_utf8, "$[0]", 14, 15},
      {"byte in a key", "{\"a\xFF\":1}", invalid_utf8, "$['a\uFFFD']", 1, 2},
      {"duplicate", R"({"a":1, "b":2, "a":3})", duplicate_key, "$.a", 15, 16},
      {"duplicate behind an escape", R"({"a":1, "\u0061" : 3})", duplicate_key, "$.a", 8, 9},
      {"duplicate with quotes in it", R"({"a\"\\":1, "a\"\\":3})", duplicate_key, R"($['a"\\'])", 12, 13},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Reading document{c.source};
    REQUIRE(document.result.ok());
    REQUIRE(document.report.pending().size() == 1);
    const lede::PendingWarning& warning = document.report.pending().front();
    CHECK(lede::name_of(warning.code) == lede::name_of(c.code));
    CHECK_FALSE(warning.message.empty());
    const lede::Location place = document.result.value().locate(warning.origin, warning.text_offset);
    CHECK(place.path == c.path);
    CHECK(place.offset == c.offset);
    CHECK(place.column == c.column);
  }
}

TEST_CASE("the last of members with the same key counts, in objects of any size") {
  for (const std::size_t others : {0U, 1U, 14U, 15U, 16U, 17U, 1000U}) {
    INFO(others);
    std::string source = R"({"x":1,"x":2)";
    for (std::size_t i = 0; i < others; ++i) source += ",\"k" + std::to_string(i) + "\":[0,{\"x\":0}]";
    source += R"(,"x":3})";
    const Reading document(source);
    REQUIRE(document.result.ok());
    CHECK(document.root().find("x").integer() == 3);
    CHECK(document.root().size() == others + 1);
    std::size_t seen = 0;
    for (const Value member : document.root().children()) seen += member.key() == "x" ? std::size_t{100'000} : 1;
    CHECK(seen == 100'000 + others);
    CHECK(document.report.pending().size() == 2);
  }
}

TEST_CASE("places in a text are found through escapes and repairs") {
  struct Case {
    const char* name;
    const char* source;
    std::size_t text_offset;
    std::size_t offset;
  };
  const std::vector<Case> cases = {
      {"beginning", R"("abc")", 0, 0},
      {"plain", R"("abc")", 2, 3},
      {"end", R"("abc")", 3, 4},
      {"past the end", R"("abc")", 9, 4},
      {"Vietnamese", R"("Huế")", 5, 6},
      {"behind \\n", R"("\nb")", 1, 3},
      {"behind two escapes", R"("a\n\tb")", 3, 6},
      {"on an escape", R"("ab\nc")", 2, 3},
      {"behind \\u00e9", R"("\u00e9b")", 2, 7},
      {"inside \\u00e9", R"("\u00e9b")", 1, 1},
      {"behind a pair", R"("\ud83d\ude00b")", 4, 13},
      {"inside a pair", R"("\ud83d\ude00b")", 2, 1},
      {"behind a lone half", R"("\ud83db")", 3, 7},
      {"behind a repaired byte",
       "\"\xFF"
       "b\"",
       3, 2},
      {"behind a repaired sequence",
       "\"\xE1\xBA"
       "b\"",
       3, 3},
      {"behind two repaired bytes",
       "\"a\xFF\xFE"
       "b\"",
       7, 4},
      {"between repairs and escapes",
       "\"\xFF\\n\xFE"
       "b\"",
       7, 5},
      {"repair at the end of a run", "\"ab\xE1\\n!\"", 6, 6},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Reading document(std::string("[") + c.source + "]");
    REQUIRE(document.result.ok());
    const Value text = *document.root().children().begin();
    CHECK(document.result.value().locate(text.origin(), c.text_offset).offset == c.offset + 1);
  }
}

TEST_CASE("a locator finds the same places as it is asked in any order") {
  const Reading document(
      "\xEF\xBB\xBF{\r\n \"mộ\\nt\": [\"h\\u00e9\xFF"
      "llo\\ud83d\\ude00!\", 12.5, true,\n {\"a b\": null}]}");
  REQUIRE(document.result.ok());
  const Document& value = document.result.value();
  lede::json::Locator locator(value);
  std::vector<std::pair<std::uint32_t, std::size_t>> places;
  for (std::uint32_t index = 0; index < 7; ++index) {
    for (std::size_t offset = 0; offset < 16; ++offset) places.emplace_back(index, offset);
    places.emplace_back(index, k_at_key);
  }
  for (std::size_t step : {std::size_t{1}, std::size_t{5}, places.size() - 1}) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const auto [index, offset] = places[i * step % places.size()];
      const lede::Location found = locator.locate({index}, offset);
      const lede::Location expected = value.locate({index}, offset);
      CHECK(found.path == expected.path);
      CHECK(found.offset == expected.offset);
      CHECK(found.line == expected.line);
      CHECK(found.column == expected.column);
    }
  }
  CHECK(value.locate({0}).column == 1); // the mark has no column
  CHECK(value.locate({1}, k_at_key).line == 2);
  CHECK(value.locate({1}, k_at_key).column == 2);
  CHECK(value.locate({1}).path == "$['mộ\\nt']");
  CHECK(value.locate({6}).path == "$['mộ\\nt'][3]['a b']");
}

TEST_CASE("numbers are read without floating point") {
  struct Case {
    const char* literal;
    std::optional<std::int64_t> integer;
    std::optional<std::int64_t> thousandths;
  };
  const std::vector<Case> cases = {
      {"0", 0, 0},
      {"-0", 0, 0},
      {"5", 5, 5000},
      {"5.0", 5, 5000},
      {"5e0", 5, 5000},
      {"0.5e1", 5, 5000},
      {"50e-1", 5, 5000},
      {"5000E-3", 5, 5000},
      {"4.25", std::nullopt, 4250},
      {"4.2504", std::nullopt, 4250},
      {"4.2505", std::nullopt, 4251},
      {"-4.2505", std::nullopt, -4250},
      {"-4.25051", std::nullopt, -4251},
      {"0.0004999", std::nullopt, 0},
      {"9.9995", std::nullopt, 10000},
      {"1e12", 1'000'000'000'000, 1'000'000'000'000'000},
      {"1000000000001", 1'000'000'000'001, std::nullopt},
      {"9223372036854775807", 9'223'372'036'854'775'807, std::nullopt},
      {"9223372036854775808", std::nullopt, std::nullopt},
      {"-9223372036854775807", -9'223'372'036'854'775'807, std::nullopt},
      {"1e999999999999", std::nullopt, std::nullopt},
      {"0e999999999999", 0, 0},
      {"1e-999999999999", std::nullopt, 0},
  };
  for (const Case& c : cases) {
    INFO(c.literal);
    const Reading document{c.literal};
    REQUIRE(document.result.ok());
    CHECK(document.root().text() == c.literal);
    CHECK(document.root().integer() == c.integer);
    CHECK(document.root().thousandths() == c.thousandths);
  }
  std::string tiny = "0." + std::string(100'000, '0') + "1e100001";
  CHECK(Reading(tiny).root().integer() == 1);
}

TEST_CASE("values of any kind can be asked anything") {
  const Reading document(R"({"n":null,"b":true,"i":7,"s":"x","a":[1,"y"],"o":{"k":"v"}})");
  REQUIRE(document.result.ok());
  const Value root = document.root();
  CHECK(root.size() == 6);
  CHECK(root.find("n").is(Kind::null));
  CHECK(root.find("b").boolean());
  CHECK(root.find("i").text() == "7");
  CHECK(root.find("a").size() == 2);
  CHECK(root.find("a").find("k").kind() == Kind::null);
  CHECK(root.find("o").find("k").text() == "v");
  const Value missing = root.find("none").find("at").find("all");
  CHECK_FALSE(missing);
  CHECK_FALSE(missing.is(Kind::null));
  CHECK(missing.text().empty());
  CHECK(missing.key().empty());
  CHECK(missing.size() == 0);
  CHECK_FALSE(missing.integer());
  CHECK_FALSE(missing.boolean());
  for (const Value child : missing.children()) FAIL(child.text());
  for (const Value child : root.find("s").children()) FAIL(child.text());
  std::string keys;
  for (const Value member : root.children()) keys += member.key();
  CHECK(keys == "nbisao");
  CHECK((*root.find("a").children().begin()).key().empty());
}

TEST_CASE("keys that only share a hash stay apart") {
  // Two after two of these have the same FNV-1a hash.
  std::string source = "{";
  for (int i = 0; i < 40; ++i) source += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
  for (const char* key : {"costarring", "liquid", "declinate", "macallums", "altarage", "zinke"}) {
    source += "\"" + std::string(key) + "\":1,";
  }
  const Reading document(source + R"("liquid":2,"costarring":3})");
  REQUIRE(document.result.ok());
  CHECK(document.root().size() == 46);
  CHECK(document.root().find("liquid").integer() == 2);
  CHECK(document.root().find("costarring").integer() == 3);
  CHECK(document.root().find("declinate").integer() == 1);
  CHECK(document.root().find("macallums").integer() == 1);
  CHECK(document.report.pending().size() == 2);
}
