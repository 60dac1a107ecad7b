// Detects whether a text is HTML, Markdown or plain text.
#include "formats/text_kind.h"

#include <algorithm>
#include <string>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/body.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_elements =
    "a abbr article aside audio b blockquote br button center cite code dd del details div dl dt em embed figcaption "
    "figure font footer form h1 h2 h3 h4 h5 h6 header hr i iframe img ins li main mark ol p picture pre q s script "
    "section small source span strike strong style sub summary sup table tbody td tfoot th thead time tr u ul video";
constexpr std::string_view k_inline = "a abbr b br cite code del em i ins mark q s small span strong sub sup time u";

/// Returns the tag name after a "<", in lower case; empty if it is longer than any name of HTML.
std::string element_at(std::string_view text, std::size_t at) {
  constexpr std::size_t k_longest = 11;
  std::string_view rest = text.substr(at + 1, k_longest + 1);
  if (rest.starts_with('/')) rest.remove_prefix(1);
  const std::size_t end = rest.find_first_of(" \t\r\n/>");
  std::string name(end == std::string_view::npos ? std::string_view() : rest.substr(0, end));
  lower_ascii(name);
  return name;
}

struct Tags {
  bool has_any = false;
  bool has_block = false;
};

/// Returns which kinds of HTML tags a text has. An autolink of Markdown, or "a < b", is not a tag.
Tags tags_of(std::string_view text) {
  Tags tags;
  const std::size_t last = text.rfind('>');
  for (std::size_t at = text.find('<'); at < last && last != std::string_view::npos; at = text.find('<', at + 1)) {
    const std::string name = element_at(text, at);
    if (name.empty() || !has_word(k_elements, name)) continue;
    tags.has_any = true;
    tags.has_block = tags.has_block || !has_word(k_inline, name);
    if (tags.has_block) break;
  }
  return tags;
}

using ascii::is_digit;

/// Whether a line begins with the mark of a heading, a list item, a block quote or a fence.
bool begins_markdown(std::string_view line) {
  const std::size_t marks = line.find_first_not_of('#');
  if (marks != 0 && marks != std::string_view::npos && marks <= 6 && line[marks] == ' ') return true;
  if (line.starts_with("```") || line.starts_with("~~~") || line.starts_with("> ")) return true;
  if (line.starts_with("* ") || line.starts_with("- ") || line.starts_with("+ ")) return true;
  std::size_t digits = 0;
  while (digits < line.size() && digits < 3 && is_digit(line[digits])) ++digits;
  return digits > 0 && line.substr(digits).starts_with(". ");
}

bool is_word(char c) { return ascii::is_alphanumeric(c) || !ascii::is_ascii(c); }

/// Whether a mark opens before a word and closes after one, in the same line: "**x**", but not "a * b" or "a_b_c".
bool has_pair(std::string_view text, std::string_view mark) {
  constexpr std::size_t k_most_tries = 100;
  std::size_t open = text.find(mark);
  for (std::size_t tries = 0; tries < k_most_tries && open != std::string_view::npos; ++tries) {
    const std::size_t begin = open + mark.size();
    const std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    const std::size_t close = line.find(mark, 1);
    const bool opens = (open == 0 || !is_word(text[open - 1])) && !line.empty() && line[0] != ' ' && line[0] != mark[0];
    const bool closes = close != std::string_view::npos && line[close - 1] != ' ' &&
                        (close + mark.size() == line.size() || !is_word(line[close + mark.size()]));
    if (opens && closes) return true;
    open = text.find(mark, begin);
  }
  return false;
}

bool has_markdown(std::string_view text) {
  const std::size_t link = text.find("](");
  if (link != std::string_view::npos && text.rfind('[', link) != std::string_view::npos &&
      text.find(')', link) != std::string_view::npos)
    return true;
  for (const std::string_view mark : {"**", "__", "*", "_", "`"}) {
    if (has_pair(text, mark)) return true;
  }
  if (text.find("\n|--") != std::string_view::npos || text.find("\n| --") != std::string_view::npos) return true;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    if (begins_markdown(text.substr(at, end - at))) return true;
    at = end + 1;
  }
  return false;
}

} // namespace

bool has_block_tags(std::string_view text) { return tags_of(text).has_block; }

TextKind kind_of_text(std::string_view text) {
  const Tags tags = tags_of(text);
  if (tags.has_block && begins_with_block(text)) return TextKind::html;
  const bool is_markdown = has_markdown(text);
  if (tags.has_block && !is_markdown) return TextKind::html;
  if (tags.has_block && text.find("<p") != std::string_view::npos) return TextKind::html;
  if (is_markdown) return TextKind::markdown;
  return tags.has_any ? TextKind::html : TextKind::text;
}

bool is_json_text(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  const std::size_t end = text.find_last_not_of(" \t\r\n");
  const std::size_t second = text.find_first_not_of(" \t\r\n", begin + 1);
  const char inside = second == std::string_view::npos ? ' ' : text[second];
  return (text[begin] == '{' && inside == '"' && text[end] == '}' && text.find("\":") != std::string_view::npos) ||
         (text[begin] == '[' && (inside == '{' || inside == '"') && text[end] == ']' &&
          text.find('"') != std::string_view::npos);
}

} // namespace lede::formats
