// Markdown with template tags, dialects and front matter.
#include "formats/markdown_text.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "formats/markdown_definitions.h"
#include "formats/markdown_dialects.h"
#include "formats/markdown_indented.h"
#include "formats/shortcodes.h"
#include "formats/text_places.h"
#include "model/stretches.h"

namespace lede::formats {
namespace {

using json::Value;

/// Whether a line is a YAML field, part of one, or empty.
bool is_field(std::string_view line) {
  if (line.empty() || line == "\r" || line[0] == ' ' || line[0] == '-' || line[0] == '#') return true;
  const std::size_t colon = line.find(':');
  const std::string_view name = line.substr(0, colon);
  return colon != std::string_view::npos && name.find_first_of(" <>[](){}") == std::string_view::npos;
}

/// Returns the offset after YAML front matter; 0 if a text does not begin with any.
std::size_t end_of_front_matter(std::string_view text) {
  const std::size_t first_line = text.find('\n');
  if (!text.starts_with("---") || first_line == std::string_view::npos) return 0;
  if (text.substr(3, first_line - 3).find_first_not_of(" \r") != std::string_view::npos) return 0;
  constexpr std::size_t k_most_lines = 200;
  std::size_t at = first_line + 1;
  for (std::size_t count = 0; count < k_most_lines && at < text.size(); ++count) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (line == "---" || line == "---\r") return count == 0 ? 0 : at;
    if (!is_field(line)) return 0;
  }
  return 0;
}

} // namespace

void expand_markdown(Value value, Block& block, bool from_system, Report& report) {
  auto* const rich = std::get_if<RichText>(&block);
  if (rich == nullptr) return;
  const std::string_view whole = value.text();
  std::string& text = rich->text.value;
  text = whole.substr(from_system ? end_of_front_matter(whole) : 0);
  // A step warns of places in the text that it was given.
  const auto run = [&](const auto& step) {
    const std::vector<Stretch> places = places_of(text, whole, value.origin());
    const std::size_t first_warning = report.pending().size();
    step(value, rich->text, report);
    if (!places.empty()) trace_back(places, report.pending(), first_warning);
  };
  run(expand_template_tags);
  read_indented_blocks(text);
  read_definition_lists(text);
  run(read_dialects);
  rich->stretches = places_of(text, whole, value.origin());
}

} // namespace lede::formats
