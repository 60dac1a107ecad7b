#include "body/markdown_marks.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/bytes.h"
#include "base/utf8.h"
#include "body/characters.h"
#include "html/scan.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// The character on one side of a run of marks.
struct Neighbour {
  bool is_space = true; // or the end of the text
  bool is_punctuation = false;
  bool is_ascii = true;
  bool is_east_asian = false;
  bool is_emphasis = false; // it is a mark of emphasis
};

Neighbour neighbour_of(char32_t character) {
  constexpr char32_t k_beyond_ascii = 0x80;
  if (character >= k_beyond_ascii) {
    const CharacterClass kind = class_of(character);
    const bool is_punctuation =
        kind == CharacterClass::punctuation || kind == CharacterClass::dash || kind == CharacterClass::symbol;
    return {kind == CharacterClass::space, is_punctuation, false, is_east_asian(character), false};
  }
  const char byte = static_cast<char>(character);
  const bool is_space = byte <= ' ';
  const bool is_punctuation = !is_space && !ascii::is_letter(byte) && !ascii::is_digit(byte);
  return {is_space, is_punctuation, true, false, byte == '*' || byte == '_'};
}

// Reads the original text. That is correct for hidden marks, too: only ASCII characters are ever hidden.
Neighbour neighbour_before(std::string_view text, std::size_t at) {
  if (at == 0) return {};
  do --at;
  while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U);
  return neighbour_of(utf8::decode(text, at));
}

Neighbour neighbour_after(std::string_view text, std::size_t at) {
  return at >= text.size() ? Neighbour() : neighbour_of(utf8::decode(text, at));
}

bool is_escaped(std::string_view text, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && text[begin - 1] == '\\') --begin;
  return (at - begin) % 2 == 1;
}

/// Whether the offset may be inside "<name@host>". A byte that is not ASCII would make that plain text.
bool may_be_in_mail_address(std::string_view text, std::size_t at) {
  constexpr std::size_t k_longest = 256;
  const std::size_t least = at > k_longest ? at - k_longest : 0;
  std::size_t begin = at;
  while (begin > least && text[begin - 1] > ' ' && text[begin - 1] != '<' && text[begin - 1] != '>') --begin;
  if (begin == least || text[begin - 1] != '<') return false;
  const std::size_t end = text.substr(0, at + k_longest).find_first_of("@<> \n", at);
  return end != npos && text[end] == '@';
}

/// md4c reads tildes as marks only if white space or punctuation is on their outer side. Text of many scripts has
/// neither there.
void mend_strikethrough(MarkdownSource& source, std::size_t at) {
  const Neighbour before = neighbour_before(source.original(), at);
  const Neighbour after = neighbour_after(source.original(), at + 2);
  if (before.is_space && after.is_space) {
    source.hide(at);
    source.hide(at + 1);
    return;
  }
  const bool opens = !after.is_space;
  const bool closes = !before.is_space;
  const bool before_parts = before.is_space || (before.is_ascii && before.is_punctuation);
  const bool after_parts = after.is_space || (after.is_ascii && after.is_punctuation);
  if (opens && !before_parts) source.replace(at, 0, k_like_punctuation);
  // Beside marks of emphasis, an added letter would change their meaning.
  if (!opens && (before_parts || !before.is_ascii) && !before.is_emphasis) source.replace(at, 0, k_like_letter);
  if (closes && !after_parts) source.replace(at + 2, 0, k_like_punctuation);
  if (!closes && (after_parts || !after.is_ascii) && !after.is_emphasis) source.replace(at + 2, 0, k_like_letter);
}

void mend_tildes(MarkdownSource& source) {
  std::string_view text = source.hidden();
  for (std::size_t at = text.find('~'); at != npos; at = text.find('~', at)) {
    const std::size_t end = std::min(text.find_first_not_of('~', at), text.size());
    if (is_escaped(text, at)) ++at;
    if (end - at == 2) mend_strikethrough(source, at);
    // The replacement has to be punctuation, too: marks of emphasis beside it depend on that.
    if (end - at == 1 && !may_be_in_mail_address(text, at)) source.replace(at, 1, k_like_tilde);
    text = source.hidden();
    at = end;
  }
}

