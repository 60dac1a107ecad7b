// Counts visible content by simple rules of its own.
#include "source_text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <utility>
#include <vector>

#include "ascii.h"
#include "markdown_words.h"
#include "markup_text.h"
#include "named_texts.h"

namespace lede::cli {
namespace {

constexpr std::size_t k_least_sentence_words = 8;
constexpr std::size_t k_most_address_bytes = 2048;
constexpr char k_end_of_line = '\x1E';

bool is_word_byte(char byte) { return static_cast<unsigned char>(byte) >= 0x80 || is_alphanumeric(byte); }

void add_words(std::string_view text, Content& content) {
  std::map<std::string, std::size_t> sentences;
  std::string sentence;
  std::size_t length = 0;
  const auto end_sentence = [&] {
    if (length >= k_least_sentence_words && sentences[sentence]++ > 0) {
      ++content.doubled_sentences;
      if (content.doubled_sentence.empty()) content.doubled_sentence = sentence;
    }
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

void add_address(std::string_view address, Content& content) {
  address = address.substr(0, address.find('#'));
  const std::string_view path = address.substr(0, address.find('?'));
  content.pictures.add(address);
  const std::string_view ending = path.substr(std::min(path.rfind('.'), path.size()));
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
    std::size_t end = std::min(text.find_first_of(" \t\r\n\"'<>()\\|", at), text.size());
    while (end > at && text[end - 1] == ',') --end; // in `srcset`; servers of pictures have commas inside
    if (end - at > 4 && end - at < k_most_address_bytes) add_address(text.substr(at, end - at), content);
  }
}

/// Whether a word of a key begins and ends there: "meta" in "og_meta" and "metaTitle", not in "metal".
bool is_word_of(std::string_view key, std::size_t begin, std::size_t end) {
  const auto is_lower = [](char c) { return c >= 'a' && c <= 'z'; };
  if (begin > 0 && is_lower(key[begin - 1]) && is_lower(key[begin])) return false;
  if (end < key.size() && key[end] == 's') ++end;
  return end >= key.size() || !is_lower(key[end]);
}

/// Whether a field repeats the article for machines.
bool is_for_machines(std::string_view key) {
  for (const std::string_view name :
       {"alt",     "seo",         "meta",       "yoast",   "og_",       "twitter",   "schema",
        "excerpt", "description", "summary",    "lexical", "mobiledoc", "plaintext", "search",
        "json_ld", "guid",        "url",        "href",    "uri",       "alt_text",  "alttext",
        "ednote",  "editor_note", "usageterms", "rights",  "copyright", "bio"}) {
    for (std::size_t at = 0; at + name.size() <= key.size(); ++at) {
      if (begins_with(key.substr(at), name) && (name.back() == '_' || is_word_of(key, at, at + name.size())))
        return true;
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

/// How long a text must be to be prose, and not a name or an id.
struct Least {
  std::size_t words, spaces;
};
constexpr Least k_least = {12, 6}; // with fewer spaces: "urn:newsml:localhost:2017-03-08T12:25:35"
constexpr Least k_least_in_short_document = {3, 2};

bool is_prose(std::string_view text, const Content& content, Least least) {
  const auto spaces = static_cast<std::size_t>(std::count_if(text.begin(), text.end(), is_space));
  return count_words(content) >= least.words && spaces >= least.spaces;
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
  const std::string article = without_surroundings(html);
  add_addresses(article, content);
  const std::string text = with_references_decoded(without_tags(article, k_end_of_line));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find(k_end_of_line, begin), text.size());
    const std::string_view line = std::string_view(text).substr(begin, end - begin);
    Content own;
    add_words(line, own);
    if (is_prose(line, own, k_least)) add_words(line, content);
    begin = end + 1;
  }
  for (const std::string& item : short_texts_of_lists(article)) add_words(item, content);
  Content all;
  add_words(text, all);
  content.doubled_sentences = all.doubled_sentences; // in any two lines
  return content;
}

/// The members that have the pieces of the text in formats whose texts are trees, in which a piece may be one word.
constexpr std::pair<std::string_view, std::string_view> k_pieces[] = {
    {"draftjs", "text"}, {"slate", "text"},        {"quill", "insert"},       {"editorjs", "text"},
    {"lexical", "text"}, {"prosemirror", "text"},  {"portable-text", "text"}, {"contentful", "value"},
    {"strapi", "text"},  {"notion", "plain_text"}, {"drupal", "processed"}};

/// Marks the pieces of a text in a format, and the texts of which there are several forms: of those the longest counts.
void mark_texts(std::vector<NamedText>& texts, std::string_view format) {
  for (NamedText& text : texts) {
    for (const auto& [name, key] : k_pieces) text.is_text = text.is_text || (name == format && key == text.key);
  }
}

/// Joins the parts of a text in their order, so that each word counts as often as it is there. A paragraph that is
/// there twice counts once.
std::string joined_text(const std::vector<NamedText>& texts) {
  constexpr std::size_t k_least_paragraph = 60; // bytes
  std::string joined;
  std::set<std::string_view> seen;
  for (const NamedText& text : texts) {
    if (!text.is_text) continue;
    if (text.value.size() >= k_least_paragraph && !seen.insert(text.value).second) continue;
    joined += text.value + ' ';
  }
  return joined;
}

/// Adds the texts that are long enough, without those that the content has already.
void add_prose(const std::vector<NamedText>& texts, bool are_markdown, Least least, Content& whole) {
  for (const NamedText& text : texts) {
    if (text.is_text || is_for_machines(text.key) || text.value.find("://") < 8) continue;
    Content part;
    const bool is_markdown = are_markdown || text.value.find('<') == std::string::npos;
    add_text(is_markdown ? words_of_markdown(text.value) : text.value, part);
    if (!is_prose(text.value, part, least) || has_most_of(whole, part)) continue;
    for (const auto& [word, count] : part.words) whole.words[word] += count;
    whole.doubled_sentences += part.doubled_sentences;
  }
}

void add_media(const std::vector<NamedText>& texts, Content& whole) {
  std::map<std::size_t, PictureNames> renditions;
  for (const NamedText& text : texts) {
    Content part;
    add_addresses(text.value, part);
    (text.renditions == 0 ? whole.pictures : renditions[text.renditions]).add(part.pictures);
    whole.films.insert(part.films.begin(), part.films.end());
  }
  for (auto& [number, pictures] : renditions) {
    if (!pictures.empty()) whole.renditions.push_back(std::move(pictures));
  }
}

/// Adds texts and media to the content. @param are_markdown as in Lede's own format, unless they are HTML.
Content content_of_texts(std::vector<NamedText> texts, Content whole, bool are_markdown = false) {
  add_text(joined_text(texts), whole);
  add_media(texts, whole);
  std::stable_sort(texts.begin(), texts.end(), [](const NamedText& left, const NamedText& right) {
    return left.value.size() > right.value.size();
  });
  add_prose(texts, are_markdown, k_least, whole);
  if (whole.words.empty()) add_prose(texts, are_markdown, k_least_in_short_document, whole);
  return whole;
}

} // namespace

Content content_of_html(std::string_view html) {
  Content content;
  add_text(html, content);
  add_addresses(html, content);
  return content;
}

Content content_of_document(std::string_view document, bool is_markdown, std::string_view format) {
  const std::size_t begin = document.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  const char first = begin == std::string_view::npos ? '\0' : document[begin];
  if (first == '{' || first == '[') {
    std::vector<NamedText> texts = texts_of_json(document);
    mark_texts(texts, format);
    return content_of_texts(std::move(texts), {}, format == "lede");
  }
  const std::string_view text = begin == std::string_view::npos ? document : document.substr(begin);
  if (!is_markdown && is_feed(text)) {
    std::vector<NamedText> texts = texts_of_feed(text);
    for (NamedText& entry : texts) {
      const bool is_plain = entry.value.find('<') == std::string::npos; // markup in XML is escaped, or in CDATA
      if (is_plain) entry.value = with_references_decoded(entry.value);
      entry.value = without_source_note(std::move(entry.value));
    }
    return content_of_texts(std::move(texts), {});
  }
  const std::size_t end = end_of_front_matter(text);
  if (!is_markdown && end == 0 && first == '<') {
    if (format == "cms-xml" || format == "newsml") {
      Content addresses;
      add_addresses(text, addresses);
      return content_of_texts(texts_of_xml(text), std::move(addresses));
    }
    return is_page(text) ? content_of_page(text) : content_of_html(document);
  }
  Content body;
  add_text(words_of_markdown(text.substr(end)), body);
  add_addresses(text.substr(end), body);
  for (const std::string_view address : addresses_in_markdown(text.substr(end))) body.pictures.add(address);
  std::vector<NamedText> fields = texts_of_front_matter(text.substr(0, end));
  for (const NamedText& field : fields) {
    const std::string_view value = std::string_view(field.value).substr(0, field.value.find_last_not_of(' ') + 1);
    if (value.find(' ') == std::string_view::npos) body.pictures.add(value);
  }
  return content_of_texts(std::move(fields), std::move(body));
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
