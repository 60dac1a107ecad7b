// Converts HtmlWriter's markup back to text. That is simple: this markup has no comments, no raw text and only five
// different references.
#include "html/plain_text.h"

#include <algorithm>
#include <bit>
#include <cstddef>
#include <string_view>

#include "base/bytes.h"
#include "base/words.h"
#include "html/character_references.h"

namespace lede {

bool ends_line(std::string_view tag) {
  tag.remove_prefix(tag.starts_with("</") ? 2 : 1);
  return has_word(
      "address article aside blockquote br caption dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 "
      "header hr li ol p pre section summary table td th tr ul",
      tag.substr(0, tag.find_first_of(" >")));
}

namespace {

bool is_plain(char character) {
  return character != '<' && character != '&' && character != ' ' && character != '\n' && character != '\t';
}

#ifdef LEDE_HAS_BLOCKS
/// Skips words with single spaces between them, in whole blocks. @param enough reading may stop after so many bytes.
/// @return where these words end, or a place before it.
std::size_t skip_words(std::string_view html, std::size_t enough) {
  std::size_t end = 1;
  for (; end + sizeof(Block16) < html.size() && end < enough; end += sizeof(Block16)) {
    const Block16 block = load_block(html.data() + end);
    const auto is_second_space = (block == ' ') & (load_block(html.data() + end - 1) == ' ');
    const auto is_other = (block == '<') | (block == '&') | (block == '\n') | (block == '\t');
    const unsigned found = bits_of(is_other | is_second_space);
    if (found != 0) return end + static_cast<std::size_t>(std::countr_zero(found));
  }
  return end;
}
#endif

template <class EndsLine>
std::string text_of(const SafeHtml& html, std::size_t enough, EndsLine ends_line) {
  std::string text;
  std::string_view rest = html.view();
  if constexpr (!k_is_small_build) text.reserve(std::min(enough, rest.size()));
  bool space_due = false;
  const auto append = [&](std::string_view piece) {
    if (space_due && !text.empty()) text += ' ';
    space_due = false;
    text += piece;
  };
  while (!rest.empty() && text.size() < enough) {
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
      std::size_t end = 1;
#ifdef LEDE_HAS_BLOCKS
      end = skip_words(rest, enough - text.size());
#endif
      while (end < rest.size() && is_plain(rest[end])) ++end;
      const bool has_space = !k_is_small_build && rest[end - 1] == ' '; // between a word and a tag, say
      append(rest.substr(0, end - (has_space ? 1 : 0)));
      if (has_space) space_due = true;
      rest.remove_prefix(end);
    }
  }
  return text;
}

} // namespace

std::string plain_text(const SafeHtml& html, std::size_t enough) {
  return text_of(html, enough, [](std::string_view) { return false; });
}

std::string plain_text_of_blocks(const SafeHtml& html) { return text_of(html, std::string::npos, ends_line); }

} // namespace lede
