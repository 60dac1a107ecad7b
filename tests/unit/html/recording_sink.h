// Writes down what the tokenizer hands over, one line a token, so that a test can compare two lists of strings.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"
#include "html/tokenizer.h"

namespace lede::html::test {

/// `<name attribute="value" …>`, `</name>`, or the text itself after a `=`. Text in several pieces is one line.
class RecordingSink : public TokenSink {
 public:
  TextState on_start_tag(const StartTag& tag) override {
    std::string line = "<" + std::string(tag.name);
    for (const RawAttribute& attribute : tag.attributes) {
      line += " " + std::string(attribute.name) + "=\"" + std::string(attribute.value) + "\"";
    }
    add(line + (tag.self_closing ? "/>" : ">"), tag.offset);
    return knows_raw_text_ ? state_of(tag.name) : TextState::data;
  }
  void on_end_tag(const EndTag& tag) override { add("</" + std::string(tag.name) + ">", tag.offset); }
  void on_text(std::string_view text, std::size_t offset) override {
    if (lines.empty() || lines.back().front() != '=') add("=", offset);
    lines.back() += text;
  }
  [[nodiscard]] bool in_foreign_content() const override { return is_foreign; }

  /// As a browser's tree construction would, answers `<script>` with script data, and so on.
  void know_raw_text() { knows_raw_text_ = true; }

  std::vector<std::string> lines;
  std::vector<std::size_t> offsets; // of each line
  bool is_foreign = false;

 private:
  void add(std::string line, std::size_t offset) {
    lines.push_back(std::move(line));
    offsets.push_back(offset);
  }
  static TextState state_of(std::string_view name) {
    if (name == "title" || name == "textarea") return TextState::rcdata;
    if (name == "style" || name == "xmp" || name == "iframe") return TextState::rawtext;
    if (name == "script") return TextState::script_data;
    if (name == "plaintext") return TextState::plaintext;
    return TextState::data;
  }

  bool knows_raw_text_ = false;
};

inline std::vector<std::string> tokens_of(std::string_view markup, bool is_foreign = false) {
  RecordingSink sink;
  sink.know_raw_text();
  sink.is_foreign = is_foreign;
  Tokenizer(sink).tokenize(markup, 0);
  return sink.lines;
}

} // namespace lede::html::test
