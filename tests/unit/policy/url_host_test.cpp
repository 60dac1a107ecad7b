// Hosts: addresses in all their spellings, and names that would be another one after a browser's mapping.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "policy/url.h"

namespace url = lede::url;

namespace {

constexpr std::string_view k_failure = "(failure)";

struct Case {
  std::string_view name;
  std::string_view host;
  std::string_view expected;
};

std::string host_of(std::string_view scheme, std::string_view host) {
  const auto parsed = url::parse(std::string(scheme).append("://").append(host).append("/p"), nullptr);
  return parsed && parsed->text.ends_with("/p") ? std::string(parsed->host()) : std::string(k_failure);
}

void check(std::string_view scheme, const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    INFO(test.name << ": " << test.host);
    const std::string ours = host_of(scheme, test.host);
    CHECK(ours == test.expected);
    if (ours != k_failure) CHECK(host_of(scheme, ours) == ours);
  }
}

} // namespace

TEST_CASE("url host reads IPv4 in the one spelling that hides nothing") {
  check("http", {
                    {"dotted", "192.168.0.1", "192.168.0.1"},
                    {"percent-encoded", "%3192.168.0.1", "192.168.0.1"},
                    {"dot at the end", "192.168.0.1.", k_failure},
                    {"hexadecimal and short", "0x7f.1", k_failure},
                    {"upper case", "0X7F.0x0.1", k_failure},
                    {"one number", "2130706433", k_failure},
                    {"octal", "0177.0.0.01", k_failure},
                    {"nothing after 0x is zero", "0x", k_failure},
                    {"three parts", "1.2.65535", k_failure},
                    {"four digits", "1.2.3.1000", k_failure},
                    {"part too great", "256.0.0.1", k_failure},
                    {"last part too great", "1.2.3.256", k_failure},
                    {"five parts", "1.2.3.4.5", k_failure},
                    {"no octal digit", "1.2.3.08", k_failure},
                    {"empty part", "1..2.3", k_failure},
                    {"name before a number", "news.1", k_failure},
                    {"name before a hexadecimal number", "news.0xff", k_failure},
                    {"number before a name", "1.2.3.4.example", "1.2.3.4.example"},
                    {"two dots at the end", "1.2.3.4..", "1.2.3.4.."},
                    {"minus sign", "-1", "-1"},
                });
}

TEST_CASE("url host reads and compresses IPv6") {
  check("https", {
                     {"loopback", "[::1]", "[::1]"},
                     {"all zero", "[0:0:0:0:0:0:0:0]", "[::]"},
                     {"upper case and zeros", "[2001:0DB8:0:0:0:0:0:00A1]", "[2001:db8::a1]"},
                     {"longest run", "[1:0:0:2:0:0:0:3]", "[1:0:0:2::3]"},
                     {"first of equal runs", "[1:0:0:2:3:0:0:4]", "[1::2:3:0:0:4]"},
                     {"a single zero stays", "[1:0:2:3:4:5:6:7]", "[1:0:2:3:4:5:6:7]"},
                     {"gap at the end", "[1::]", "[1::]"},
                     {"IPv4 at the end", "[::ffff:192.168.0.1]", "[::ffff:c0a8:1]"},
                     {"gap for nothing", "[1:2:3:4::5:6:7:8]", k_failure},
                     {"gap for one", "[1:2:3::5:6:7:8]", "[1:2:3:0:5:6:7:8]"},
                     {"two gaps", "[1::2::3]", k_failure},
                     {"three colons", "[1:::2]", k_failure},
                     {"colon at the start", "[:1]", k_failure},
                     {"colon at the end", "[1:2:3:4:5:6:7:]", k_failure},
                     {"too few", "[1:2:3:4:5:6:7]", k_failure},
                     {"too many", "[1:2:3:4:5:6:7:8:9]", k_failure},
                     {"five digits", "[00001::]", k_failure},
                     {"empty", "[]", k_failure},
                     {"not closed", "[::1", k_failure},
                     {"zone", "[fe80::1%25eth0]", k_failure},
                     {"IPv4 leading zero", "[::1.2.3.04]", k_failure},
                     {"IPv4 too great", "[::1.2.3.256]", k_failure},
                     {"IPv4 of three parts", "[::1.2.3]", k_failure},
                     {"IPv4 of five parts", "[::1.2.3.4.5]", k_failure},
                     {"IPv4 without room", "[1:2:3:4:5:6:7:1.2.3.4]", k_failure},
                     {"IPv4 not at the end", "[::1.2.3.4:5]", k_failure},
                 });
}

