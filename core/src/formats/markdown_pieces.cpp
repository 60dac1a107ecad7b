// Writes films and links as HTML blocks in Markdown. The sanitizer reads them like any other HTML.
#include "formats/markdown_pieces.h"

#include "base/words.h"

namespace lede::formats {

void append_escaped_text(std::string& out, std::string_view text) {
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else if (c == '"') {
      out += "&quot;";
    } else if (c == '\n' || c == '\r') {
      out += ' '; // an empty line would end the block
    } else {
      out += c;
    }
  }
}

bool append_film(std::string& out, std::string_view name, std::string_view id, std::string_view title) {
  constexpr std::string_view k_letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
  const bool is_address = id.starts_with("https://");
  if (id.empty() || (!is_address && id.find_first_not_of(k_letters) != std::string_view::npos)) return false;
  std::string lower(name);
  lower_ascii(lower);
  const bool is_vimeo = lower.find("vimeo") != std::string::npos;
  out += "\n\n<iframe src=\"";
  if (!is_address) out += is_vimeo ? "https://player.vimeo.com/video/" : "https://www.youtube.com/embed/";
  append_escaped_text(out, id);
  out += '"';
  if (!title.empty()) {
    out += " title=\"";
    append_escaped_text(out, title);
    out += '"';
  }
  out += "></iframe>\n\n";
  return true;
}

void append_link(std::string& out, std::string_view address, std::string_view text) {
  out += "\n\n<p><a href=\"";
  append_escaped_text(out, address);
  out += "\">";
  append_escaped_text(out, text);
  out += "</a></p>\n\n";
}

} // namespace lede::formats
