#include "markdown_words.h"

#include <algorithm>
#include <cstddef>
#include <map>

#include "ascii.h"
#include "markup_text.h"
#include "named_texts.h"

namespace lede::cli {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t k_longest = 4096; // bytes of what is in brackets; bounds the search

std::size_t find_near(std::string_view text, std::string_view mark, std::size_t from) {
  const std::size_t found = text.substr(0, std::min(text.size(), from + k_longest)).find(mark, from);
  return found;
}

/// Returns the length of the number of an item in an ordered list, or of the box of a task.
std::size_t size_of_list_number(std::string_view line) {
  const std::size_t begin = std::min(line.find_first_not_of(" \t>"), line.size());
  for (const std::string_view box : {"- [ ] ", "- [x] ", "- [X] ", "* [ ] ", "* [x] "}) {
    if (line.substr(begin).starts_with(box)) return begin + box.size();
  }
  const std::size_t end = std::min(line.find_first_not_of("0123456789", begin), line.size());
  const std::string_view mark = line.substr(end, 2);
  return end > begin && (mark == ". " || mark == ") ") ? end + 2 : 0;
}

/// Removes what stands behind the marks of fenced code, and lines that define references.
std::string without_lines_for_machines(std::string_view markdown) {
  std::string out;
  while (!markdown.empty()) {
    const std::size_t size = std::min(markdown.find('\n'), markdown.size() - 1) + 1;
    const std::string_view line = markdown.substr(0, size);
    markdown.remove_prefix(size);
    const std::size_t begin = std::min(line.find_first_not_of(" \t>-*"), line.size());
    const std::string_view rest = line.substr(begin);
    const std::size_t label = rest.starts_with('[') && !rest.starts_with("[^") ? find_near(rest, "]:", 0) : npos;
    if (rest.starts_with("```") || rest.starts_with("~~~")) {
      out += '\n';
    } else if (label == npos || label == 1 || rest.find(']') != label) {
      out += line.substr(size_of_list_number(line));
    }
  }
  return out;
}

/// Appends the texts in a shortcode that readers see: captions, and quoted texts of several words without a name.
void append_texts_of_shortcode(std::string_view code, std::string& out) {
  constexpr std::string_view k_names[] = {"title", "caption", "attr", "text", "quote", "author", "source", "summary"};
  for (std::size_t at = code.find('"'); at != npos; at = code.find('"', at)) {
    const std::size_t end = code.find('"', at + 1);
    if (end == npos) return;
    const std::string_view value = code.substr(at + 1, end - at - 1);
    const bool has_name = code[at - 1] == '=';
    std::size_t name = has_name ? at - 1 : at;
    while (name > 0 && is_alphanumeric(code[name - 1])) --name;
    const std::string_view own = code.substr(name, at - 1 - name);
    const bool is_known = std::find(std::begin(k_names), std::end(k_names), own) != std::end(k_names);
    if (has_name ? is_known : value.find(' ') != npos) out.append(" ").append(value);
    at = end + 1;
  }
}

/// @return the offset behind a shortcode or attributes that begin at an offset; npos if there are none.
std::size_t end_of_code(std::string_view text, std::size_t at, std::string& out) {
  const std::string_view rest = text.substr(at);
  for (const auto& [begin, end] : {std::pair<std::string_view, std::string_view>{"{{", "}}"}, {"{%", "%}"}}) {
    const std::size_t close = rest.starts_with(begin) ? find_near(rest, end, begin.size()) : npos;
    if (close == npos) continue;
    append_texts_of_shortcode(rest.substr(0, close), out);
    return at + close + end.size();
  }
  if (!rest.starts_with("{#") && !rest.starts_with("{.") && !rest.starts_with("{:")) return npos;
  const std::size_t close = rest.find_first_of("}\n");
  return close == npos || rest[close] == '\n' ? npos : at + close + 1;
}

/// @return the offset behind the name of a reference, which is on one line; npos if there is none.
std::size_t end_of_label(std::string_view text, std::size_t at) {
  const std::size_t end = text.substr(0, std::min(text.size(), at + k_longest)).find_first_of("]\n", at);
  return end == npos || text[end] == '\n' ? npos : end + 1;
}

/// @return the offset behind the address and title of the link or picture whose words end at a bracket; npos if it has
/// none. @param out gets the title of a picture.
std::size_t end_of_destination(std::string_view text, std::size_t bracket, bool is_picture, std::string& out) {
  if (text.substr(bracket + 1, 1) == "[") return end_of_label(text, bracket + 1);
  if (text.substr(bracket + 1, 1) != "(") return npos;
  const std::size_t begin = bracket + 2;
  const std::size_t most = std::min(text.size(), begin + k_longest);
  const std::size_t end = std::min(text.substr(0, most).find_first_of(" \t\r\n)", begin), most);
  if (text.substr(begin, end - begin).find_first_of("/.#:") == npos) return npos; // a word
  const std::size_t quote = text.find_first_not_of(" \t\r\n", end);
  if (quote == npos || (text[quote] != '"' && text[quote] != '\'')) return std::min(find_near(text, ")", end), end) + 1;
  const std::size_t close = find_near(text, text.substr(quote, 1), quote + 1);
  if (close == npos) return end;
  if (is_picture) out.append(" ").append(text.substr(quote + 1, close - quote - 1)).append(" ");
  return close + 1;
}

/// @return the offset behind a reference to a note, or the label of a note. @param out gets the number of a reference
/// that is at a word, as pages have it there.
std::size_t end_of_note(std::string_view text, std::size_t at, std::map<std::string_view, std::size_t>& notes,
                        std::string& out) {
  const std::size_t end = end_of_label(text, at);
  if (end == npos || at == 0 || text[at - 1] == '\n') return end;
  const std::size_t number = notes.try_emplace(text.substr(at, end - at), notes.size() + 1).first->second;
  out += std::to_string(number);
  return end;
}

/// @return the offset behind code in a line, which is copied; npos if it has no end.
std::size_t end_of_code_span(std::string_view text, std::size_t at, std::string& out) {
  const std::size_t close = text.find_first_of("`\n", at + 1);
  if (close == npos || text[close] == '\n') return npos;
  out.append(text.substr(at, close + 1 - at));
  return close + 1;
}

/// Whether an asterisk marks a part of a word: "*har*bour".
bool is_mark_in_word(std::string_view text, std::size_t at) {
  const auto is_letter = [](char c) {
    return static_cast<unsigned char>(c) >= 0x80 || (is_alphanumeric(c) && c > '9');
  };
  constexpr std::size_t k_most = 3; // asterisks
  const std::string_view behind = text.substr(at, k_most + 1);
  const std::string_view before = text.substr(at < k_most ? 0 : at - k_most, std::min(at, k_most));
  const std::size_t next = behind.find_first_not_of('*');
  const std::size_t last = before.find_last_not_of('*');
  return text[at] == '*' && next != npos && last != npos && is_letter(behind[next]) && is_letter(before[last]);
}

} // namespace

