// The URL cases of web-platform-tests, where they are on this machine.
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <nlohmann/json.hpp>
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

// Hosts that are not mapped here: the name as it is written, or nothing where it is refused. A browser reads what is
// written as it reads the input.
const std::map<std::string, std::string> k_names_for_idna = {
    {"http://你好你好", "http://你好你好/"},
    {"https://faß.ExAmPlE/", "https://faß.example/"},
    {"http://é@é", "http://%C3%A9@é/"},
    {"ftp://%e2%98%83", "ftp://☃/"},
    {"https://%e2%98%83", "https://☃/"},
    {"http://GOO\u200B\u2060\uFEFFgoo.com", ""},
    {"http://www.foo。bar.com", ""},
    {"http://Ｇｏ.com", ""},
    {"http://０Ｘｃ０．０２５０．０１", ""},
    {"file://a\u00ADb/p", ""},
    {"file://a%C2%ADb/p", ""},
    {"file://loC𝐀𝐋𝐇𝐨𝐬𝐭/usr/bin", ""},
    {"https://a%C2%ADb/", ""},
};

std::string resolve(const std::string& input, const nlohmann::json& base) {
  const bool has_base = base.is_string();
  const auto parsed_base = has_base ? url::parse(base.get<std::string>(), nullptr) : std::nullopt;
  if (has_base && !parsed_base) return "";
  const auto parsed = url::parse(input, has_base ? &*parsed_base : nullptr);
  return parsed ? parsed->serialise() : "";
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
  std::size_t exceptions = 0;
  for (const nlohmann::json& test : cases) {
    if (!test.is_object()) continue; // a comment
    const auto input = test["input"].get<std::string>();
    const auto base = test.value("base", nlohmann::json());
    INFO(input << " on " << base);
    const std::string ours = resolve(input, base);
    const bool must_fail = test.value("failure", false);
    const auto exception = k_names_for_idna.find(input);
    if (exception != k_names_for_idna.end()) {
      ++exceptions;
      CHECK_FALSE(must_fail);
      CHECK(ours == exception->second);
    } else {
      CHECK(ours == (must_fail ? "" : test["href"].get<std::string>()));
    }
    if (!ours.empty()) CHECK(resolve(ours, nlohmann::json()) == ours);
    ++compared;
  }
  CHECK(compared > 800);
  CHECK(exceptions >= k_names_for_idna.size());
}
