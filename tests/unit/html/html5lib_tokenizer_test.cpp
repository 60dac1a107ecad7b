// The tokenizer cases of html5lib-tests, if they are on this machine.
#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <set>
#include <string>

#include "base/utf8.h"
#include "html/recording_sink.h"
#include "html/text_input.h"
#include "html/tokenizer.h"

namespace {

using lede::html::TextState;
using nlohmann::json;

std::filesystem::path shared_data() {
  const char* named = std::getenv("LEDE_SHARED_DATA");
  if (named != nullptr) return named;
  // tests/unit/html/this file
  const auto root = std::filesystem::path(__FILE__).parent_path().parent_path().parent_path().parent_path();
  return root.parent_path() / "shared" / "data";
}

/// "\u0041" in cases that are escaped twice. A lone surrogate, which no UTF-8 holds, becomes U+FFFD.
std::string unescape(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text.compare(at, 2, "\\u") != 0) {
      out += text[at];
      continue;
    }
    auto code_point = static_cast<char32_t>(std::stoul(text.substr(at + 2, 4), nullptr, 16));
    at += 5;
    if (code_point >= 0xD800 && code_point < 0xDC00 && text.compare(at + 1, 2, "\\u") == 0) {
      const auto low = static_cast<char32_t>(std::stoul(text.substr(at + 3, 4), nullptr, 16));
      if (low >= 0xDC00 && low < 0xE000) {
        code_point = 0x10000 + ((code_point - 0xD800) << 10) + (low - 0xDC00);
        at += 6;
      }
    }
    lede::utf8::append(out, code_point);
  }
  return out;
}

/// What the tokenizer is given has no control characters, so none can come out: the rule by which an expected output is
/// adjusted where the input was. NUL, which the standard turns into U+FFFD in many states, is dropped as well.
std::string without_controls(const std::string& text, bool had_nul) {
  std::string scratch;
  std::string out(lede::html::prepare(text, scratch));
  if (!had_nul) return out;
  for (std::size_t at = out.find(lede::utf8::k_replacement); at != std::string::npos;
       at = out.find(lede::utf8::k_replacement)) {
    out.erase(at, lede::utf8::k_replacement.size());
  }
  return out;
}

std::string sorted_tag(const std::string& name, std::vector<std::pair<std::string, std::string>> attributes,
                       bool self_closing) {
  std::sort(attributes.begin(), attributes.end());
  std::string line = "<" + name;
  for (const auto& [attribute, value] : attributes) line += " " + attribute + "=\"" + value + "\"";
  return line + (self_closing ? "/>" : ">");
}

/// Comments and doctypes make no tokens here.
std::vector<std::string> expected_lines(const json& output, bool double_escaped, bool adjusted, bool had_nul) {
  const auto text_of = [&](const std::string& raw) {
    const std::string text = double_escaped ? unescape(raw) : raw;
    return adjusted ? without_controls(text, had_nul) : text;
  };
  std::vector<std::string> lines;
  for (const json& token : output) {
    const std::string kind = token[0].get<std::string>();
    if (kind == "Character") {
      const std::string text = text_of(token[1].get<std::string>());
      if (text.empty()) continue;
      if (lines.empty() || lines.back().front() != '=') lines.push_back("=");
      lines.back() += text;
    } else if (kind == "StartTag") {
      std::vector<std::pair<std::string, std::string>> attributes;
      for (const auto& [name, value] : token[2].items()) {
        attributes.emplace_back(text_of(name), text_of(value.get<std::string>()));
      }
      lines.push_back(sorted_tag(text_of(token[1].get<std::string>()), attributes, token.size() > 3));
    } else if (kind == "EndTag") {
      lines.push_back("</" + text_of(token[1].get<std::string>()) + ">");
    }
  }
  return lines;
}

class SortingSink : public lede::html::test::RecordingSink {
 public:
  TextState on_start_tag(const lede::html::StartTag& tag) override {
    std::vector<std::pair<std::string, std::string>> attributes;
    for (const auto& attribute : tag.attributes) attributes.emplace_back(attribute.name, attribute.value);
    lines.push_back(sorted_tag(std::string(tag.name), attributes, tag.self_closing));
    return TextState::data;
  }
};

