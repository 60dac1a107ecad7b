// XML as feeds have it: encodings, limits, and what is not well-formed.
#include "formats/xml.h"

#include <catch2/catch_test_macros.hpp>
#include <optional>
#include <string>

#include "base/utf8.h"

namespace {

using lede::ErrorCode;
using lede::formats::Xml;

TEST_CASE("XML in ISO-8859-1 and windows-1252 becomes UTF-8") {
  for (const std::string encoding : {"ISO-8859-1", "windows-1252", "latin1"}) {
    INFO(encoding);
    const std::string source = "<?xml version='1.0' encoding='" + encoding + "'?><a b='\xE9'>\x93\xFC\x94 \x80</a>";
    Xml xml;
    REQUIRE_FALSE(xml.read(source));
    CHECK(xml.text(0) == "\u201C\u00FC\u201D \u20AC");
    CHECK(xml.attribute(0, "b") == "\u00E9");
  }
}

TEST_CASE("bytes of XML that are not UTF-8 are replaced in texts, attributes and errors") {
  const std::string source = "<a b='x\xFF'>y\xC3</a>";
  Xml xml;
  REQUIRE_FALSE(xml.read(source));
  CHECK(xml.text(0) == "y\uFFFD");
  CHECK(xml.attribute(0, "b") == "x\uFFFD");

  Xml cut;
  const std::optional<lede::Error> refusal = cut.read("<a\xFF>");
  REQUIRE(refusal);
  CHECK(lede::utf8::is_valid(refusal->message));
}

TEST_CASE("XML in other encodings with a byte for each character becomes UTF-8") {
  struct Case {
    std::string encoding;
    std::string bytes;
    std::string text;
  };
  const Case k_cases[] = {
      {"ISO-8859-15", "\xA4 \xBC", "\u20AC \u0152"},
      {"windows-1251", "\xCF\xF0\xE8\xE2\xE5\xF2 \x96", "\u041F\u0440\u0438\u0432\u0435\u0442 \u2013"},
      {"KOI8-R", "\xF0\xD2\xC9", "\u041F\u0440\u0438"},
      {"iso-8859-2", "\xB1\xE6", "\u0105\u0107"},
      {"windows-1250", "\x8A\xBE", "\u0160\u013E"},
      {"windows-1258", "\xD5\xFD", "\u01A0\u01B0"},
      {"tis-620", "\xA1", "\u0E01"},
      {"windows-1253", "\xC1\xE1", "\u0391\u03B1"},
      {"windows-1256", "\xC7", "\u0627"},
      {"iso-8859-9", "\xDE", "\u015E"},
  };
  for (const Case& c : k_cases) {
    INFO(c.encoding);
    const std::string source = "<?xml version='1.0' encoding='" + c.encoding + "'?><a>" + c.bytes + "</a>";
    Xml xml;
    REQUIRE_FALSE(xml.read(source));
    CHECK(xml.text(0) == c.text);
  }
}

TEST_CASE("XML that cannot be read is refused with its reason") {
  struct Case {
    std::string source;
    ErrorCode code;
  };
  const Case k_cases[] = {
      {"<?xml version='1.0' encoding='shift_jis'?><a>\xC1</a>", ErrorCode::input_encoding},
      {"<!-- nothing -->", ErrorCode::json_syntax},
      {"<a><b>", ErrorCode::json_truncated},
      {"<a><![CDATA[x", ErrorCode::json_truncated},
      {"", ErrorCode::input_empty},
  };
  for (const Case& c : k_cases) {
    INFO(c.source);
    Xml xml;
    const std::optional<lede::Error> refusal = xml.read(c.source);
    REQUIRE(refusal);
    CHECK(refusal->code == c.code);
  }
}

TEST_CASE("XML has limits of depth and number") {
  std::string deep;
  std::string many = "<a>";
  for (int index = 0; index < 200; ++index) deep += "<a>";
  for (int index = 0; index < 120'000; ++index) many += "<b/>";
  Xml xml;
  std::optional<lede::Error> refusal = xml.read(deep);
  REQUIRE(refusal);
  CHECK(refusal->code == ErrorCode::json_too_deep);
  many += "</a>";
  Xml other;
  refusal = other.read(many);
  REQUIRE(refusal);
  CHECK(refusal->code == ErrorCode::json_too_many_values);
}

TEST_CASE("a document type and comments hide nothing that follows") {
  for (const std::string source :
       {"<!DOCTYPE a [<!-- it's --><!ENTITY x '>'>]><a>y</a>", "<!DOCTYPE a PUBLIC \"x>y\"><a>y</a>",
        "<?pi >?><!-- <a>no</a> --><a><!-- x -->y</a>", "<a><b></a></b>y"}) {
    INFO(source);
    Xml xml;
    REQUIRE_FALSE(xml.read(source));
    CHECK(xml.is(0, "a"));
  }
}

} // namespace
