// `srcset`: where candidates end, which ones stay, and that what is written reads the same again.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "base/limits.h"
#include "policy/url.h"

namespace limits = lede::limits;
using lede::UrlPolicy;

namespace {

const UrlPolicy& policy() {
  static const UrlPolicy instance("https://n.example/d/", {.data_images = true});
  return instance;
}

struct Outcome {
  std::string text;
  int removed = 0;
};

Outcome allow(std::string_view text) {
  Outcome outcome;
  const auto url = policy().allow_srcset(text, outcome.removed);
  outcome.text = url ? std::string(url->view()) : "(nothing)";
  return outcome;
}

} // namespace

TEST_CASE("url srcset keeps the candidates that pass") {
  struct Case {
    std::string_view name;
    std::string_view text;
    std::string_view expected;
    int removed;
  };
  const std::string_view a = "https://n.example/d/a";
  const std::vector<Case> cases = {
      {"one", "a", a, 0},
      {"widths", "a 100w, b 200w", "https://n.example/d/a 100w, https://n.example/d/b 200w", 0},
      {"densities", "a 1x,b 1.5x", "https://n.example/d/a 1x, https://n.example/d/b 1.5x", 0},
      {"fraction without a whole", "a .5x", "https://n.example/d/a .5x", 0},
      {"width and height", "a 100w 50h", "https://n.example/d/a 100w 50h", 0},
      {"height and width", "a 50h 100w", "https://n.example/d/a 50h 100w", 0},
      {"white space of all kinds", "\t\n\f\r a \t\n 2x \r", "https://n.example/d/a 2x", 0},
      {"commas before", ", ,,a 2x", "https://n.example/d/a 2x", 0},
      {"comma after the URL ends the candidate", "a, b", "https://n.example/d/a, https://n.example/d/b", 0},
      {"commas after the URL", "a,,, b", "https://n.example/d/a, https://n.example/d/b", 0},
      {"comma inside the URL", "a,b 2x", "https://n.example/d/a%2Cb 2x", 0},
      {"no white space after the comma: one URL", "a,b", "https://n.example/d/a%2Cb", 0},
      {"comma at the start of a URL is none of it", ",a 2x", "https://n.example/d/a 2x", 0},
      {"comma before white space, then what was a descriptor", "a, 2x", "https://n.example/d/a, https://n.example/d/2x",
       0},
      {"comma in the host", "//h,i/ 1x", "https://h%2Ci/ 1x", 0},
      {"comma in the query", "a?w=1,2 1x", "https://n.example/d/a?w=1%2C2 1x", 0},
      {"parentheses hold a comma", "a (x, b 2x), c 3x", "https://n.example/d/c 3x", 1},
      {"parentheses that never close", "a (x, b 2x", "(nothing)", 1},
      {"script", "javascript:alert(1) 1x, a 2x", "https://n.example/d/a 2x", 1},
      {"script behind a comma", "a 1x,javascript:alert(1)", "https://n.example/d/a 1x", 1},
      {"picture in data, even with the option", "data:image/png;base64,AAAA 1x, a 2x", "https://n.example/d/a 2x", 1},
      {"credentials", "https://u@h/ 1x", "(nothing)", 1},
      {"zero width", "a 0w", "(nothing)", 1},
      {"zero density", "a 0.0x", "(nothing)", 1},
      {"minus", "a -1x", "(nothing)", 1},
      {"plus", "a +1x", "(nothing)", 1},
      {"exponent", "a 1e3x", "(nothing)", 1},
      {"point at the end", "a 1.x", "(nothing)", 1},
      {"point alone", "a .x", "(nothing)", 1},
      {"two points", "a 1.2.3x", "(nothing)", 1},
      {"fraction of a width", "a 1.5w", "(nothing)", 1},
      {"no unit", "a 100", "(nothing)", 1},
      {"unit alone", "a w", "(nothing)", 1},
      {"unknown unit", "a 100q", "(nothing)", 1},
      {"upper case", "a 100W", "(nothing)", 1},
      {"height alone", "a 100h", "(nothing)", 1},
      {"width twice", "a 100w 100w", "(nothing)", 1},
      {"width and density", "a 100w 1x", "(nothing)", 1},
      {"three descriptors", "a 1w 1h 1w", "(nothing)", 1},
      {"too many digits", "a 123456789w", "(nothing)", 1},
      {"markup", "a 1x\"><script>", "(nothing)", 1},
      {"empty", "", "(nothing)", 0},
      {"commas and white space", " , ,\n, ", "(nothing)", 0},
  };
  for (const Case& test : cases) {
    INFO(test.name << ": " << test.text);
    const Outcome ours = allow(test.text);
    CHECK(ours.text == test.expected);
    CHECK(ours.removed == test.removed);
    if (ours.text != "(nothing)") {
      const Outcome again = allow(ours.text);
      CHECK(again.text == ours.text);
      CHECK(again.removed == 0);
    }
  }
}

TEST_CASE("url srcset is bounded") {
  std::string many;
  for (std::size_t i = 0; i < limits::max_srcset_candidates + 10; ++i) many += "a, ";
  const Outcome ours = allow(many);
  CHECK(ours.removed == 10);
  CHECK(allow(ours.text).text == ours.text);

  const std::string host = "https://n.example/";
  const std::string commas = host + std::string(limits::max_url_bytes / 2, ',') + "a";
  CHECK(allow(commas).text == "(nothing)");
}
