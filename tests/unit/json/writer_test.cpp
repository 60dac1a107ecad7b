// Writing JSON: valid for any text, and unable to end a script element.
#include "json/writer.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

using lede::json::Escaping;
using lede::json::Writer;

TEST_CASE("texts are escaped for the place they will stand in") {
  struct Case {
    const char* name;
    std::string text;
    const char* in_script;
    const char* plain;
  };
  const std::vector<Case> cases = {
      {"empty", "", R"("")", R"("")"},
      {"Vietnamese", "Huế 😀", R"("Huế 😀")", R"("Huế 😀")"},
      {"end of a script element", "</script>", R"("\u003c/script\u003e")", R"("</script>")"},
      {"comment", "<!--", R"("\u003c!--")", R"("<!--")"},
      {"character reference", "&lt;", R"("\u0026lt;")", R"("&lt;")"},
      {"quotes and backslash", "\"\\/", R"("\"\\/")", R"("\"\\/")"},
      {"controls", std::string("\0\b\t\n\f\r\x1B", 7), R"("\u0000\b\t\n\f\r\u001b")", R"("\u0000\b\t\n\f\r\u001b")"},
      {"line separators", "a\u2028b\u2029c", R"("a\u2028b\u2029c")", R"("a\u2028b\u2029c")"},
      {"other characters of their block", "\u2026\u2027\u202A", "\"\u2026\u2027\u202A\"", "\"\u2026\u2027\u202A\""},
      {"line separator cut short", "\xE2\x80", "\"\xE2\x80\"", "\"\xE2\x80\""},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    Writer in_script;
    in_script.string(c.text);
    CHECK(std::move(in_script).take() == c.in_script);
    Writer plain(Escaping::plain);
    plain.string(c.text);
    CHECK(std::move(plain).take() == c.plain);
  }
}

TEST_CASE("values are separated as JSON wants it") {
  Writer json;
  json.begin_object();
  json.key("empty");
  json.begin_array();
  json.end_array();
  json.key("list");
  json.begin_array();
  json.integer(-1);
  json.boolean(true);
  json.null();
  json.begin_object();
  json.end_object();
  json.begin_object();
  json.member("<k>", "v");
  json.end_object();
  json.raw("[1]");
  json.end_array();
  json.member("a", "b");
  json.end_object();
  const std::string text = std::move(json).take();
  CHECK(text == R"({"empty":[],"list":[-1,true,null,{},{"\u003ck\u003e":"v"},[1]],"a":"b"})");
  CHECK(nlohmann::json::accept(text));
}

TEST_CASE("numbers are written exactly") {
  struct Case {
    std::int64_t number;
    const char* integer;
    const char* thousandths;
  };
  const Case cases[] = {
      {0, "0", "0"},
      {4250, "4250", "4.25"},
      {4205, "4205", "4.205"},
      {5000, "5000", "5"},
      {1, "1", "0.001"},
      {-1, "-1", "-0.001"},
      {-4500, "-4500", "-4.5"},
      {std::numeric_limits<std::int64_t>::max(), "9223372036854775807", "9223372036854775.807"},
      {std::numeric_limits<std::int64_t>::min(), "-9223372036854775808", "-9223372036854775.808"},
  };
  for (const Case& c : cases) {
    INFO(c.integer);
    Writer integer;
    integer.integer(c.number);
    CHECK(std::move(integer).take() == c.integer);
    Writer thousandths;
    thousandths.thousandths(c.number);
    CHECK(std::move(thousandths).take() == c.thousandths);
  }
}
