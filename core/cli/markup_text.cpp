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
  static constexpr std::pair<std::string_view, std::string_view> k_names[] = {
      {"amp", "&"},      {"lt", "<"},     {"gt", ">"},     {"quot", "\""},  {"apos", "'"},     {"nbsp", " "},
      {"hellip", "…"},   {"rsquo", "’"},  {"lsquo", "‘"},  {"rdquo", "”"},  {"ldquo", "“"},    {"ndash", "–"},
      {"mdash", "—"},    {"laquo", "«"},  {"raquo", "»"},  {"lsaquo", "‹"}, {"rsaquo", "›"},   {"sbquo", "‚"},
      {"bdquo", "„"},    {"euro", "€"},   {"pound", "£"},  {"yen", "¥"},    {"cent", "¢"},     {"sect", "§"},
      {"para", "¶"},     {"copy", "©"},   {"reg", "®"},    {"trade", "™"},  {"deg", "°"},      {"plusmn", "±"},
      {"sup1", "¹"},     {"sup2", "²"},   {"sup3", "³"},   {"micro", "µ"},  {"middot", "·"},   {"bull", "•"},
      {"frac12", "½"},   {"frac14", "¼"}, {"frac34", "¾"}, {"iexcl", "¡"},  {"iquest", "¿"},   {"ordf", "ª"},
      {"ordm", "º"},     {"ensp", " "},   {"emsp", " "},   {"thinsp", " "}, {"shy", "\u00AD"}, {"dagger", "†"},
      {"permil", "‰"},   {"minus", "−"},  {"larr", "←"},   {"rarr", "→"},   {"prime", "′"},    {"Prime", "″"},
      {"scaron", "š"},   {"Scaron", "Š"}, {"oelig", "œ"},  {"OElig", "Œ"},  {"Yuml", "Ÿ"},     {"zwnj", "\u200C"},
      {"zwj", "\u200D"},
  };
  if (name[0] != '#') {
    const auto* const found =
        std::find_if(std::begin(k_names), std::end(k_names), [&](const auto& row) { return row.first == name; });
    return found == std::end(k_names) ? latin_letter(name) : std::string(found->second);
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

/// Whether a tag hides its element, which has an end tag.
bool is_hidden(std::string_view tag) {
  for (const std::string_view name : {"<input", "<img", "<br", "<hr", "<link", "<meta", "<source", "</", "<!"}) {
    if (begins_with(tag, name)) return false;
  }
  const std::size_t at = tag.find(" hidden");
  const bool is_attribute = at != std::string_view::npos && tag.substr(at + 7).find_first_of(" =>") == 0;
  return is_attribute || tag.find("display:none") != std::string_view::npos ||
         tag.find("display: none") != std::string_view::npos;
}

/// Whether a box in an article is one of its words, and not of links, forms or buttons.
bool has_own_words(std::string_view element) {
  std::size_t in_links = 0;
  for (std::size_t at = element.find('<'); at != std::string_view::npos; at = element.find('<', at + 1)) {
    const std::string_view rest = element.substr(at);
    for (const std::string_view name : {"<form", "<button", "<input", "<iframe", "<script"}) {
      if (begins_with(rest, name)) return false;
    }
    if (!begins_with(rest, "<a ")) continue;
    const std::size_t end = std::min(element.find("</a", at), element.size());
    in_links += without_tags(element.substr(at, end - at)).size();
    at = std::max(at, end - 1);
  }
  return in_links * 3 < without_tags(element).size();
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

/// Removes soft hyphens, and makes spaces of no-break spaces: neither changes a word.
static std::string with_plain_spaces(std::string text) {
  std::size_t to = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_latin = text[at] == '\xC2' && at + 1 < text.size();
    if (is_latin && text[at + 1] == '\xAD') {
      ++at;
    } else if (is_latin && text[at + 1] == '\xA0') {
      text[to++] = ' ';
      ++at;
    } else {
      text[to++] = text[at];
    }
  }
  text.resize(to);
  return text;
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
  return with_plain_spaces(std::move(out));
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

/// Whether a paragraph has so few words beside its links that it can only name a source. What a correction says comes
/// behind a colon, or has numbers.
static bool is_short_note(std::string_view paragraph) {
  std::string around;
  for (std::size_t at = 0; at < paragraph.size();) {
    const std::size_t link = std::min(paragraph.find("<a ", at), paragraph.size());
    around.append(paragraph.substr(at, link - at)).append(" ");
    at = std::min(paragraph.find("</a>", link), paragraph.size());
  }
  around = with_references_decoded(without_tags(around));
  constexpr std::size_t k_longest = 60; // bytes
  const std::size_t begin = std::min(around.find_first_not_of(" \t\r\n"), around.size());
  const std::size_t end = around.find_last_not_of(" \t\r\n.") + 1;
  return end <= begin || (end - begin <= k_longest && around.find_first_of(":;!?0123456789") == std::string::npos);
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
  if (is_note && is_short_note(std::string_view(html).substr(begin))) html.resize(begin);
  return html;
}

std::string without_surroundings(std::string_view html) {
  constexpr int k_most_unclosed = 8; // each is looked for to the end of the page
  std::string out;
  std::size_t from = 0;
  int unclosed = 0;
  int articles = 0;                // that are open
  int boxes = 0;                   // with words of the article
  constexpr int k_most_boxes = 50; // each is read to its end
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    constexpr std::size_t k_longest = 4096; // bytes of a tag
    const std::string_view near = html.substr(at, k_longest);
    const std::string_view tag = near.substr(0, near.find('>') + 1);
    if (begins_with(tag, "<article")) ++articles;
    if (begins_with(tag, "</article")) --articles;
    if (unclosed == k_most_unclosed || (!is_beside(tag) && !is_hidden(tag))) continue;
    const std::size_t end = end_of_element(html, at);
    if (end == html.size()) {
      ++unclosed; // rather count too much
      continue;
    }
    const bool may_be_own = articles > 0 && boxes < k_most_boxes && !is_hidden(tag) && !begins_with(tag, "<nav");
    if (may_be_own && has_own_words(html.substr(at, end - at))) {
      ++boxes;
      continue;
    }
    out += html.substr(from, at - from);
    from = at = end;
    --at;
  }
  return out.append(html.substr(from));
}

std::vector<std::string> short_texts_of_lists(std::string_view html) {
  constexpr std::size_t k_longest = 400; // bytes
  constexpr std::ptrdiff_t k_most_spaces = 10;
  std::vector<std::string> texts;
  int articles = 0;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at, k_longest);
    if (begins_with(rest, "<article")) ++articles;
    if (begins_with(rest, "</article")) --articles;
    if (articles < 1) continue;
    for (const std::string_view name : {"li", "dt", "dd", "td", "th"}) {
      if (!begins_with(rest.substr(1), name) || rest.substr(name.size() + 1).find_first_of(" >") != 0) continue;
      const std::size_t begin = rest.find('>');
      const std::size_t end = rest.find("</" + std::string(name));
      if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) break;
      const std::string_view inside = rest.substr(begin + 1, end - begin - 1);
      if (inside.find("<a") != std::string_view::npos || inside.find("<button") != std::string_view::npos ||
          inside.find("<input") != std::string_view::npos || inside.find("<li") != std::string_view::npos)
        break;
      std::string text = with_references_decoded(without_tags(inside));
      if (std::count(text.begin(), text.end(), ' ') <= k_most_spaces) texts.push_back(std::move(text));
    }
  }
  return texts;
}

} // namespace lede::cli
