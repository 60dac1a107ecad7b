// Small pieces of Markdown's dialects.
#include "formats/dialect_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/words.h"
#include "formats/markdown_pieces.h"

namespace lede::formats::dialects {
namespace {

constexpr std::size_t k_longest_wiki_link = 400; // bytes

constexpr char k_contents[] = "[[toc]] [toc] [[_toc_]] ${toc} @[toc] {:toc} <!--toc--> {{toc}}";
constexpr char k_pictures[] = "png jpg jpeg gif webp avif svg bmp";

bool is_word_character(char c) { return ascii::is_alphanumeric(c) || c == '_' || c == '-'; }

} // namespace

std::string_view trim(std::string_view text) { return ascii::trim(text, " \t\r"); }

std::string_view take_name(std::string_view& rest) {
  std::size_t end = 0;
  while (end < rest.size() && is_word_character(rest[end])) ++end;
  const std::string_view name = rest.substr(0, end);
  rest = trim(rest.substr(end));
  return name;
}

bool FencedCode::read_line(std::string_view content) {
  const char c = content.empty() ? '\0' : content.front();
  const std::size_t size = c == '`' || c == '~' ? std::min(content.find_first_not_of(c), content.size()) : 0;
  if (is_open()) {
    if (c == character_ && size >= size_ && trim(content.substr(size)).empty()) end();
    return true;
  }
  if (size < 3 || (c == '`' && content.find('`', size) != std::string_view::npos)) return false;
  size_ = size;
  character_ = c;
  return true;
}

void append_capitalised(std::string& out, std::string_view word) {
  std::string lower(word);
  lower_ascii(lower);
  if (!lower.empty()) lower[0] = ascii::to_upper(lower[0]);
  out += lower;
}

bool is_attributes(std::string_view braces) {
  std::string_view inner = trim(braces.substr(1, braces.size() - 2));
  if (inner.starts_with(':')) return true;
  if (inner.starts_with('.') || inner.starts_with('#')) {
    return inner.size() > 1 && is_word_character(inner[1]) && inner.find_first_of("{}()|;") == std::string_view::npos;
  }
  const std::size_t equals = inner.find('=');
  return equals != std::string_view::npos && equals > 0 &&
         inner.substr(0, equals).find(' ') == std::string_view::npos &&
         inner.find_first_of("{}();") == std::string_view::npos;
}

std::string_view id_in(std::string_view braces) {
  const std::size_t mark = braces.find('#');
  if (mark == std::string_view::npos) return {};
  std::string_view rest = braces.substr(mark + 1);
  return rest.substr(0, rest.find_first_of(" .}"));
}

std::string_view title_in(std::string_view braces) {
  constexpr std::string_view k_title = " title=\"";
  const std::size_t at = braces.find(k_title);
  if (at == std::string_view::npos) return {};
  const std::string_view rest = braces.substr(at + k_title.size());
  return rest.substr(0, rest.find('"'));
}

bool is_in_heading(std::string_view text, std::size_t at) {
  const std::size_t begin = at == 0 ? 0 : text.rfind('\n', at - 1) + 1;
  if (trim(text.substr(begin, at - begin)).starts_with('#')) return true;
  const std::size_t next = std::min(text.find('\n', at), text.size()) + 1;
  if (next >= text.size()) return false;
  const std::string_view line = trim(text.substr(next, std::min(text.find('\n', next), text.size()) - next));
  return line.size() > 1 && (line.find_first_not_of('=') == std::string_view::npos ||
                             line.find_first_not_of('-') == std::string_view::npos);
}

Alert read_alert(std::string_view line) {
  const std::size_t mark = line.find_first_not_of("> \t");
  if (mark == std::string_view::npos || !line.substr(mark).starts_with("[!")) return {};
  std::string_view rest = line.substr(mark + 2);
  const std::string_view kind = take_name(rest);
  if (kind.empty() || !rest.starts_with(']')) return {};
  rest.remove_prefix(1);
  if (rest.starts_with('+') || rest.starts_with('-')) rest.remove_prefix(1);
  rest = trim(rest);
  if (rest.starts_with('(') || rest.starts_with('[')) return {}; // a link
  return {kind, line.substr(0, mark), rest};
}

std::size_t picture_size(std::string_view text) {
  const std::size_t end = text.find(')');
  if (end == std::string_view::npos || !text.starts_with('=')) return 0;
  const std::string_view size = trim(text.substr(1, end - 1));
  const bool has_digit = size.find_first_of("0123456789") != std::string_view::npos;
  const bool is_size = size.find_first_not_of("0123456789%x") == std::string_view::npos && has_digit &&
                       std::count(size.begin(), size.end(), 'x') <= 1;
  return is_size ? end : 0;
}

bool is_module_line(std::string_view line) {
  if (line.starts_with("import ")) {
    std::string_view rest = trim(line.substr(7));
    if (rest.empty()) return false;
    if (rest[0] == '"' || rest[0] == '\'' || rest[0] == '{' || rest[0] == '*') return true;
    return rest.find(" from '") != std::string_view::npos || rest.find(" from \"") != std::string_view::npos;
  }
  if (!line.starts_with("export ")) return false;
  std::string_view rest = trim(line.substr(7));
  if (rest.starts_with('{') || rest.starts_with('*')) return true;
  const std::string_view word = take_name(rest);
  return has_word("const let var function class default async", word) &&
         rest.find_first_of("=({") != std::string_view::npos;
}

namespace {

/// Whether a mark between these characters is one of a dialect: "a==b" and "5%%" are not.
bool is_at_word(std::string_view text, std::size_t at, std::size_t size) {
  const char before = at > 0 ? text[at - 1] : '\n';
  const char behind = at + size < text.size() ? text[at + size] : '\n';
  return !ascii::is_alphanumeric(before) && before != text[at] && behind != text[at];
}

/// Whether it is a sign of per cent, typed twice: "5 %%".
bool is_behind_number(std::string_view text, std::size_t at) {
  const std::size_t word = at == 0 ? std::string_view::npos : text.find_last_not_of(' ', at - 1);
  return word != std::string_view::npos && ascii::is_digit(text[word]);
}

} // namespace

std::size_t end_of_comment(std::string_view text, std::size_t at) {
  if (!text.substr(at).starts_with("%%") || !is_at_word(text, at, 2) || is_behind_number(text, at)) return 0;
  const std::size_t closing = text.find("%%", at + 2);
  if (closing == std::string_view::npos) return 0;
  const char behind = closing + 2 < text.size() ? text[closing + 2] : '\n';
  if (ascii::is_alphanumeric(behind) || behind == '%') return 0;
  if (text.substr(at, closing - at).find('\n') != std::string_view::npos) {
    const std::size_t word = at == 0 ? std::string_view::npos : text.find_last_not_of(" \t", at - 1);
    if (word != std::string_view::npos && text[word] != '\n') return 0;
  }
  return closing + 2;
}

std::size_t end_of_block_name(std::string_view text, std::size_t at) {
  constexpr std::size_t k_size = 6;
  const std::string_view name = text.substr(at + 1, k_size);
  const std::size_t end = at + 1 + name.size();
  if (at == 0 || (text[at - 1] != ' ' && text[at - 1] != '\n') || name.size() < k_size) return 0;
  if (end < text.size() && text[end] != '\n' && text[end] != '\r') return 0;
  const bool is_name = name.find_first_not_of("0123456789abcdefghijklmnopqrstuvwxyz") == std::string_view::npos;
  return is_name && name.find_first_of("0123456789") != std::string_view::npos ? end : 0;
}

bool is_contents(std::string_view line, std::string_view next) {
  constexpr std::size_t k_longest_mark = 24; // bytes
  std::string lower(line.substr(0, k_longest_mark));
  lower_ascii(lower);
  if (lower.find(' ') == std::string::npos && has_word(k_contents, lower)) return true;
  return lower.ends_with(" toc") && trim(next).starts_with("{:toc"); // "* TOC" above "{:toc}"
}

bool is_abbreviation(std::string_view line) {
  const std::size_t end = line.find("]: ");
  return line.starts_with("*[") && end != std::string_view::npos && end > 2 &&
         line.substr(0, end).find('[', 2) == std::string_view::npos;
}

std::size_t end_of_inline_note(std::string_view text, std::size_t at) {
  constexpr std::size_t k_longest = 2000; // bytes
  const std::string_view rest = text.substr(at, k_longest);
  if (!rest.starts_with("^[")) return 0;
  int depth = 0;
  for (std::size_t i = 1; i < rest.size(); ++i) {
    const char c = rest[i];
    if (c == '`' || (c == '\n' && i + 1 < rest.size() && rest[i + 1] == '\n')) return 0;
    if (c == '\\') ++i;
    depth += c == '[' ? 1 : c == ']' ? -1 : 0;
    if (depth > 0) continue;
    const char behind = i + 1 < rest.size() ? rest[i + 1] : '\n';
    return i < 4 || behind == '(' || behind == '[' ? 0 : at + i + 1;
  }
  return 0;
}

std::size_t read_film(std::string_view text, std::size_t at, std::string& out) {
  constexpr std::size_t k_longest = 300; // bytes
  std::string_view rest = text.substr(at, k_longest);
  if (!rest.starts_with("@[")) return 0;
  const std::size_t middle = rest.find("](");
  const std::size_t end = middle == std::string_view::npos ? middle : rest.find(')', middle);
  if (end == std::string_view::npos || rest.substr(0, end).find('\n') != std::string_view::npos) return 0;
  const std::string_view name = rest.substr(2, middle - 2);
  const std::string_view id = rest.substr(middle + 2, end - middle - 2);
  if (id.starts_with("https://")) {
    append_link(out, id, id);
    return at + end + 1;
  }
  return has_word("youtube vimeo", name) && append_film(out, name, id) ? at + end + 1 : 0;
}

Directive read_directive(std::string_view line, std::string& out) {
  if (!line.starts_with("::") || line.starts_with(":::")) return {};
  std::string_view rest = line.substr(2);
  const std::string_view name = take_name(rest);
  std::string_view words;
  if (rest.starts_with('[') && rest.find(']') != std::string_view::npos) {
    words = rest.substr(1, rest.find(']') - 1);
    rest = trim(rest.substr(rest.find(']') + 1));
  }
  const bool has_attributes = rest.size() > 1 && rest.starts_with('{') && rest.ends_with('}');
  if (name.empty() || (!has_attributes && (words.empty() || !rest.empty()))) return {};
  std::string_view id = has_attributes ? id_in(rest) : std::string_view();
  for (const std::string_view key : {"id=\"", "id='", "id="}) {
    const std::size_t begin = rest.find(key);
    if (!id.empty() || begin == std::string_view::npos) continue;
    id = rest.substr(begin + key.size());
    id = id.substr(0, id.find_first_of("\"' }"));
  }
  const bool is_film = name.find("youtube") != std::string_view::npos || name.find("vimeo") != std::string_view::npos;
  if (is_film && append_film(out, name, id)) return {true, name, true};
  append_escaped_text(out, words);
  out += "\n\n";
  return {true, name, false};
}

WikiLink read_wiki_link(std::string_view text, std::size_t at, std::string& out) {
  const bool is_embed = text[at] == '!';
  const std::size_t opening = at + (is_embed ? 1 : 0);
  if (!text.substr(opening).starts_with("[[")) return {};
  const std::string_view rest = text.substr(opening + 2, k_longest_wiki_link);
  const std::size_t size = rest.find("]]");
  if (size == std::string_view::npos) return {};
  const std::string_view inner = rest.substr(0, size);
  const std::size_t end = opening + 2 + size + 2;
  const char next = end < text.size() ? text[end] : '\n';
  if (inner.find_first_of("[]\n^") != std::string_view::npos || next == '(' || next == '[') return {};
  if (inner.find_first_not_of("0123456789,- ") == std::string_view::npos) return {}; // the number of a reference
  const std::size_t bar = inner.find('|');
  const std::string_view page = trim(inner.substr(0, bar));
  const std::string_view words = bar == std::string_view::npos ? std::string_view() : trim(inner.substr(bar + 1));
  std::string extension(page.substr(page.rfind('.') + 1)); // the whole name if there is no "."
  lower_ascii(extension);
  if (is_embed && has_word(k_pictures, extension)) {
    const bool is_size = words.find_first_not_of("0123456789x") == std::string_view::npos;
    out.append("![").append(is_size ? std::string_view() : words).append("](<").append(page).append(">)");
    return {end, page, Severity::cosmetic};
  }
  out += words.empty() ? page : words;
  return {end, page, is_embed ? Severity::lost : Severity::changed};
}

} // namespace lede::formats::dialects
