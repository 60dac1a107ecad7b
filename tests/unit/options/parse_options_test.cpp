// Options from JSON: every name, every value that is refused, and the path that says which.
#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

#include "lede/render.h"

using lede::ConvertOptions;
using lede::ErrorCode;
using lede::parse_options;
using lede::RenderOptions;
using lede::SanitizeOptions;

namespace {

template <class CallOptions = RenderOptions>
CallOptions options(std::string_view json) {
  lede::Result<CallOptions> result = parse_options<CallOptions>(json);
  INFO(json);
  REQUIRE(result.ok());
  return result.value();
}

bool same(const lede::Components& left, const lede::Components& right) {
  return left.rating == right.rating && left.related == right.related && left.latest == right.latest &&
         left.comments == right.comments;
}

} // namespace

TEST_CASE("no options are the defaults") {
  for (const char* json : {"", " \n", "{}", "\xEF\xBB\xBF{}"}) {
    const RenderOptions parsed = options(json);
    CHECK(parsed.from == "auto");
    CHECK(parsed.id_prefix == "lede-");
    CHECK(parsed.output == lede::Output::fragment);
    CHECK(parsed.report);
    CHECK(same(parsed.components, {}));
  }
}

TEST_CASE("every option is read") {
  constexpr const char* k_json = R"({"from":"lede","baseUrl":"https://news.example/a/","locale":"en-GB","output":"page",
    "components":["latest"],"labels":{"rating.title":"Rate","footer.top":""},"headingLevel":2,"linkTarget":"blank",
    "policy":"comment","idPrefix":"n1_","styleUrl":"/lede.css","styles":"a{}","nonce":"bm9u+/Y2U=","scriptUrl":"/lede.js",
    "assetsUrl":"/lede/","oembedUrl":"/oembed","siteName":"News","siteUrl":"/","dataImages":true,"typography":true,"report":false,"related":"[1]","latest":[{ "headline":"\u00e9"}],"jsonLdRating":true,"now":"2026-07-13"})";
  const RenderOptions parsed = options(k_json);
  CHECK(parsed.from == "lede");
  CHECK(parsed.base_url == "https://news.example/a/");
  CHECK(parsed.locale == "en-GB");
  CHECK(parsed.output == lede::Output::page);
  CHECK(same(parsed.components, {false, false, true, false}));
  REQUIRE(parsed.labels.size() == 2);
  CHECK(parsed.labels[0].name == "rating.title");
  CHECK(parsed.labels[0].text == "Rate");
  CHECK(parsed.heading_level == 2);
  CHECK(parsed.link_target == lede::LinkTarget::blank);
  CHECK(parsed.id_prefix == "n1_");
  CHECK(parsed.style_url == "/lede.css");
  CHECK(parsed.script_url == "/lede.js");
  CHECK(parsed.assets_url == "/lede/");
  CHECK(parsed.styles == "a{}");
  CHECK(parsed.nonce == "bm9u+/Y2U=");
  CHECK(parsed.oembed_url == "/oembed");
  CHECK(parsed.site_name == "News");
  CHECK(parsed.site_url == "/");
  CHECK(parsed.data_images);
  CHECK(parsed.typography);
  CHECK(parsed.related == "[1]");
  CHECK(parsed.latest == R"([{ "headline":"\u00e9"}])");
  CHECK(parsed.json_ld_rating);
  CHECK(parsed.now == "2026-07-13");
  CHECK_FALSE(parsed.report);

  const SanitizeOptions of_texts = options<SanitizeOptions>(k_json);
  CHECK(of_texts.policy == lede::PolicyName::comment);
  CHECK(of_texts.base_url == "https://news.example/a/");
  CHECK_FALSE(of_texts.report);

  const ConvertOptions of_conversion = options<ConvertOptions>(k_json);
  CHECK(of_conversion.from == "lede");
  CHECK(of_conversion.base_url == "https://news.example/a/");
  CHECK(of_conversion.locale == "en-GB");
}

