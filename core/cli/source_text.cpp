// Counts visible content by simple rules of its own.
#include "source_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "ascii.h"
#include "named_texts.h"

namespace lede::cli {
namespace {

constexpr std::size_t k_least_words = 12; // a shorter text is a name, a label or a code
constexpr std::size_t k_least_spaces = 6; // a text with fewer is an id: "urn:newsml:localhost:2017-03-08T12:25:35"
constexpr std::size_t k_least_sentence_words = 8;
constexpr std::size_t k_most_address_bytes = 2048;
constexpr char k_end_of_line = '\x1E';

bool is_word_byte(char byte) { return static_cast<unsigned char>(byte) >= 0x80 || is_alphanumeric(byte); }

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
    return found == k_names.end() ? std::string() : std::string(found->second);
  }
  const bool is_hex = name.size() > 2 && to_lower(name[1]) == 'x';
  const char* const begin = name.data() + (is_hex ? 2 : 1);
  std::uint32_t code = 0;
  std::from_chars(begin, name.data() + name.size(), code, is_hex ? 16 : 10);
  std::string out;
  if (code != 0 && code <= 0x10FFFF) append_code_point(out, code);
  return out;
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

bool begins_with(std::string_view text, std::string_view name) {
  return text.size() >= name.size() &&
         std::equal(name.begin(), name.end(), text.begin(), [](char a, char b) { return a == to_lower(b); });
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

/// Removes tags, comments, scripts and style sheets. A tag becomes a space, unless it is an inline element inside a
/// word. @param block what a tag of a block becomes.
std::string without_tags(std::string_view html, char block = ' ') {
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
    if (!is_mark) out += is_inline(rest) ? ' ' : block;
    if (end == std::string_view::npos) break;
    at += end;
  }
  return out;
}

void add_words(std::string_view text, Content& content) {
  std::map<std::string, std::size_t> sentences;
  std::string sentence;
  std::size_t length = 0;
  const auto end_sentence = [&] {
    if (length >= k_least_sentence_words && sentences[sentence]++ > 0) ++content.doubled_sentences;
    sentence.clear();
    length = 0;
  };
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      if (text[at] == '.' || text[at] == '!' || text[at] == '?') end_sentence();
      ++at;
      continue;
    }
    std::string word;
    while (at < text.size() && is_word_byte(text[at])) word += to_lower(text[at++]);
    sentence += word + " ";
    ++length;
    ++content.words[word];
  }
  end_sentence();
}

/// Returns a picture's name without size and extension: "photo" of "…/photo-300x200.jpg?w=1".
std::string name_of_picture(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  name.resize(name.rfind('.'));
  const std::size_t dash = name.rfind('-');
  if (dash != std::string::npos && name.find_first_not_of("0123456789x", dash + 1) == std::string::npos &&
      name.find('x', dash) != std::string::npos) {
    name.resize(dash);
  }
  return name;
}

void add_address(std::string_view address, Content& content) {
  address = address.substr(0, address.find('#'));
  const std::string_view path = address.substr(0, address.find('?'));
  const std::size_t dot = path.rfind('.');
  const std::string_view ending = dot == std::string_view::npos ? "" : path.substr(dot);
  for (const std::string_view picture : {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"}) {
    if (ending.size() == picture.size() && begins_with(ending, picture)) content.pictures.insert(name_of_picture(path));
  }
  for (const std::string_view film : {".mp4", ".m3u8", ".webm"}) {
    if (begins_with(ending, film)) content.films.insert(std::string(path.substr(path.rfind('/') + 1)));
  }
  for (const std::string_view host : {"youtube.com/embed/", "youtube.com/watch", "youtube.com/shorts/", "youtu.be/",
                                      "youtube-nocookie.com/embed/", "vimeo.com/", "dailymotion.com/"}) {
    const std::size_t found = address.find(host);
    if (found == std::string_view::npos) continue;
    const std::size_t query = address.find("v=", found);
    std::string_view id =
        query == std::string_view::npos ? path.substr(path.rfind('/') + 1) : address.substr(query + 2);
    id = id.substr(0, id.find_first_of("&?/"));
    if (id.size() >= 5) content.films.insert(std::string(id));
  }
}

void add_addresses(std::string_view text, Content& content) {
  for (std::size_t at = text.find("//"); at != std::string_view::npos; at = text.find("//", at + 2)) {
    const std::size_t end = std::min(text.find_first_of(" \t\r\n\"'<>()\\,|", at), text.size());
    if (end - at > 4 && end - at < k_most_address_bytes) add_address(text.substr(at, end - at), content);
  }
}

/// Whether a field repeats the article for machines.
bool is_for_machines(std::string_view key) {
  for (const std::string_view name :
       {"seo",     "meta",    "yoast",     "og_",       "twitter", "schema",      "excerpt",    "description",
        "summary", "lexical", "mobiledoc", "plaintext", "search",  "json_ld",     "guid",       "url",
        "href",    "uri",     "alt_text",  "alttext",   "ednote",  "editor_note", "usageterms", "rights"}) {
    for (std::size_t at = 0; at + name.size() <= key.size(); ++at) {
      if (begins_with(key.substr(at), name)) return true;
    }
  }
  return false;
}

void add_text(std::string_view markup, Content& content) {
  std::string text = with_references_decoded(without_tags(markup));
  // Markup that was escaped twice, as in feeds.
  if (text.find("</") != std::string::npos) text = with_references_decoded(without_tags(text));
  add_words(text, content);
}

/// Whether a text is prose, and not a name or an id.
bool is_prose(std::string_view text, const Content& content) {
  const auto spaces = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_space));
  return count_words(content) >= k_least_words && spaces >= k_least_spaces;
}

