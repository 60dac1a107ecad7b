#include "body/markdown_marks.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"
#include "body/characters.h"
#include "html/scan.h"

namespace lede::body {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// What stands on one side of a run of marks.
struct Neighbour {
  bool is_space = true; // or the end of the text
  bool is_punctuation = false;
  bool is_ascii = true;
  bool is_east_asian = false;
};

Neighbour neighbour_of(char32_t character) {
  constexpr char32_t k_beyond_ascii = 0x80;
  if (character >= k_beyond_ascii) {
    const CharacterClass kind = class_of(character);
    const bool is_punctuation =
        kind == CharacterClass::punctuation || kind == CharacterClass::dash || kind == CharacterClass::symbol;
    return {kind == CharacterClass::space, is_punctuation, false, is_east_asian(character)};
  }
  const char byte = static_cast<char>(character);
  const bool is_space = byte <= ' ';
  return {is_space, !is_space && !ascii::is_letter(byte) && !ascii::is_digit(byte), true, false};
}

// The bytes of well-formed UTF-8 are never hidden, only ASCII is: what is read here is the original.
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

/// Whether "<name@host>" may stand around; other bytes than ASCII would make it text.
bool may_be_in_mail_address(std::string_view text, std::size_t at) {
  constexpr std::size_t k_longest = 256;
  const std::size_t least = at > k_longest ? at - k_longest : 0;
  std::size_t begin = at;
  while (begin > least && text[begin - 1] > ' ' && text[begin - 1] != '<' && text[begin - 1] != '>') --begin;
  if (begin == least || text[begin - 1] != '<') return false;
  const std::size_t end = text.substr(0, at + k_longest).find_first_of("@<> \n", at);
  return end != npos && text[end] == '@';
}

/// md4c asks for white space or punctuation on the outer side of tildes, which many scripts do not have.
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
  if (!opens && (before_parts || !before.is_ascii)) source.replace(at, 0, k_like_letter);
  if (closes && !after_parts) source.replace(at + 2, 0, k_like_punctuation);
  if (!closes && (after_parts || !after.is_ascii)) source.replace(at + 2, 0, k_like_letter);
}

void mend_tildes(MarkdownSource& source) {
  std::string_view text = source.hidden();
  for (std::size_t at = text.find('~'); at != npos; at = text.find('~', at)) {
    const std::size_t end = std::min(text.find_first_not_of('~', at), text.size());
    if (is_escaped(text, at)) ++at;
    if (end - at == 2) mend_strikethrough(source, at);
    // As punctuation, which it is: marks of emphasis beside it depend on that.
    if (end - at == 1 && !may_be_in_mail_address(text, at)) source.replace(at, 1, k_like_tilde);
    text = source.hidden();
    at = end;
  }
}

/// One side is punctuation and the other is part of a word: to CommonMark, the marks belong to the word only.
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

/// md4c wants something behind "<!--" in its line, and takes any "<!" for the beginning of a declaration.
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

/// md4c takes the "!" between "[label]" and "![picture]" for a part of the first one's address.
void mend_links_before_pictures(MarkdownSource& source) {
  constexpr std::string_view k_border = "]![";
  const std::string_view text = source.original();
  for (std::size_t at = text.find(k_border); at != npos; at = text.find(k_border, at + 2))
    source.replace(at + 1, 0, k_like_letter);
}

} // namespace

void hide_marks(MarkdownSource& source, std::span<const BareAddress> addresses) {
  const std::string_view text = source.original();
  for (const BareAddress& address : addresses) {
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
}

} // namespace lede::body
