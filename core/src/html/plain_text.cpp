// Undoes what HtmlWriter does, which is little: its markup has no comments, no raw text and five references.
#include "html/plain_text.h"

#include <cstddef>
#include <string_view>

#include "html/character_references.h"

namespace lede {

std::string plain_text(const SafeHtml& html) {
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

} // namespace lede