std::vector<std::string> our_lines(const std::string& input, const std::string& state, const std::string& last_tag) {
  std::string scratch;
  std::string markup(lede::html::prepare(input, scratch));
  SortingSink sink;
  lede::html::Tokenizer tokenizer(sink);
  if (state == "CDATA section state") {
    sink.is_foreign = true;
    markup.insert(0, "<![CDATA[");
  } else if (state == "PLAINTEXT state") {
    tokenizer.set_text_state(TextState::plaintext, last_tag);
  } else if (state == "RCDATA state") {
    tokenizer.set_text_state(TextState::rcdata, last_tag);
  } else if (state == "RAWTEXT state") {
    tokenizer.set_text_state(TextState::rawtext, last_tag);
  } else if (state == "Script data state") {
    tokenizer.set_text_state(TextState::script_data, last_tag);
  }
  tokenizer.tokenize(markup, 0);
  return sink.lines;
}

// Cases whose input means something else once its control characters are gone, as they are before we tokenize.
const std::set<std::string> k_changed_by_preparation = {
    // "</" would begin a bogus comment; without the control character nothing follows, and it is text
    R"(test3: </\u0000)",
    R"(test3: </\u000B)",
    // the control character alone would be the name of one more attribute
    R"(test3: <a \u0000>)",
    R"(test3: <a \u0008>)",
    R"(test3: <a \u000B>)",
    R"(test3: <a \u001F>)",
    R"(test3: <a a \u0000>)",
    R"(test3: <a a \u0008>)",
    R"(test3: <a a \u000B>)",
    R"(test3: <a a \u001F>)",
    R"(test3: <a a=''\u0000>)",
    R"(test3: <a a=''\u0008>)",
    R"(test3: <a a=''\u000B>)",
    R"(test3: <a a=''\u001F>)",
    R"(test3: <a/\u0000>)",
    R"(test3: <a/\u000B>)",
};

// A file of cases for parsers that build XML, which replace characters that we keep.
constexpr std::string_view k_left_out_file = "xmlViolation.test";

} // namespace

TEST_CASE("tokenizer: the cases of html5lib-tests") {
  const auto folder = shared_data() / "html" / "html5lib" / "tokenizer";
  if (!std::filesystem::exists(folder)) SKIP("html5lib-tests are not on this machine: " << folder.string());

  std::size_t compared = 0;
  std::set<std::string> not_met = k_changed_by_preparation;
  for (const auto& file : std::filesystem::directory_iterator(folder)) {
    if (file.path().extension() != ".test" || file.path().filename() == k_left_out_file) continue;
    std::ifstream stream(file.path(), std::ios::binary);
    const std::string source{std::istreambuf_iterator<char>(stream), {}};
    const json cases = json::parse(source, nullptr, false);
    REQUIRE(cases.is_object());
    for (const json& test : cases["tests"]) {
      const bool double_escaped = test.value("doubleEscaped", false);
      const auto raw = test["input"].get<std::string>();
      const std::string input = double_escaped ? unescape(raw) : raw;
      std::string scratch;
      const bool adjusted = lede::html::prepare(input, scratch) != input;
      const bool had_nul = input.find('\0') != std::string::npos;
      const auto expected = expected_lines(test["output"], double_escaped, adjusted, had_nul);
      for (const json& state : test.value("initialStates", json{"Data state"})) {
        const auto name = file.path().stem().string() + ": " + test["description"].get<std::string>();
        INFO(name << " in " << state.get<std::string>());
        ++compared;
        const auto ours = our_lines(input, state.get<std::string>(), test.value("lastStartTag", ""));
        if (k_changed_by_preparation.contains(name)) {
          not_met.erase(name);
          CHECK(adjusted);
          continue;
        }
        CHECK(ours == expected);
      }
    }
  }
  CHECK(not_met.empty());
  CHECK(compared > 7000);
}
