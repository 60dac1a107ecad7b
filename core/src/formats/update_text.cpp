#include "formats/update_text.h"

#include <algorithm>
#include <cstddef>

#include "base/text.h"
#include "formats/body.h"
#include "formats/expectations.h"
#include "formats/markdown_pieces.h"
#include "formats/values.h"

namespace lede::formats {

void append_element(std::string_view element, std::string_view text, std::string& html) {
  if (is_blank(text)) return;
  html += concat({"<", element, ">"});
  append_escaped_text(html, text);
  html += concat({"</", element, ">"});
}

void append_update_text(json::Value value, std::string& html, Report& report) {
  if (!value || !expect(value, json::Kind::string, report)) return;
  std::string text(value.text());
  if (!looks_like_html(text)) text = decode_references(text);
  if (looks_like_html(text)) return void(html += text);
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    append_element("p", std::string_view(text).substr(at, end - at), html);
    at = end + 1;
  }
}

} // namespace lede::formats
