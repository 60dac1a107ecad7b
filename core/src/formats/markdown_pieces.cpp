// Writes films, figures and links as HTML blocks in Markdown. The sanitizer reads them like any other HTML.
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
  if (id.empty() || id.find_first_not_of(k_letters) != std::string_view::npos) return false;
  std::string lower(name);
  lower_ascii(lower);
  const bool is_vimeo = lower.find("vimeo") != std::string::npos;
  out += is_vimeo ? "\n\n<iframe src=\"https://player.vimeo.com/video/"
                  : "\n\n<iframe src=\"https://www.youtube.com/embed/";
  out.append(id) += '"';
  if (!title.empty()) {
    out += " title=\"";
    append_escaped_text(out, title);
    out += '"';
  }
  out += "></iframe>\n\n";
  return true;
}

namespace {

/// Appends words of a caption behind those that are there.
void append_words(std::string& out, std::string_view open, std::string_view words, std::string_view close) {
  if (words.empty()) return;
  if (!out.ends_with("<figcaption>")) out += ' ';
  out += open;
  append_escaped_text(out, words);
  out += close;
}

void append_credit(std::string& out, const FigureWords& words) {
  if (words.credit.empty() || words.credit_address.empty())
    return append_words(out, "<small>", words.credit, "</small>");
  if (!out.ends_with("<figcaption>")) out += ' ';
  out += "<small><a href=\"";
  append_escaped_text(out, words.credit_address);
  out += "\">";
  append_escaped_text(out, words.credit);
  out += "</a></small>";
}

} // namespace

void append_figure(std::string& out, std::string_view address, std::string_view alt, const FigureWords& words) {
  out += "\n\n<figure><img src=\"";
  append_escaped_text(out, address);
  out += "\" alt=\"";
  append_escaped_text(out, alt);
  out += "\">";
  if (!words.title.empty() || !words.caption.empty() || !words.credit.empty()) {
    out += "<figcaption>";
    const bool has_both = !words.title.empty() && !words.caption.empty() && words.title != words.caption;
    append_words(out, has_both ? "<b>" : "", words.title, has_both ? "</b>" : "");
    if (words.title != words.caption) append_words(out, "", words.caption, "");
    append_credit(out, words);
    out += "</figcaption>";
  }
  out += "</figure>\n\n";
}

void append_link(std::string& out, std::string_view address, std::string_view text) {
  out += "\n\n<p><a href=\"";
  append_escaped_text(out, address);
  out += "\">";
  append_escaped_text(out, text);
  out += "</a></p>\n\n";
}

} // namespace lede::formats
