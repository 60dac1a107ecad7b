// Reads pairs of marks. Every search is limited, so that marks without a partner cost little.
#include "formats/dialect_marks.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/words.h"

namespace lede::formats::dialects {
namespace {

constexpr std::size_t k_longest_highlight = 1000; // bytes
constexpr std::size_t k_longest_change = 2000;    // bytes
constexpr std::size_t k_longest_tag = 1000;       // bytes
constexpr std::size_t k_longest_raised = 8;       // bytes between the marks
constexpr std::size_t k_longest_address = 200;    // bytes that are searched for the beginning of an address

char at_or_line_end(std::string_view text, std::size_t at) { return at < text.size() ? text[at] : '\n'; }

MarkedWords read_highlight(std::string_view text, std::size_t at) {
  const char before = at > 0 ? text[at - 1] : '\n';
  if (!text.substr(at).starts_with("==") || at_or_line_end(text, at + 2) == '=') return {};
  if (ascii::is_alphanumeric(before) || before == '=') return {}; // "a==b"
  const std::string_view rest = text.substr(at + 2, k_longest_highlight);
  const std::size_t size = rest.substr(0, rest.find('\n')).find("==");
  if (size == std::string_view::npos || size == 0 || rest[0] == ' ' || rest[size - 1] == ' ') return {};
  const char behind = at_or_line_end(rest, size + 2);
  if (ascii::is_alphanumeric(behind) || behind == '=') return {};
  if (rest.substr(0, size).find('`') != std::string_view::npos) return {};
  return {"mark", at + 2, at + 2 + size, 2};
}

/// Whether the words are digits with or without a sign: "2", "2-", "-1".
bool is_number(std::string_view words) {
  constexpr std::string_view k_digits = "0123456789";
  if (words.starts_with('-') || words.starts_with('+')) {
    words.remove_prefix(1);
  } else if (words.ends_with('-') || words.ends_with('+')) {
    words.remove_suffix(1);
  }
  return words.find_first_not_of(k_digits) == std::string_view::npos;
}

/// Whether the words are letters, of whatever script with capitals: "th", "ère". Scripts without spaces are excluded.
bool is_letters(std::string_view words) {
  constexpr unsigned char k_first_beyond_latin = 0xD0; // the first byte of Cyrillic
  return std::all_of(words.begin(), words.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return ascii::is_letter(c) || (byte >= 0x80 && byte < k_first_beyond_latin);
  });
}

bool is_in_address(std::string_view text, std::size_t at) {
  const std::size_t from = at - std::min(at, k_longest_address);
  const std::string_view before = text.substr(from, at - from);
  const std::string_view word = before.substr(before.find_last_of(" \t\n") + 1); // npos + 1 is 0
  return word.starts_with('/') || word.find("://") != std::string_view::npos ||
         word.find("www.") != std::string_view::npos || word.find('@') != std::string_view::npos;
}

MarkedWords read_raised(std::string_view text, std::size_t at) {
  const char mark = text[at];
  const char before = at > 0 ? text[at - 1] : '\n';
  const bool is_lowered = mark == '~';
  const bool follows_word = ascii::is_letter(before) || before == ')' || before == ']' ||
                            (ascii::is_digit(before) && !is_lowered); // "3~4 days" is a range
  if (!follows_word) return {};
  const std::string_view rest = text.substr(at + 1, k_longest_raised + 1);
  const std::size_t size = rest.find(mark);
  if (size == std::string_view::npos || size == 0) return {};
  const std::string_view words = rest.substr(0, size);
  const char behind = at_or_line_end(text, at + size + 2);
  const bool number = is_number(words);
  const bool letters = is_letters(words) && (!is_lowered || (size <= 3 && ascii::is_lower(words[0])));
  if (behind == mark || (!number && !letters)) return {};
  if (ascii::is_digit(behind) || (letters && ascii::is_letter(behind))) return {}; // "2^3^4", "a~b~c"
  if (is_in_address(text, at)) return {};
  return {is_lowered ? "sub" : "sup", at + 1, at + 1 + size, 1};
}

void append_in(std::string& out, std::string_view element, std::string_view words) {
  if (!words.empty())
    out.append("<").append(element).append(">").append(words).append("</").append(element).append(">");
}

struct Change {
  std::string_view opening;
  std::string_view closing;
  std::string_view element;
};
constexpr Change k_changes[] = {
    {"{++", "++}", "ins"}, {"{--", "--}", "del"}, {"{~~", "~~}", "del"}, {"{==", "==}", "mark"}, {"{>>", "<<}", ""}};

} // namespace

MarkedWords read_marked_words(std::string_view text, std::size_t at) {
  switch (text[at]) {
    case '=': return read_highlight(text, at);
    case '~':
    case '^': return read_raised(text, at);
    default: return {};
  }
}

std::size_t read_editors_change(std::string_view text, std::size_t at, std::string& out) {
  for (const Change& change : k_changes) {
    if (!text.substr(at).starts_with(change.opening)) continue;
    const std::string_view rest = text.substr(at + change.opening.size(), k_longest_change);
    const std::size_t size = rest.find(change.closing);
    const std::string_view words = rest.substr(0, size);
    if (size == std::string_view::npos || words.find("\n\n") != std::string_view::npos) return 0;
    const std::size_t arrow = change.opening == "{~~" ? words.find("~>") : std::string_view::npos;
    if (change.opening == "{~~" && arrow == std::string_view::npos) return 0;
    if (!change.element.empty()) append_in(out, change.element, words.substr(0, arrow));
    if (arrow != std::string_view::npos) append_in(out, "ins", words.substr(arrow + 2));
    return at + change.opening.size() + size + change.closing.size();
  }
  return 0;
}

std::size_t end_of_tag(std::string_view text, std::size_t at) {
  const std::string_view tag = text.substr(at, k_longest_tag);
  const std::size_t name = tag.starts_with("</") ? 2 : 1;
  if (!tag.starts_with('<') || !ascii::is_letter(at_or_line_end(tag, name))) return 0;
  char quote = '\0';
  for (std::size_t i = name; i < tag.size(); ++i) {
    const char c = tag[i];
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '>') {
      return at + i + 1;
    } else if (c == '<') {
      return 0;
    } else if ((c == '"' || c == '\'') && tag[i - 1] == '=') {
      quote = c;
    }
    if (c == '\n' && at_or_line_end(tag, i + 1) == '\n') return 0;
  }
  return 0;
}

} // namespace lede::formats::dialects
