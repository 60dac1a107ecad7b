// Reads WordPress' shortcodes in HTML.
#include "formats/shortcodes.h"

#include <cstddef>
#include <string>
#include <string_view>

#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

std::string_view trim(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// The place behind `[name …]`, or npos.
std::size_t end_of_opening(std::string_view html, std::size_t begin) {
  const std::size_t end = html.find(']', begin);
  return end == std::string_view::npos ? end : end + 1;
}

} // namespace

void expand_shortcodes(Text& html) {
  const std::string text = std::move(html.value);
  std::string& out = html.value;
  out.clear();
  std::size_t at = 0;
  while (true) {
    const std::size_t begin = text.find('[', at);
    out.append(text, at, begin == std::string::npos ? begin : begin - at);
    if (begin == std::string::npos) return;
    const bool is_caption = text.compare(begin, 9, "[caption ") == 0;
    const bool is_embed = text.compare(begin, 7, "[embed]") == 0 || text.compare(begin, 7, "[embed ") == 0;
    const std::size_t inner = is_caption || is_embed ? end_of_opening(text, begin) : std::string::npos;
    const std::size_t end =
        inner == std::string::npos ? inner : text.find(is_caption ? "[/caption]" : "[/embed]", inner);
    at = begin + 1;
    if (end == std::string::npos) {
      out += '[';
      // Without its end this one is no shortcode, and so is none behind it.
      if (!is_caption && !is_embed) continue;
      out.append(text, at);
      return;
    }
    const std::string_view content = trim(std::string_view(text).substr(inner, end - inner));
    at = end + (is_caption ? 10 : 8);
    if (is_embed) {
      out += "<p><a href=\"";
      append_escaped_text(out, content);
      out += "\">";
      append_escaped_text(out, content);
      out += "</a></p>";
      continue;
    }
    const std::size_t picture = content.find("<img");
    std::size_t behind = picture == std::string_view::npos ? picture : content.find('>', picture);
    if (behind != std::string_view::npos && content.substr(behind + 1).starts_with("</a>")) behind += 4;
    const std::size_t split = behind == std::string_view::npos ? 0 : behind + 1;
    out += "<figure>";
    out += content.substr(0, split);
    if (!trim(content.substr(split)).empty()) {
      out += "<figcaption>";
      out += trim(content.substr(split));
      out += "</figcaption>";
    }
    out += "</figure>";
  }
}

} // namespace lede::formats
