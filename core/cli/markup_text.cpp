#include "markup_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "ascii.h"
#include "named_texts.h"

namespace lede::cli {
namespace {

bool is_word_byte(char byte) { return static_cast<unsigned char>(byte) >= 0x80 || is_alphanumeric(byte); }

/// Returns the letter of a name such as "eacute"; empty for any other name.
std::string latin_letter(std::string_view name) {
  // The names of U+00C0 to U+00FF, in order.
  static constexpr std::string_view k_letters =
      "Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde "
      "Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc "
      "atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc "
      "otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml ";
  std::uint32_t code = 0xC0;
  std::string out;
  for (std::size_t at = 0; at < k_letters.size(); ++code) {
    const std::size_t end = k_letters.find(' ', at);
    if (k_letters.substr(at, end - at) == name) append_code_point(out, code);
    at = end + 1;
  }
  return out;
}

/// Returns the character of a numeric reference, or of one of the most frequent named ones; empty for any other name.
std::string referenced(std::string_view name) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> k_names = {{
      {"amp", "&"},
      {"lt", "<"},
      {"gt", ">"},
      {"quot", "\""},
      {"apos", "'"},
      {"nbsp", " "},
      {"hellip", "…"},
      {"rsquo", "’"},
      {"lsquo", "‘"},
      {"rdquo", "”"},
      {"ldquo", "“"},
      {"ndash", "–"},
      {"mdash", "—"},
  }};
  if (name[0] != '#') {
    const auto* const found =
        std::find_if(k_names.begin(), k_names.end(), [&](const auto& row) { return row.first == name; });
    return found == k_names.end() ? latin_letter(name) : std::string(found->second);
  }
  const bool is_hex = name.size() > 2 && to_lower(name[1]) == 'x';
  const char* const begin = name.data() + (is_hex ? 2 : 1);
  std::uint32_t code = 0;
  std::from_chars(begin, name.data() + name.size(), code, is_hex ? 16 : 10);
  std::string out;
  if (code != 0 && code <= 0x10FFFF) append_code_point(out, code);
  return out;
}

/// Whether a tag is of an element in a line.
bool is_inline(std::string_view tag) {
  tag.remove_prefix(tag.substr(1).starts_with('/') ? 2 : 1);
  const std::string_view name = tag.substr(0, tag.find_first_of(" \t\r\n/>"));
  for (const std::string_view inline_name : {"a", "abbr", "cite", "code", "del", "font", "img", "ins", "mark", "q", "s",
                                             "small", "span", "sub", "time", "u", "var"}) {
    if (name.size() == inline_name.size() && begins_with(name, inline_name)) return true;
  }
  return false;
}

/// Whether a tag begins what is beside an article.
bool is_beside(std::string_view tag) {
  for (const std::string_view name : {"<nav", "<footer", "<aside"}) {
    if (begins_with(tag, name) && tag.substr(name.size()).find_first_of(" \t\r\n>") == 0) return true;
  }
  for (const std::string_view name : {"<section", "<div", "<ol", "<ul"}) {
    if (!begins_with(tag, name)) continue;
    for (const std::string_view mark : {"id=\"comments", "class=\"comments", "id=\"disqus"}) {
      if (tag.find(mark) != std::string_view::npos) return true;
    }
  }
  return false;
}

/// Returns the offset behind the end tag of the element that begins at an offset.
std::size_t end_of_element(std::string_view html, std::size_t begin) {
  const std::size_t name_end = html.find_first_of(" \t\r\n/>", begin);
  const std::string name(html.substr(begin + 1, name_end - begin - 1));
  const std::string opening = "<" + name;
  const std::string closing = "</" + name;
  std::size_t depth = 0;
  for (std::size_t at = begin; at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with(opening)) ++depth;
    if (rest.starts_with(closing) && --depth == 0) return std::min(html.find('>', at), html.size() - 1) + 1;
  }
  return html.size();
}

} // namespace

bool begins_with(std::string_view text, std::string_view name) {
  return text.size() >= name.size() &&
         std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == to_lower(b); });
}