TEST_CASE("options that the text does not name keep their values") {
  RenderOptions defaults;
  defaults.output = lede::Output::page;
  defaults.base_url = "https://news.example/";
  const lede::Result<RenderOptions> page = parse_options(R"({"baseUrl":"https://other.example/"})", defaults);
  REQUIRE(page.ok());
  CHECK(page.value().output == lede::Output::page);
  CHECK(page.value().base_url == "https://other.example/");

  SanitizeOptions of_readers;
  of_readers.policy = lede::PolicyName::comment;
  const lede::Result<SanitizeOptions> text = parse_options(R"({"styleUrl":"/a.css"})", of_readers);
  REQUIRE(text.ok());
  CHECK(text.value().policy == lede::PolicyName::comment);
}

TEST_CASE("values that can be written in more than one way") {
  CHECK(options(R"({"linkTarget":"_blank"})").link_target == lede::LinkTarget::blank);
  CHECK(options(R"({"linkTarget":"_self"})").link_target == lede::LinkTarget::same);
  CHECK(options(R"({"output":"element"})").output == lede::Output::element);
  CHECK(options(R"({"headingLevel":5.0})").heading_level == 5);
  CHECK(options(R"({"baseUrl":"","locale":""})").base_url.empty());
  CHECK(same(options(R"({"components":" rating  comments\n"})").components, {true, false, false, true}));
  CHECK(same(options(R"({"components":"rating related latest comments"})").components, {}));
  CHECK(same(options(R"({"components":""})").components, {false, false, false, false}));
  CHECK(same(options(R"({"components":[]})").components, {false, false, false, false}));
  CHECK(options(R"({"output":"page","output":"element"})").output == lede::Output::element);
}

TEST_CASE("what cannot be used is refused by name") {
  struct Case {
    const char* json;
    const char* path;
    const char* message; // a part of it
  };
  const std::vector<Case> cases = {
      {"[]", "$", "expected an object, found an array"},
      {"null", "$", "expected an object, found null"},
      {R"({"locale":)", "$.locale", "not valid JSON"},
      {R"({"baseURL":"https://news.example/"})", "$.baseURL", "unknown option \"baseURL\""},
      {R"({"from":1})", "$.from", "expected a string, found a number"},
      {R"({"baseUrl":"/a"})", "$.baseUrl", "absolute"},
      {R"({"baseUrl":"news.example"})", "$.baseUrl", "absolute"},
      {"{\"baseUrl\":\"javascript:alert(1)\"}", "$.baseUrl", "http"},
      {R"({"baseUrl":"ftp://news.example/"})", "$.baseUrl", "http"},
      {R"({"baseUrl":"https://"})", "$.baseUrl", "absolute"},
      {R"({"baseUrl":null})", "$.baseUrl", "found null"},
      {R"({"locale":"vi?VN"})", "$.locale", "BCP 47"},
      {R"({"output":"html"})", "$.output", "fragment, element, page"},
      {R"({"output":2})", "$.output", "expected a string"},
      {R"({"components":["rating","ads"]})", "$.components[1]", "unknown component \"ads\""},
      {R"({"components":["rating",1]})", "$.components[1]", "expected a string"},
      {R"({"components":"rating ads"})", "$.components", "unknown component \"ads\""},
      {R"({"components":{"rating":true}})", "$.components", "an array or a string"},
      {R"({"labels":["x"]})", "$.labels", "expected an object"},
      {R"({"labels":{"rating.titel":"Rate"}})", "$.labels['rating.titel']", "unknown label \"rating.titel\""},
      {R"({"labels":{"rating.title":1}})", "$.labels['rating.title']", "expected a string"},
      {R"({"headingLevel":0})", "$.headingLevel", "1 to 5"},
      {R"({"headingLevel":6})", "$.headingLevel", "1 to 5"},
      {R"({"headingLevel":1.5})", "$.headingLevel", "1 to 5"},
      {R"({"headingLevel":"2"})", "$.headingLevel", "expected a number"},
      {R"({"linkTarget":"top"})", "$.linkTarget", "same, blank"},
      {R"({"policy":"none"})", "$.policy", "article, comment"},
      {R"({"idPrefix":""})", "$.idPrefix", "letters"},
      {R"({"idPrefix":"1a"})", "$.idPrefix", "letter"},
      {R"({"idPrefix":"a b"})", "$.idPrefix", "letters"},
      {R"({"idPrefix":"a\""})", "$.idPrefix", "letters"},
      {R"({"styleUrl":true})", "$.styleUrl", "expected a string"},
      {R"({"scriptUrl":[]})", "$.scriptUrl", "expected a string"},
      {R"({"assetsUrl":1})", "$.assetsUrl", "expected a string"},
      {R"({"styles":[]})", "$.styles", "expected a string"},
      {R"({"nonce":"a' b"})", "$.nonce", "letters, digits"},
      {R"({"oembedUrl":1})", "$.oembedUrl", "expected a string"},
      {R"({"siteName":1})", "$.siteName", "expected a string"},
      {R"({"siteUrl":1})", "$.siteUrl", "expected a string"},
      {R"({"related":1})", "$.related", "expected a string"},
      {R"({"latest":true})", "$.latest", "expected a string"},
      {R"({"jsonLdRating":1})", "$.jsonLdRating", "expected a boolean"},
      {R"({"now":"today"})", "$.now", "expected a date of RFC 3339"},
      {R"({"dataImages":"yes"})", "$.dataImages", "expected a boolean"},
      {R"({"report":1})", "$.report", "expected a boolean"},
      {R"({"report":true,"x":1,"y":2})", "$.x", "unknown option \"x\""},
  };
  for (const Case& c : cases) {
    INFO(c.json);
    // Every call checks the options of all calls.
    const lede::Result<RenderOptions> of_pages = parse_options(c.json);
    const lede::Result<ConvertOptions> of_conversion = parse_options<ConvertOptions>(c.json);
    const lede::Result<SanitizeOptions> of_texts = parse_options<SanitizeOptions>(c.json);
    REQUIRE_FALSE(of_pages.ok());
    REQUIRE_FALSE(of_conversion.ok());
    REQUIRE_FALSE(of_texts.ok());
    for (const lede::Error& error : {of_pages.error(), of_conversion.error(), of_texts.error()}) {
      INFO(error.message);
      CHECK(error.code == ErrorCode::option_invalid);
      CHECK(error.location.path == c.path);
      CHECK(error.message.find(c.message) != std::string::npos);
    }
  }
}
