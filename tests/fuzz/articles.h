// What the targets that render whole articles share: the bytes of an input taken one by one, the options that a number
// chooses, and what holds for every article, whatever it is made of.
#pragma once

#include <string>
#include <string_view>

#include "base/report.h"
#include "base/utf8.h"
#include "invariants.h"
#include "json/document.h"

namespace lede::fuzz {

class Bytes {
 public:
  Bytes(const unsigned char* data, std::size_t size) : rest_(reinterpret_cast<const char*>(data), size) {}

  unsigned next() {
    if (rest_.empty()) return 0;
    const auto byte = static_cast<unsigned char>(rest_.front());
    rest_.remove_prefix(1);
    return byte;
  }
  std::string_view take(std::size_t size) {
    const std::string_view taken = rest_.substr(0, size);
    rest_.remove_prefix(taken.size());
    return taken;
  }
  [[nodiscard]] bool empty() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

inline RenderOptions article_options(unsigned choice) {
  constexpr std::string_view k_outputs[] = {"fragment", "element", "page"};
  constexpr std::string_view k_locales[] = {"vi", "en", "ar"};
  std::string json = R"({"output":")";
  json += k_outputs[choice % 3];
  json += R"(","locale":")";
  json += k_locales[choice / 3 % 3];
  json += R"(","headingLevel":)";
  json += std::to_string(1 + choice / 9 % 5);
  json += choice % 2 == 0 ? R"(,"baseUrl":"https://news.example/a/b")" : R"(,"linkTarget":"blank","dataImages":true)";
  if (choice % 7 == 0) json += R"(,"styleUrl":"/lede.css","scriptUrl":"https://cdn.example/l.js")";
  json += choice % 7 == 1 ? R"(,"assetsUrl":"https://cdn.example/lede"})" : "}";
  const Result<RenderOptions> options = parse_options(json);
  if (!options.ok()) fail("options are refused", json, 0);
  return options.value();
}

inline void check_output(const RenderOutput& output, std::string_view article) {
  CanonicalReader(output.html, Vocabulary::article).check();
  if (!utf8::is_valid(output.html)) fail("invalid UTF-8", output.html, 0);
  const std::size_t markup = output.json_ld.find_first_of("<>&");
  if (markup != std::string::npos) fail("markup in JSON-LD", output.json_ld, markup);
  Report report(true);
  if (!json::read(output.json_ld, report).ok() || !report.pending().empty())
    fail("JSON-LD is not JSON, or has a key twice", output.json_ld, 0);
  for (const Warning& warning : output.warnings) {
    if (warning.location.offset > article.size()) fail("a warning stands outside the input", article, 0);
    if (!utf8::is_valid(warning.message)) fail("a message that is not UTF-8", warning.message, 0);
    if (!utf8::is_valid(warning.location.path)) fail("a path that is not UTF-8", warning.location.path, 0);
  }
}

/// @param choice which options it is rendered with.
inline void check_article(std::string_view article, unsigned choice) {
  RenderOptions options = article_options(choice);
  const Result<RenderOutput> output = render(article, options);
  if (!output.ok()) {
    if (output.error().location.offset > article.size()) fail("an error stands outside the input", article, 0);
    return;
  }
  check_output(output.value(), article);
  options.report = false;
  const Result<RenderOutput> quiet = render(article, options);
  if (!quiet.ok() || quiet.value().html != output.value().html || quiet.value().json_ld != output.value().json_ld)
    fail("the report changes the output", article, 0);
}

} // namespace lede::fuzz
