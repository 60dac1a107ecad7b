// Finds the JSON-LD of a page with the tokenizer, as a browser would.
#include "formats/json_ld_script.h"

#include <string>

#include "base/ascii.h"
#include "base/utf8.h"
#include "base/words.h"
#include "html/text_input.h"
#include "html/tokenizer.h"

namespace lede::formats {
namespace {

class ScriptFinder final : public html::TokenSink {
 public:
  explicit ScriptFinder(std::vector<JsonLdScript>& scripts) : scripts_(scripts) {}

  html::TextState on_start_tag(const html::StartTag& tag) override {
    is_inside_ = false;
    if (tag.name == "style" || tag.name == "noscript") return html::TextState::rawtext;
    if (tag.name == "title" || tag.name == "textarea") return html::TextState::rcdata;
    if (tag.name != "script") return html::TextState::data;
    is_inside_ = is_json_ld(tag);
    is_new_ = is_inside_;
    return html::TextState::script_data;
  }
  void on_end_tag(const html::EndTag& /*tag*/) override { is_inside_ = false; }
  void on_text(std::string_view text, std::size_t offset) override {
    constexpr std::size_t k_most = 20;
    if (!is_inside_ || (is_new_ && scripts_.size() == k_most)) return;
    if (is_new_) scripts_.push_back({offset, offset});
    is_new_ = false;
    scripts_.back().end = offset + text.size();
  }

 private:
  std::vector<JsonLdScript>& scripts_;
  bool is_inside_ = false;
  bool is_new_ = false;
};

} // namespace

bool is_json_ld(const html::StartTag& tag) {
  for (const html::RawAttribute& attribute : tag.attributes) {
    if (attribute.name != "type") continue;
    std::string type(attribute.value.substr(0, attribute.value.find(';')));
    lower_ascii(type);
    return ascii::trim(type) == "application/ld+json";
  }
  return false;
}

void strip_wrapper(std::string_view bytes, JsonLdScript& script) {
  const auto text = [&] { return bytes.substr(script.begin, script.end - script.begin); };
  constexpr std::string_view k_before[] = {" ",  "\n", "\r", "\t",        utf8::k_byte_order_mark,
                                           "//", "/*", "*/", "<![CDATA[", "<!--"};
  constexpr std::string_view k_behind[] = {" ", "\n", "\r", "\t", ";", "//", "/*", "*/", "]]>", "-->"};
  for (bool goes_on = true; goes_on;) {
    goes_on = false;
    for (const std::string_view part : k_before) {
      if (!text().starts_with(part)) continue;
      script.begin += part.size();
      goes_on = true;
    }
    for (const std::string_view part : k_behind) {
      if (!text().ends_with(part)) continue;
      script.end -= part.size();
      goes_on = true;
    }
  }
}

std::vector<JsonLdScript> find_json_ld_scripts(std::string_view page) {
  std::vector<JsonLdScript> scripts;
  std::string scratch;
  ScriptFinder finder(scripts);
  html::Tokenizer(finder).tokenize(html::prepare(page, scratch), 0);
  html::PreparedOffsets offsets(page);
  for (JsonLdScript& script : scripts) {
    script.begin = offsets.original_offset(script.begin);
    script.end = offsets.original_offset(script.end);
  }
  return scripts;
}

} // namespace lede::formats
