#include "formats/wordpress_notes.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <vector>

#include "base/report.h"
#include "base/text.h"
#include "formats/markdown_pieces.h"
#include "formats/values.h"
#include "json/document.h"

namespace lede::formats {

using json::Value;

namespace {

/// Returns the values behind signs, such as ` id="`, in order.
std::vector<std::string_view> values_behind(std::string_view html, std::initializer_list<std::string_view> signs) {
  std::vector<std::string_view> values;
  for (const std::string_view sign : signs) {
    for (std::size_t at = html.find(sign); at != std::string_view::npos; at = html.find(sign, at + 1)) {
      const std::string_view rest = html.substr(at + sign.size());
      values.push_back(rest.substr(0, rest.find_first_of("\"'")));
    }
  }
  std::sort(values.begin(), values.end());
  return values;
}

} // namespace

std::string wordpress_notes(std::string_view json, std::string_view html) {
  constexpr std::size_t k_most = 500;
  if (!json.starts_with('[')) return {};
  Report unheard(false);
  const Result<json::Document> document = json::read(json, unheard);
  if (!document.ok() || document.value().root().size() > k_most) return {};
  const std::vector<std::string_view> wanted = values_behind(html, {"data-fn=\"", "href=\"#", "href='#"});
  const std::vector<std::string_view> there = values_behind(html, {" id=\"", " id='"});
  std::string out;
  for (const Value note : document.value().root().children()) {
    const std::string_view id = text_at(note, "id");
    const std::string_view content = text_at(note, "content");
    // A note that nothing leads to is left over, or of a text that only some may read.
    const bool is_wanted = std::binary_search(wanted.begin(), wanted.end(), id);
    const bool is_there = std::binary_search(there.begin(), there.end(), id);
    if (content.empty() || id.empty() || !is_wanted || is_there) continue;
    out += "<li id=\"";
    append_escaped_text(out, id);
    out += "\">";
    const bool is_inline =
        content.find("</li") == std::string_view::npos && content.find("</ol") == std::string_view::npos;
    if (is_inline) {
      out += content;
    } else {
      append_escaped_text(out, text_of_html(content));
    }
    out += "</li>";
  }
  return out.empty() ? out : concat({"\n\n<ol class=\"wp-block-footnotes\">", out, "</ol>"});
}

} // namespace lede::formats