TEST_CASE("url host refuses names that hold what no name may") {
  check("https", {
                     {"lower case", "News.EXAMPLE", "news.example"},
                     {"percent-encoded letter", "n%65ws.example", "news.example"},
                     {"percent-encoded slash", "news%2Fevil", k_failure},
                     {"percent-encoded NUL", "news%00", k_failure},
                     {"percent-encoded percent sign", "news%2541", k_failure},
                     {"percent-encoded at sign", "news%40evil", k_failure},
                     {"bare percent sign", "news%", k_failure},
                     {"space", "news example", k_failure},
                     {"bar", "news|example", k_failure},
                     {"caret", "news^example", k_failure},
                     {"less-than sign", "news<example", k_failure},
                     {"DEL", "news\x7F", k_failure},
                     {"control character", "news\x01", k_failure},
                     {"empty", "", k_failure},
                     {"bytes that are not UTF-8", "%ff.example", k_failure},
                     {"overlong slash", "a%C0%AFb", k_failure},
                     {"underscore and others stay", "a_b.c-d.example", "a_b.c-d.example"},
                 });
}

TEST_CASE("url host keeps names that need IDNA, unless mapping could make them another name") {
  check("https", {
                     {"Vietnamese", "Tiếng-việt.example", "tiếng-việt.example"},
                     {"decomposed", "Vie\u0323\u0302t.example", "vie\u0323\u0302t.example"},
                     {"percent-encoded", "b%C3%BCcher.example", "bücher.example"},
                     {"Chinese", "例子.example", "例子.example"},
                     {"Arabic", "مثال.example", "مثال.example"},
                     {"emoji", "i❤.example", "i❤.example"},
                     {"Catalan", "paral·lel.example", "paral·lel.example"},
                     {"Cyrillic look-alike: another name, and seen as one", "аpple.example", "аpple.example"},
                     {"encoded already", "XN--bcher-kva.example", "xn--bcher-kva.example"},
                     {"encoded beside other letters", "xn--bcher-kva.bücher.example", k_failure},
                     {"full-width letters", "ｅvil.example", k_failure},
                     {"full-width digits", "１２７.0.0.1", k_failure},
                     {"full-width address", "０Ｘｃ０．０２５０．０１", k_failure},
                     {"percent-encoded full-width letter", "%EF%BC%A1.example", k_failure},
                     {"mathematical letter", "𝐞vil.example", k_failure},
                     {"circled letter", "ⓔvil.example", k_failure},
                     {"Kelvin sign", "\u212Aiosk.example", k_failure},
                     {"long s", "newſ.example", k_failure},
                     {"ligature", "ﬁn.example", k_failure},
                     {"ideographic full stop", "evil。example", k_failure},
                     {"half-width full stop", "evil｡example", k_failure},
                     {"one dot leader", "evil․example", k_failure},
                     {"account-of sign, which holds a slash", "evil℀.example", k_failure},
                     {"full-width slash", "evil／.example", k_failure},
                     {"question mark", "evil\u037E.example", k_failure},
                     {"soft hyphen", "ev\u00ADil.example", k_failure},
                     {"zero-width space", "ev\u200Bil.example", k_failure},
                     {"zero-width joiner", "ev\u200Dil.example", k_failure},
                     {"byte-order mark", "\uFEFFevil.example", k_failure},
                     {"variation selector", "evil\uFE0F.example", k_failure},
                     {"tag", "evil\U000E0041.example", k_failure},
                     {"right-to-left override", "evil\u202E.example", k_failure},
                     {"both directions in one label", "evilא.example", k_failure},
                     {"combining mark first", "\u0301evil.example", k_failure},
                     {"replacement character", "evil\uFFFD.example", k_failure},
                     {"ideographic space", "evil\u3000.example", k_failure},
                     {"number after other letters", "💩.123", k_failure},
                 });
}
