// Undoes what HtmlWriter does, which is little: its markup has no comments, no raw text and five references.
#include "html/plain_text.h"

#include <cstddef>
#include <string_view>

#include "base/words.h"
#include "html/character_references.h"

namespace lede {

namespace {

/// Whether a tag begins or ends a line of text: all but those of phrasing content.
bool ends_line(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return has_word(
      "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
      "header hr li ol p pre section summary table td th tr ul",
      tag.substr(0, tag.find_first_of(" >")));
}

template <class EndsLine>
std::string text_of(const SafeHtml& html, EndsLine ends_line) {
  std::string text;
  std::string_view rest = html.view();
  bool space_due = false;
  const auto append = [&](std::string_view piece) {
    if (space_due && !text.empty()) text += ' ';
    space_due = false;
    text += piece;
  };
  while (!rest.empty()) {
    if (rest.front() == '<') { // a value's own ">" is written "&gt;", so the next one ends the tag
      const std::size_t end = rest.find('>');
      space_due = space_due || ends_line(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    } else if (rest.front() == '&') {
      append({});
      rest.remove_prefix(html::decode_reference(rest, html::ReferenceContext::text, text));
    } else if (rest.front() == ' ' || rest.front() == '\n' || rest.front() == '\t') {
      space_due = true;
      rest.remove_prefix(1);
    } else {
      const std::size_t end = rest.find_first_of("<& \n\t");
      append(rest.substr(0, end));
      rest.remove_prefix(end == std::string_view::npos ? rest.size() : end);
    }
  }
  return text;
}

} // namespace

std::string plain_text(const SafeHtml& html) {
  return text_of(html, [](std::string_view) { return false; });
}

std::string plain_text_of_blocks(const SafeHtml& html) { return text_of(html, ends_line); }

} // namespace lede
