// The URL policy: which URL is allowed where.
#include "policy/url.h"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"

namespace limits = lede::limits;
using lede::UrlPolicy;
using lede::UrlUse;
using lede::UrlVerdict;
using namespace std::string_literals;

namespace {

constexpr std::string_view k_base = "https://news.example/a/b";

/// The URL that is written, or why there is none.
std::string judge(const UrlPolicy& policy, std::string_view text, UrlUse use) {
  const UrlPolicy::Judgement judgement = policy.allow(text, use);
  CHECK(judgement.url.has_value() == (judgement.verdict == UrlVerdict::allowed));
  if (!judgement.url) return "refused: " + std::string(describe(judgement.verdict));
  return std::string(judgement.url->view());
}

std::string refused(UrlVerdict verdict) { return "refused: " + std::string(describe(verdict)); }

const std::string k_scheme = refused(UrlVerdict::scheme_not_allowed);
const std::string k_not_a_url = refused(UrlVerdict::not_a_url);
const std::string k_credentials = refused(UrlVerdict::has_credentials);
const std::string k_no_base = refused(UrlVerdict::no_base);
const std::string k_too_long = refused(UrlVerdict::too_long);

struct Case {
  std::string_view name;
  std::string text;
  std::string expected;
};

void check(const UrlPolicy& policy, UrlUse use, const std::vector<Case>& cases) {
  for (const Case& test : cases) {
    INFO(test.name << ": " << test.text.substr(0, 100));
    const std::string ours = judge(policy, test.text, use);
    CHECK(ours == test.expected);
    if (!ours.starts_with("refused")) CHECK(judge(policy, ours, use) == ours);
  }
}

} // namespace

TEST_CASE("url policy writes links out as they were understood") {
  const UrlPolicy policy(k_base, {});
  REQUIRE(policy.has_base());
  check(policy, UrlUse::link,
        {
            {"absolute", "HTTPS://News.Example:443/x", "https://news.example/x"},
            {"relative", "c", "https://news.example/a/c"},
            {"query alone", "?p=2", "https://news.example/a/b?p=2"},
            {"another host", R"(/\evil.example)", "https://evil.example/"},
            {"white space around", " \n c \t", "https://news.example/a/c"},
            {"quotation marks", "c\"'><", "https://news.example/a/c%22'%3E%3C"},
            {"mail", "MAILTO:a@b.example?subject=Góp ý", "mailto:a@b.example?subject=G%C3%B3p%20%C3%BD"},
            {"mail without a mailbox", "mailto:?subject=x", "mailto:?subject=x"},
            {"telephone", "tel:+84 234 123 456", "tel:+84 234 123 456"},
            {"mail at a host", "mailto://news.example/", k_not_a_url},
            {"mail, one slash", "mailto:/x", k_not_a_url},
            {"control characters in mail", "mailto:a\x01@b", "mailto:a%01@b"},
            {"script", "javascript:alert(1)", k_scheme},
            {"script behind a control character", "\x01javascript:alert(1)", k_scheme},
            {"script behind NUL", "\0javascript:alert(1)"s, k_scheme},
            {"script, broken up", "j\na\tv\ra\nscript:alert(1)", k_scheme},
            {"script behind a comment that looks like a host", "javascript://news.example/%0Aalert(1)", k_scheme},
            {"script that does not parse", "javascript://[", k_scheme},
            {"vbscript", "vbscript:x", k_scheme},
            {"data", "data:text/html,<script>alert(1)</script>", k_scheme},
            {"picture in data", "data:image/png;base64,AAAA", k_scheme},
            {"blob", "blob:https://news.example/x", k_scheme},
            {"file", "file:///etc/passwd", k_scheme},
            {"socket", "wss://news.example/", k_scheme},
            {"file transfer", "ftp://news.example/", k_scheme},
            {"unknown scheme", "intent://x#Intent;end", k_scheme},
            {"credentials", "https://news.example@evil.example/", k_credentials},
            {"password alone", "https://:p@evil.example/", k_credentials},
            {"credentials without a scheme", "//u:p@evil.example/", k_credentials},
            {"empty credentials go", "https://@news.example/", "https://news.example/"},
            {"empty", "", k_not_a_url},
            {"white space alone", " \t\n", k_not_a_url},
            {"no host", "https://", k_not_a_url},
            {"host that no browser takes", "https://a b/", k_not_a_url},
            {"local address in disguise", "http://0x7f.1/", k_not_a_url},
        });
}

TEST_CASE("url policy allows fewer schemes where something is loaded or sent") {
  const UrlPolicy policy(k_base, {});
  for (const UrlUse use : {UrlUse::resource, UrlUse::endpoint, UrlUse::image}) {
    INFO(static_cast<int>(use));
    check(policy, use,
          {
              {"relative", "c", "https://news.example/a/c"},
              {"http", "http://cdn.example/x", "http://cdn.example/x"},
              {"mail", "mailto:a@b.example", k_scheme},
              {"telephone", "tel:1", k_scheme},
              {"script", "javascript:alert(1)", k_scheme},
              {"picture in data, without the option", "data:image/png;base64,AAAA", k_scheme},
          });
  }
}

