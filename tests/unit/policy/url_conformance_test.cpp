// The URL cases of web-platform-tests, if they are on this machine.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "policy/url.h"

namespace url = lede::url;

namespace {

std::filesystem::path shared_data() {
  const char* named = std::getenv("LEDE_SHARED_DATA");
  if (named != nullptr) return named;
  // tests/unit/policy/this file
  const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path().parent_path();
  return root.parent_path() / "shared" / "data";
}

// Hosts that are not mapped here: the name as it is written. A browser reads what is written as it reads the input.
const std::map<std::string, std::string> k_names_for_idna = {
    {"http://你好你好", "http://你好你好/"},
    {"https://faß.ExAmPlE/", "https://faß.example/"},
    {"http://é@é", "http://%C3%A9@é/"},
    {"https://%e2%98%83", "https://☃/"},
};

// Names that a browser's mapping makes other ones: refused.
const std::set<std::string> k_refused_names = {
    "http://GOO\u200B\u2060\uFEFFgoo.com", "http://www.foo。bar.com", "http://Ｇｏ.com",
    "http://０Ｘｃ０．０２５０．０１",     "https://a%C2%ADb/",
};

bool is_web_address(const std::string& href) { return href.starts_with("http:") || href.starts_with("https:"); }

/// Whether any policy could let the URL pass: the parser refuses all others, and all bases but web addresses.
bool is_of_use(const std::string& href, const nlohmann::json& base) {
  if (is_web_address(href)) return true;
  const bool is_mail_or_telephone = href.starts_with("mailto:") || href.starts_with("tel:");
  const bool has_other_base = base.is_string() && !is_web_address(base.get<std::string>());
  return is_mail_or_telephone && href[href.find(':') + 1] != '/' && !has_other_base;
}

/// Whether the host is an IPv4 address that is written otherwise than it is serialised.
bool has_disguised_address(const std::string& input, const std::string& href) {
  const auto parsed = url::parse(href, nullptr);
  if (!parsed) return false;
  const std::string host(parsed->host());
  return host.find_first_not_of("0123456789.") == std::string::npos &&
         (input.find(host) == std::string::npos || input.find(host + ".") != std::string::npos);
}

std::string resolve(const std::string& input, const nlohmann::json& base) {
  const auto parsed_base = base.is_string() ? url::parse(base.get<std::string>(), nullptr) : std::nullopt;
  const auto parsed = url::parse(input, parsed_base ? &*parsed_base : nullptr);
  return parsed ? parsed->text : "";
}

} // namespace

TEST_CASE("url parser: the cases of web-platform-tests") {
  const auto path = shared_data() / "url" / "urltestdata.json";
  if (!std::filesystem::exists(path)) SKIP("the URL cases are not on this machine: " << path.string());

  std::ifstream stream(path, std::ios::binary);
  const std::string source{std::istreambuf_iterator<char>(stream), {}};
  const nlohmann::json cases = nlohmann::json::parse(source, nullptr, false);
  REQUIRE(cases.is_array());
  std::size_t compared = 0;
  std::size_t refused = 0;
  std::size_t exceptions = 0;
  for (const nlohmann::json& test : cases) {
    if (!test.is_object()) continue; // a comment
    const auto input = test["input"].get<std::string>();
    const auto base = test.value("base", nlohmann::json());
    INFO(input << " on " << base);
    const std::string ours = resolve(input, base);
    const std::string theirs = test.value("failure", false) ? "" : test["href"].get<std::string>();
    const auto exception = k_names_for_idna.find(input);
    if (exception != k_names_for_idna.end()) {
      ++exceptions;
      CHECK_FALSE(theirs.empty());
      CHECK(ours == exception->second);
    } else if (!ours.empty() || theirs.empty()) {
      ++compared;
      CHECK(ours == theirs); // no other text is accepted, and none is read differently
    } else {
      ++refused;
      CHECK((!is_of_use(theirs, base) || k_refused_names.contains(input) || has_disguised_address(input, theirs)));
    }
    if (!ours.empty()) CHECK(resolve(ours, nlohmann::json()) == ours);
  }
  CHECK(compared > 450);
  CHECK(refused > 0);
  CHECK(exceptions >= k_names_for_idna.size());
}