std::string with_references_decoded(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const std::size_t end = text[at] == '&' ? text.substr(at, 12).find(';') : std::string_view::npos;
    const bool may_be_reference = end != std::string_view::npos && end >= 2;
    const std::string character = may_be_reference ? referenced(text.substr(at + 1, end - 1)) : std::string();
    if (character.empty()) {
      out += text[at];
    } else {
      out += character;
      at += end;
    }
  }
  return out;
}

/// Whether the tag of a link is inside a word: <b>f</b><a href="…">orty</a>. Links of menus follow each other.
static bool is_in_word(std::string_view html, std::size_t begin, std::size_t length, std::string_view before) {
  const std::string_view tag = html.substr(begin, length);
  const std::size_t after = begin + std::min(length, html.size() - begin - 1) + 1;
  if (begins_with(tag, "</a")) return after < html.size() && is_word_byte(html[after]);
  const bool is_link = begins_with(tag, "<a ") && !before.empty() && is_word_byte(before.back());
  return is_link && !html.substr(0, begin).ends_with("</a>");
}

std::string without_tags(std::string_view html, char block) {
  std::string out;
  for (std::size_t at = 0; at < html.size(); ++at) {
    if (html[at] != '<' || at + 1 == html.size() || is_space(html[at + 1])) {
      out += html[at];
      continue;
    }
    const std::string_view rest = html.substr(at);
    std::size_t end = rest.find('>');
    if (begins_with(rest, "<!--")) {
      end = rest.find("-->");
      if (end != std::string_view::npos) end += 2;
    } else if (begins_with(rest, "<![cdata[")) {
      at += 8;
      out += ' ';
      continue;
    }
    for (const std::string_view name : {"script", "style", "template", "head"}) {
      if (!begins_with(rest.substr(1), name) || rest.size() < name.size() + 2 || is_word_byte(rest[name.size() + 1])) {
        continue;
      }
      std::size_t close = end;
      while (close != std::string_view::npos && close < rest.size() &&
             !(rest[close] == '<' && begins_with(rest.substr(close), std::string("</") + std::string(name)))) {
        close = rest.find('<', close + 1);
      }
      end = close == std::string_view::npos ? close : rest.find('>', close);
    }
    static constexpr std::array<std::string_view, 12> k_marks = {"b>",  "/b>",  "i>",     "/i>",     "em>", "/em>",
                                                                 "sup", "/sup", "strong", "/strong", "wbr", "span"};
    const bool is_mark = std::any_of(k_marks.begin(), k_marks.end(),
                                     [&](std::string_view mark) { return begins_with(rest.substr(1), mark); });
    if (!is_mark && !is_in_word(html, at, end, out)) out += is_inline(rest) ? ' ' : block;
    if (end == std::string_view::npos) break;
    at += end;
  }
  return out;
}

std::string without_source_note(std::string html) {
  constexpr std::size_t k_longest = 1500; // bytes
  if (html.find("&lt;p") != std::string::npos) html = with_references_decoded(html);
  const std::size_t begin = html.rfind("<p>");
  if (begin == std::string::npos || html.size() - begin > k_longest) return html;
  std::vector<std::string> addresses;
  for (std::size_t at = html.find("href=\"", begin); at != std::string::npos; at = html.find("href=\"", at + 1))
    addresses.push_back(html.substr(at + 6, html.find('"', at + 6) - at - 6));
  const bool is_note =
      addresses.size() == 2 && addresses[0].size() > addresses[1].size() && addresses[0].starts_with(addresses[1]);
  if (is_note) html.resize(begin);
  return html;
}

std::string without_surroundings(std::string_view html) {
  constexpr int k_most_unclosed = 8; // each is looked for to the end of the page
  std::string out;
  std::size_t from = 0;
  int unclosed = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    if (unclosed == k_most_unclosed || !is_beside(html.substr(at, html.find('>', at) - at + 1))) continue;
    const std::size_t end = end_of_element(html, at);
    if (end == html.size()) {
      ++unclosed; // rather count too much
      continue;
    }
    out += html.substr(from, at - from);
    from = at = end;
  }
  return out.append(html.substr(from));
}

} // namespace lede::cli
