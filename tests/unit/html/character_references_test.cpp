// Which characters a reference means and where it ends, by name, by number, in text and in attributes.
#include "html/character_references.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "html/character_reference_table.h"

namespace {

using lede::html::ReferenceContext;

struct Decoded {
  std::size_t taken;
  std::string text;
  bool operator==(const Decoded&) const = default;
};

Decoded decode(std::string_view text, ReferenceContext context = ReferenceContext::text) {
  std::string out;
  const std::size_t taken = lede::html::decode_reference(text, context, out);
  return {taken, out};
}

struct Case {
  std::string_view reference;
  std::size_t taken;
  std::string_view text;
};

} // namespace

TEST_CASE("character references: names") {
  const Case cases[] = {
      {"&amp;", 5, "&"},
      {"&lt;b>", 4, "<"},
      {"&nbsp;", 6, "\u00A0"},
      {"&apos;", 6, "'"},
      {"&Tab;", 5, "\t"},
      {"&zwnj;", 6, "\u200C"},
      {"&hellip;", 8, "…"},
      {"&AElig;", 7, "Æ"},
      {"&Dagger;", 8, "‡"},
      {"&dagger;", 8, "†"},
      {"&frac34;", 8, "¾"},
      {"&there4;", 8, "∴"},
      {"&CounterClockwiseContourIntegral;", 33, "∳"},
      {"&acE;", 5, "\u223E\u0333"},
      {"&fjlig;", 7, "fj"},
      {"&ThickSpace;", 12, "\u205F\u200A"},
      {"&NotEqualTilde;", 15, "\u2242\u0338"},
      {"&nvlt;", 6, "<\u20D2"},
      {"&bne;", 5, "=\u20E5"},
      {"&Aopf;", 6, "\U0001D538"},
      {"&zopf;", 6, "\U0001D56B"},
      {"&ffllig;", 8, "\uFB04"},
      {"&lang;", 6, "\u27E8"},
  };
  for (const Case& test : cases) {
    INFO(test.reference);
    CHECK(decode(test.reference) == Decoded{test.taken, std::string(test.text)});
    CHECK(decode(test.reference, ReferenceContext::attribute) == Decoded{test.taken, std::string(test.text)});
  }
}

TEST_CASE("character references: names without a semicolon") {
  const Case cases[] = {
      {"&amp", 4, "&"},      {"&AMPx", 4, "&"},
      {"&gt", 3, ">"},       {"&LT=", 3, "<"},
      {"&copy2021", 5, "©"}, {"&notit;", 4, "¬"},
      {"&notin;", 7, "∉"},   {"&notin", 4, "¬"},
      {"&timesbar", 6, "×"}, {"&frac12x", 7, "½"},
      {"&sup1", 5, "¹"},     {"&divide", 7, "÷"},
      {"&THORN", 6, "Þ"},    {"&yuml", 5, "ÿ"},
      {"&ampamp;", 4, "&"},  {"&notaverylongnamethatgoesonforlongerthananyname;", 4, "¬"},
  };
  for (const Case& test : cases) {
    INFO(test.reference);
    CHECK(decode(test.reference) == Decoded{test.taken, std::string(test.text)});
  }
}

TEST_CASE("character references: an ampersand that is only itself") {
  for (const std::string_view text : {"&",      "&;",  "& amp;", "&&amp;",  "&#",
                                      "&#;",    "&#x", "&#x;",   "&#xg",    "&#a",
                                      "&foo;",  "&a",  "&ap",    "&hellip", "&Amp;",
                                      "&NBSP;", "&1;", "&am;p",  "&zopfx;", "&ampersandersonandsonsandsonsandson"}) {
    INFO(text);
    const bool has_old_name = text.starts_with("&ampers");
    CHECK(decode(text) == (has_old_name ? Decoded{4, "&"} : Decoded{0, ""}));
  }
}