TEST_CASE("url policy allows pictures in data: only as an option and only in img src") {
  const UrlPolicy policy(k_base, {.data_images = true});
  const std::string_view png = "data:image/png;base64,iVBORw0KGgo+/w==";
  for (const UrlUse use : {UrlUse::link, UrlUse::resource, UrlUse::endpoint}) {
    CHECK(judge(policy, png, use) == k_scheme);
  }
  const std::string prefix = "data:image/png;base64,";
  check(policy, UrlUse::image,
        {
            {"png", std::string(png), std::string(png)},
            {"jpeg", "data:image/jpeg;base64,AA==", "data:image/jpeg;base64,AA=="},
            {"gif", "data:image/gif;base64,AA==", "data:image/gif;base64,AA=="},
            {"webp", "data:image/webp;base64,AA==", "data:image/webp;base64,AA=="},
            {"avif", "data:image/avif;base64,AA==", "data:image/avif;base64,AA=="},
            {"case", "DATA:Image/PNG;Base64,AAaa", "data:image/png;base64,AAaa"},
            {"broken lines", " data:image/png;base64,\r\nAA\nAA\n", "data:image/png;base64,AAAA"},
            {"svg", "data:image/svg+xml;base64,AAAA", k_scheme},
            {"html", "data:text/html;base64,AAAA", k_scheme},
            {"no type", "data:;base64,AAAA", k_scheme},
            {"not base64", "data:image/png,AAAA", k_scheme},
            {"parameter between", "data:image/png;charset=x;base64,AAAA", k_scheme},
            {"space before base64", "data:image/png; base64,AAAA", k_scheme},
            {"other letters in the data", "data:image/png;base64,AA%41A", k_scheme},
            {"fragment", "data:image/png;base64,AAAA#x", k_scheme},
            {"padding within the data", "data:image/png;base64,AA==AA==", k_scheme},
            {"too much padding", "data:image/png;base64,A===", k_scheme},
            {"no comma", "data:image/png;base64", k_scheme},
            {"type that begins alike", "data:image/pngx;base64,AAAA", k_scheme},
            {"largest", prefix + std::string(limits::max_data_url_bytes - prefix.size(), 'A'),
             prefix + std::string(limits::max_data_url_bytes - prefix.size(), 'A')},
            {"too large", prefix + std::string(limits::max_data_url_bytes - prefix.size() + 1, 'A'), k_too_long},
        });
}

TEST_CASE("url policy without a base refuses relative URLs, and takes https for a host without a scheme") {
  for (const std::string_view base : {"", "news.example", "/a", "ftp://news.example/", "mailto:a@b.example",
                                      "javascript:alert(1)", "https://", "data:text/html,x"}) {
    INFO("base " << base);
    const UrlPolicy policy(base, {});
    CHECK_FALSE(policy.has_base());
    check(policy, UrlUse::link,
          {
              {"relative", "c", k_no_base},
              {"from the root", "/c", k_no_base},
              {"another host, without a scheme", "//other.example", "https://other.example/"},
              {"fragment", "#c", k_no_base},
              {"absolute", "https://a.example", "https://a.example/"},
              {"mail", "mailto:a@b.example", "mailto:a@b.example"},
              {"script", "javascript:alert(1)", k_scheme},
              {"empty", "", k_not_a_url},
          });
  }
}

TEST_CASE("url policy takes a base without its credentials, up to a length") {
  const UrlPolicy staging("https://editor:secret@staging.example/a/b", {});
  CHECK(judge(staging, "c", UrlUse::link) == "https://staging.example/a/c");

  const std::string host = "https://news.example/";
  CHECK(UrlPolicy(host + std::string(limits::max_base_url_bytes - host.size(), 'a'), {}).has_base());
  CHECK_FALSE(UrlPolicy(host + std::string(limits::max_base_url_bytes - host.size() + 1, 'a'), {}).has_base());
}

TEST_CASE("url policy bounds what it reads and what it writes") {
  const UrlPolicy policy(k_base, {});
  const std::string host = "https://news.example/";
  const std::string longest = host + std::string(limits::max_url_bytes - host.size(), 'a');
  check(policy, UrlUse::link,
        {
            {"longest", longest, longest},
            {"too long", longest + "a", k_too_long},
            {"too long once resolved", std::string(limits::max_url_bytes, 'a'), k_too_long},
            {"too long once escaped", host + std::string(limits::max_url_bytes / 2, ' ') + "x", k_too_long},
            {"script of any length", "javascript:" + std::string(limits::max_url_bytes, 'a'), k_scheme},
        });
}

TEST_CASE("url policy links to places on the same page") {
  const UrlPolicy policy("", {});
  CHECK(policy.same_page("note-1").view() == "#note-1");
  CHECK(policy.same_page("").view() == "#");
  CHECK(policy.same_page("mục \"1\"<>`").view() == "#m%E1%BB%A5c%20%221%22%3C%3E%60");
  CHECK(policy.same_page("100%").view() == "#100%");
  CHECK(policy.same_page("a\nb").view() == "#a%0Ab");
}

TEST_CASE("url policy keeps the host's own addresses as it wrote them") {
  struct HostCase {
    std::string_view text;
    bool is_kept;
  };
  const std::vector<HostCase> cases = {
      {"lede.css", true},
      {"/assets/lede.css?v=1", true},
      {"https://cdn.example/lede.css", true},
      {"//cdn.example/lede.css", true},
      {"javascript:alert(1)", false},
      {"data:text/css,x", false},
      {"https://u:p@cdn.example/", false},
      {"https://", false},
      {"", false},
      {" ", false},
  };
  for (const HostCase& test : cases) {
    INFO(test.text);
    const auto address = UrlPolicy::host_address(test.text);
    CHECK(address.has_value() == test.is_kept);
    if (address) CHECK(address->view() == test.text);
  }
}