bool has_most_of(const Content& whole, const Content& part) {
  return count_kept(part, whole) * 10 >= count_words(part) * 9;
}

bool is_page(std::string_view document) {
  constexpr std::size_t k_most = 2000;
  const std::string_view head = document.substr(0, k_most);
  for (std::size_t at = head.find('<'); at != std::string_view::npos; at = head.find('<', at + 1)) {
    if (begins_with(head.substr(at), "<!doctype html") || begins_with(head.substr(at), "<html")) return true;
  }
  return false;
}

/// Counts the lines of a page that are long enough for prose. Shorter ones are mostly menus and lists of links.
Content content_of_page(std::string_view html) {
  Content content;
  add_addresses(html, content);
  const std::string text = with_references_decoded(without_tags(html, k_end_of_line));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(k_end_of_line, begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    Content own;
    add_words(line, own);
    if (is_prose(line, own)) add_words(line, content);
    begin = end + 1;
  }
  Content all;
  add_words(text, all);
  content.doubled_sentences = all.doubled_sentences; // in any two lines
  return content;
}

/// Adds texts to the content, without those that it has already.
Content content_of_texts(std::vector<NamedText> texts, Content whole) {
  std::stable_sort(texts.begin(), texts.end(), [](const NamedText& left, const NamedText& right) {
    return left.value.size() > right.value.size();
  });
  std::map<std::size_t, std::set<std::string>> renditions;
  for (const NamedText& text : texts) {
    Content part;
    add_addresses(text.value, part);
    std::set<std::string>& pictures = text.renditions == 0 ? whole.pictures : renditions[text.renditions];
    pictures.insert(part.pictures.begin(), part.pictures.end());
    whole.films.insert(part.films.begin(), part.films.end());
    if (is_for_machines(text.key) || text.value.find("://") < 8) continue;
    add_text(text.value, part);
    if (!is_prose(text.value, part) || has_most_of(whole, part)) continue;
    for (const auto& [word, count] : part.words) whole.words[word] += count;
    whole.doubled_sentences += part.doubled_sentences;
  }
  for (auto& [number, pictures] : renditions) {
    if (!pictures.empty()) whole.renditions.push_back(std::move(pictures));
  }
  return whole;
}

} // namespace

Content content_of_html(std::string_view html) {
  Content content;
  add_text(html, content);
  add_addresses(html, content);
  return content;
}

Content content_of_document(std::string_view document, bool is_markdown) {
  const std::size_t begin = document.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const char first = begin == std::string_view::npos ? '\0' : document[begin];
  if (first == '{' || first == '[') return content_of_texts(texts_of_json(document), {});
  const std::string_view text = begin == std::string_view::npos ? document : document.substr(begin);
  if (!is_markdown && is_feed(text)) return content_of_texts(texts_of_feed(text), {});
  const std::size_t end = end_of_front_matter(text);
  if (!is_markdown && end == 0 && first == '<') {
    return is_page(text) ? content_of_page(text) : content_of_html(document);
  }
  Content body;
  add_text(without_destinations(text.substr(end)), body);
  add_addresses(text.substr(end), body);
  return content_of_texts(texts_of_front_matter(text.substr(0, end)), std::move(body));
}

std::size_t count_kept(const Content& source, const Content& page) {
  std::size_t kept = 0;
  for (const auto& [word, count] : source.words) {
    const auto found = page.words.find(word);
    if (found != page.words.end()) kept += std::min(count, found->second);
  }
  return kept;
}

std::size_t count_words(const Content& content) {
  std::size_t sum = 0;
  for (const auto& [word, count] : content.words) sum += count;
  return sum;
}

} // namespace lede::cli