TEST_CASE("character references: old names in attributes, where a URL may go on") {
  const Case cases[] = {
      {"&copy=2", 0, ""},   {"&copyx", 0, ""}, {"&copy2", 0, ""},   {"&notin=", 0, ""}, {"&notit;", 0, ""},
      {"&copy;=2", 6, "©"}, {"&copy", 5, "©"}, {"&copy\"", 5, "©"}, {"&copy&", 5, "©"}, {"&copy;x", 6, "©"},
  };
  for (const Case& test : cases) {
    INFO(test.reference);
    CHECK(decode(test.reference, ReferenceContext::attribute) == Decoded{test.taken, std::string(test.text)});
  }
}

TEST_CASE("character references: numbers") {
  const Case cases[] = {
      {"&#65;", 5, "A"},
      {"&#65", 4, "A"},
      {"&#65x", 4, "A"},
      {"&#x41;", 6, "A"},
      {"&#X4a;", 6, "J"},
      {"&#x41g", 5, "A"},
      {"&#0065;", 7, "A"},
      {"&#7873;", 7, "ề"},
      {"&#x1F600;", 9, "\U0001F600"},
      {"&#x10FFFF;", 10, "\U0010FFFF"},
      {"&#xFFFE;", 8, "\xEF\xBF\xBE"},
      {"&#0;", 4, "\uFFFD"},
      {"&#xD800;", 8, "\uFFFD"},
      {"&#xDFFF;", 8, "\uFFFD"},
      {"&#x110000;", 10, "\uFFFD"},
      {"&#99999999999999999999;", 23, "\uFFFD"},
      {"&#x100000041;", 13, "\uFFFD"},
      {"&#4294967361;", 13, "\uFFFD"},
      {"&#x80;", 6, "€"},
      {"&#145;", 6, "‘"},
      {"&#x9F;", 6, "Ÿ"},
      {"&#x81;", 6, "\u0081"},
      {"&#10;", 5, "\n"},
      {"&#13;", 5, "\r"},
      {"&#1;", 4, "\x01"},
  };
  for (const Case& test : cases) {
    INFO(test.reference);
    CHECK(decode(test.reference) == Decoded{test.taken, std::string(test.text)});
    CHECK(decode(test.reference, ReferenceContext::attribute) == Decoded{test.taken, std::string(test.text)});
  }
}

TEST_CASE("character references: decoding appends") {
  std::string out = "a";
  CHECK(lede::html::decode_reference("&lt;", ReferenceContext::text, out) == 4);
  CHECK(lede::html::decode_reference("&nope;", ReferenceContext::text, out) == 0);
  CHECK(lede::html::decode_reference("&Uuml;", ReferenceContext::text, out) == 6);
  CHECK(out == "a<Ü");
}

TEST_CASE("character references: every name of the tables is found, and there are as many as in the standard") {
  const std::string_view tables[] = {
      {lede::html::k_usual_references, sizeof lede::html::k_usual_references - 1},
      {lede::html::k_rare_references, sizeof lede::html::k_rare_references - 1},
  };
  const auto is_step = [](char byte) { return static_cast<unsigned char>(byte) >= 0x80; };
  std::size_t names = 0;
  std::size_t old_names = 0;
  for (const std::string_view table : tables) {
    for (std::size_t at = 0; at + 1 < table.size();) {
      while (is_step(table[at])) ++at;
      const bool is_old = table[at] == '&';
      if (is_old || (table[at] >= '1' && table[at] <= '8')) ++at;
      const std::size_t begin = at;
      while (!is_step(table[at])) ++at;
      const std::string reference = "&" + std::string(table.substr(begin, at - begin));
      INFO(reference);
      CHECK(decode(reference + ";").taken == reference.size() + 1);
      if (is_old) CHECK(decode(reference).taken == reference.size());
      if (!is_old) CHECK(decode(reference).taken < reference.size());
      ++names;
      old_names += is_old ? 1U : 0U;
    }
  }
  CHECK(names == 2125);
  CHECK(old_names == 106);
}
