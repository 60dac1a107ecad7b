// The names of the codes: all there, all different, in the form that JSON has.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <set>
#include <string>

#include "lede/render.h"

using lede::ErrorCode;
using lede::name_of;
using lede::WarningCode;

namespace {

bool is_kebab_case(std::string_view name) {
  const auto fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.front() != '-' && name.back() != '-' && std::all_of(name.begin(), name.end(), fits);
}

template <class Code>
void check_names(Code last) {
  std::set<std::string> names;
  for (int code = 0; code <= static_cast<int>(last); ++code) {
    const std::string name(name_of(static_cast<Code>(code)));
    INFO(name);
    CHECK(is_kebab_case(name));
    CHECK(names.insert(name).second);
  }
}

} // namespace

TEST_CASE("every code has a name of its own") {
  check_names(ErrorCode::request_invalid);
  check_names(WarningCode::warnings_capped);
}

TEST_CASE("names are those that callers compare with") {
  CHECK(name_of(ErrorCode::json_syntax) == "json-syntax");
  CHECK(name_of(ErrorCode::article_not_an_object) == "article-not-an-object");
  CHECK(name_of(ErrorCode::option_invalid) == "option-invalid");
  CHECK(name_of(WarningCode::invalid_utf8) == "invalid-utf8");
  CHECK(name_of(WarningCode::url_removed) == "url-removed");
  CHECK(name_of(WarningCode::duplicate_key) == "duplicate-key");
}
