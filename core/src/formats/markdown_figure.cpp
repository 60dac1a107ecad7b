#include "formats/markdown_figure.h"

#include "formats/markdown_line.h"
#include "formats/markdown_pieces.h"

namespace lede::formats {
namespace {

/// Appends words of a caption behind those that are there.
void append_words(std::string& out, std::string_view open, std::string_view words, bool is_markdown,
                  std::string_view close) {
  if (words.empty()) return;
  if (!out.ends_with("<figcaption>")) out += ' ';
  out += open;
  if (is_markdown)
    append_markdown_line(out, words);
  else
    append_escaped_text(out, words);
  out += close;
}

void append_credit(std::string& out, const FigureWords& words) {
  if (words.credit.empty() || words.credit_address.empty())
    return append_words(out, "<small>", words.credit, words.is_markdown, "</small>");
  if (!out.ends_with("<figcaption>")) out += ' ';
  out += "<small><a href=\"";
  append_escaped_text(out, words.credit_address);
  out += "\">";
  append_escaped_text(out, words.credit);
  out += "</a></small>";
}

} // namespace

void append_figure(std::string& out, std::string_view address, std::string_view alt, const FigureWords& words) {
  out += "\n\n<figure>";
  if (!words.link.empty()) {
    out += "<a href=\"";
    append_escaped_text(out, words.link);
    out += "\">";
  }
  out += "<img src=\"";
  append_escaped_text(out, address);
  out += "\" alt=\"";
  append_escaped_text(out, alt);
  out += words.link.empty() ? "\">" : "\"></a>";
  if (!words.title.empty() || !words.caption.empty() || !words.credit.empty()) {
    out += "<figcaption>";
    const bool has_both = !words.title.empty() && !words.caption.empty() && words.title != words.caption;
    append_words(out, has_both ? "<b>" : "", words.title, words.is_markdown, has_both ? "</b>" : "");
    if (words.title != words.caption) append_words(out, "", words.caption, words.is_markdown, "");
    append_credit(out, words);
    out += "</figcaption>";
  }
  out += "</figure>\n\n";
}

} // namespace lede::formats
