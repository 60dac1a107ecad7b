// Pieces of messages.
#include "base/text.h"

#include <catch2/catch_test_macros.hpp>
#include <limits>
#include <string>

#include "base/utf8.h"

TEST_CASE("texts are put together") {
  CHECK(lede::concat({}).empty());
  CHECK(lede::concat({"a", "", "bc"}) == "abc");
}

TEST_CASE("integers are written in decimal") {
  const struct {
    std::int64_t number;
    const char* text;
  } cases[] = {{0, "0"},
               {7, "7"},
               {-10, "-10"},
               {std::numeric_limits<std::int64_t>::max(), "9223372036854775807"},
               {std::numeric_limits<std::int64_t>::min(), "-9223372036854775808"}};
  for (const auto& c : cases) {
    std::string out = "n";
    lede::append_integer(out, c.number);
    CHECK(out == std::string("n") + c.text);
  }
}

TEST_CASE("long names are cut between code points") {
  CHECK(lede::quote("kicker") == "\"kicker\"");
  for (std::size_t shift = 0; shift < 4; ++shift) {
    std::string name(shift, 'a');
    while (name.size() < 100) name += "ế";
    const std::string quoted = lede::quote(name);
    CHECK(quoted.size() < 70);
    CHECK(lede::utf8::is_valid(quoted));
    CHECK(quoted.ends_with("\u2026\""));
  }
}
