// Bounds of the sanitizer: depth, formatting that is opened again, content moved out of tables.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "lede/render.h"

namespace {

std::string repeat(std::string_view text, std::size_t times) {
  std::string out;
  out.reserve(text.size() * times);
  for (std::size_t count = 0; count < times; ++count) out += text;
  return out;
}

std::string sanitize(std::string_view markup) {
  const auto result = lede::sanitize(markup);
  REQUIRE(result.ok());
  return result.value().html;
}

std::size_t count(std::string_view text, std::string_view part) {
  std::size_t found = 0;
  for (std::size_t at = text.find(part); at != std::string_view::npos; at = text.find(part, at + part.size())) ++found;
  return found;
}

} // namespace

TEST_CASE("past the limit of nesting, tags go and text stays") {
  const std::string html = sanitize(repeat("<div>", 1000) + "deep" + repeat("</div>", 1000) + "after");
  CHECK(count(html, "<div>") <= 128);
  CHECK(html.find("deep") != std::string::npos);
  CHECK(html.ends_with("</div>after"));
  CHECK(sanitize(html) == html);
}

TEST_CASE("no more formatting than the limit is opened again") {
  const std::string html = sanitize("<p>" + repeat("<b>", 20) + "a<p>c");
  CHECK(count(html, "<b>") <= 20 + lede::limits::max_reopened_formatting);
  CHECK(html.find("<b>c</b>") != std::string::npos);
}

TEST_CASE("a million nested tags give no more than the limit") {
  constexpr std::size_t k_million = 1'000'000;
  for (const std::string_view tag : {"<div>", "<b>", "<form>", "<svg>", "<svg><desc>", "<table>", "<nobr>", "<select>",
                                     "<object>", "<video><p>", "<template>", "<button>", "</p>"}) {
    INFO(tag);
    const std::string markup = repeat(tag, k_million / 4);
    const std::string html = sanitize(markup);
    CHECK(html.size() <= 4 * markup.size() + 65536);
  }
}

TEST_CASE("nothing after an element that was removed vanishes with it") {
  for (const std::string_view markup :
       {"<div><form></div>text", "<div><svg></div>text", "<p><button></div></button>text", "<b><canvas></b>text",
        "<table><tr><td><svg></table>text"}) {
    INFO(markup);
    CHECK(sanitize(markup).find("text") != std::string::npos);
  }
}
