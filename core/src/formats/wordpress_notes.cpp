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
    if (content.empty() || (!id.empty() && html.find(concat({" id=\"", id, "\""})) != std::string_view::npos)) continue;
    out += "<li id=\"";
    append_escaped_text(out, id);
    out += "\">";
    out += content;
    out += "</li>";
  }
  return out.empty() ? out : concat({"\n\n<ol class=\"wp-block-footnotes\">", out, "</ol>"});
}

} // namespace lede::formats