std::string words_of_markdown(std::string_view markdown) {
  const std::string lines = without_lines_for_machines(markdown);
  const std::string_view text = lines;
  std::string out;
  std::map<std::string_view, std::size_t> notes; // their numbers
  std::size_t picture = npos;                    // in `out`, where the alternative text of a picture begins
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = npos;
    if (text[at] == '{') end = end_of_code(text, at, out);
    if (text.substr(at, 2) == "[^") end = end_of_note(text, at, notes, out);
    if (text[at] == '`') end = end_of_code_span(text, at, out);
    if (is_mark_in_word(text, at)) end = at + 1;
    if (text.substr(at, 2) == "![" && text.substr(at, 3) != "![[") picture = out.size();
    if (text[at] == ']') {
      std::string title;
      end = end_of_destination(text, at, picture != npos, title);
      const bool is_alone = end != npos && (end >= text.size() || text[end] == '\n' || text.substr(end, 2) == ")\n") &&
                            picture != npos && (picture == 0 || out[picture - 1] == '\n');
      if (end != npos && picture != npos) out.resize(picture);
      if (is_alone) out += title; // elsewhere it is no caption
      picture = npos;
    }
    if (end == npos) {
      out += text[at++];
    } else {
      at = end;
    }
  }
  return out;
}

std::vector<std::string_view> addresses_in_markdown(std::string_view markdown) {
  std::vector<std::string_view> addresses;
  for (const std::string_view mark : {"](", "]: ", "src=\"", "src='"}) {
    for (std::size_t at = markdown.find(mark); at != npos; at = markdown.find(mark, at + 1)) {
      const std::size_t begin = at + mark.size() + (markdown.substr(at + mark.size(), 1) == "<" ? 1 : 0);
      const std::size_t end = std::min(markdown.find_first_of(" \t\r\n)\"'<>", begin), markdown.size());
      if (end - begin < k_longest) addresses.push_back(markdown.substr(begin, end - begin));
    }
  }
  return addresses;
}

} // namespace lede::cli
