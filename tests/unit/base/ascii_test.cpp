// Classes of ASCII characters, trimming, and the hash of tables.
#include "base/ascii.h"

#include <catch2/catch_test_macros.hpp>

#include "base/hash.h"

namespace ascii = lede::ascii;

TEST_CASE("only ASCII letters change their case") {
  CHECK(ascii::to_upper('a') == 'A');
  CHECK(ascii::to_upper('z') == 'Z');
  CHECK(ascii::to_upper('{') == '{');
  CHECK(ascii::to_upper('\xE4') == '\xE4');
  CHECK(ascii::to_lower('Z') == 'z');
  CHECK(ascii::to_lower('[') == '[');
  CHECK(ascii::is_letter('Q'));
  CHECK_FALSE(ascii::is_letter('@'));
  CHECK_FALSE(ascii::is_letter('\xC4'));
}

TEST_CASE("trimming removes white space, or a set of characters, at both ends") {
  CHECK(ascii::trim(" \t\r\n\fa b\n ") == "a b");
  CHECK(ascii::trim(" \n").empty());
  CHECK(ascii::trim("").empty());
  CHECK(ascii::trim("-~ a-b ~-", " -~") == "a-b");
  CHECK(ascii::trim("\na", " ") == "\na");
  CHECK(ascii::trim("--", "-").empty());
}

TEST_CASE("the hash is FNV-1a of 32 bits") {
  CHECK(lede::hash_of("") == 0x811C9DC5U);
  CHECK(lede::hash_of("a") == 0xE40C292CU);
  CHECK(lede::hash_of("foobar") == 0xBF9CF968U);
  CHECK(lede::hash_with(lede::hash_of("fooba"), 'r') == lede::hash_of("foobar"));
}