/// If punctuation is on one side and a word on the other, CommonMark lets the marks open or close only towards the
/// word.
void mend_emphasis(MarkdownSource& source) {
  const std::string_view text = source.hidden();
  const std::string_view original = source.original();
  for (std::size_t at = text.find('*'); at != npos;) {
    const std::size_t end = std::min(text.find_first_not_of('*', at), text.size());
    const Neighbour before = neighbour_before(original, at);
    const Neighbour after = neighbour_after(original, end);
    if ((before.is_east_asian || after.is_east_asian) && !before.is_space && !after.is_space &&
        before.is_punctuation != after.is_punctuation && !is_escaped(text, at))
      source.replace(before.is_punctuation ? end : at, 0, k_like_punctuation);
    at = text.find('*', end);
  }
}

/// md4c needs a character after "<!--" in the same line, and reads any "<!" as the beginning of a declaration.
void mend_comments(MarkdownSource& source) {
  constexpr std::string_view k_comment = "<!--";
  const std::string_view text = source.original();
  for (std::size_t at = text.find("<!"); at != npos; at = text.find("<!", at + 2)) {
    const std::string_view rest = text.substr(at, k_comment.size() + 1);
    const char next = rest.size() > 2 ? rest[2] : ' ';
    if (rest.starts_with(k_comment) && rest.ends_with('\n'))
      source.replace(at + k_comment.size(), 0, k_like_letter);
    else if (!text.substr(at).starts_with("<![CDATA[") && !rest.starts_with(k_comment) && !ascii::is_letter(next))
      source.replace(at + 1, 0, k_like_letter);
  }
}

/// md4c reads "[label]![picture]" as a link whose destination is the picture. A letter before the "!" prevents that.
void mend_links_before_pictures(MarkdownSource& source) {
  constexpr std::string_view k_border = "]![";
  const std::string_view text = source.original();
  for (std::size_t at = text.find(k_border); at != npos; at = text.find(k_border, at + 2))
    source.replace(at + 1, 0, k_like_letter);
}

/// "- [x] [name]: /page" is a task, not a link reference definition, for which md4c looks after the box.
void mend_tasks(MarkdownSource& source) {
  constexpr std::string_view k_border = "] [";
  const std::string_view text = source.original();
  for (std::size_t at = text.find(k_border); at != npos; at = text.find(k_border, at + 2)) {
    if (at < 2 || text[at - 2] != '[' || std::string_view(" xX").find(text[at - 1]) == npos) continue;
    source.replace(at + 2, 0, k_like_letter);
  }
}

/// Whether a line ends with the mark of a list item, so that the item has no text.
bool is_mark_alone(std::string_view line) {
  if (line.empty()) return false;
  const char last = line.back();
  std::size_t before = line.size() - 1;
  if (last == '.' || last == ')') {
    while (before > 0 && ascii::is_digit(line[before - 1])) --before;
    if (before + 1 == line.size()) return false;
  } else if (last != '-' && last != '*' && last != '+') {
    return false;
  }
  return before == 0 || line[before - 1] == ' ' || line[before - 1] == '\t' || line[before - 1] == '>';
}

/// An item without text cannot interrupt a paragraph. md4c reads spaces after its mark as text, so they are removed.
void mend_empty_items(MarkdownSource& source) {
  constexpr std::size_t k_longest = 64; // bytes
  const std::string_view text = source.original();
  for (std::size_t end = text.find('\n'); end != npos; end = text.find('\n', end + 1)) {
    if (end == 0 || (text[end - 1] != ' ' && text[end - 1] != '\t')) continue;
    const std::string_view before = text.substr(end - std::min(end, k_longest), std::min(end, k_longest));
    const std::size_t begin = before.rfind('\n') + 1; // npos + 1 is 0
    const std::size_t size = before.find_last_not_of(" \t") + 1;
    if ((begin == 0 && end > k_longest) || size <= begin || !is_mark_alone(before.substr(begin, size - begin)))
      continue;
    source.replace(end - (before.size() - size), before.size() - size, {});
  }
}

} // namespace

void hide_marks(MarkdownSource& source, std::span<const BareAddress> addresses) {
  const std::string_view text = source.original();
  for (const BareAddress& address : addresses) {
    if (!holds_any(text.substr(address.begin, address.end - address.begin), '_', '*', '~')) continue;
    for (std::size_t at = address.begin; at < address.end; ++at) {
      if (text[at] == '\\')
        ++at;
      else if (text[at] == '_' || text[at] == '*' || text[at] == '~')
        source.hide(at);
    }
  }
}

void mend_marks(MarkdownSource& source) {
  mend_tildes(source);
  mend_emphasis(source);
  mend_comments(source);
  mend_links_before_pictures(source);
  mend_tasks(source);
  mend_empty_items(source);
}

} // namespace lede::body
