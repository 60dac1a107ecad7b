#include "formats/wordpress_notes.h"

#include "base/report.h"
#include "base/text.h"
#include "formats/markdown_pieces.h"
#include "formats/values.h"
#include "json/document.h"

namespace lede::formats {

using json::Value;

std::string wordpress_notes(std::string_view json, std::string_view html) {
  constexpr std::size_t k_most = 500; // each is looked for in the text
  if (!json.starts_with('[')) return {};
  Report unheard(false);
  const Result<json::Document> document = json::read(json, unheard);
  if (!document.ok() || document.value().root().size() > k_most) return {};
  std::string out;
  for (const Value note : document.value().root().children()) {
    const std::string_view id = text_at(note, "id");
    const std::string_view content = text_at(note, "content");
    const auto has = [html, id](std::string_view before, std::string_view behind) {
      return html.find(concat({before, id, behind})) != std::string_view::npos;
    };
    // A note that nothing leads to is left over, or of a text that only some may read.
    const bool is_wanted = has("data-fn=\"", "\"") || has("\"#", "\"");
    const bool is_there = has(" id=\"", "\"") || has(" id='", "'");
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
