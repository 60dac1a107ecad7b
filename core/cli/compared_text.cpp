// What a page lacks of its document, and what it has twice.
#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "ascii.h"
#include "markup_text.h"
#include "source_text.h"

namespace lede::cli {
namespace {

struct Word {
  std::string text;
  std::size_t offset = 0;
};

constexpr std::size_t k_most_words_shown = 8;

bool is_word_byte(char byte) { return static_cast<unsigned char>(byte) >= 0x80 || is_alphanumeric(byte); }

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word_byte(text[at])) {
      ++at;
      continue;
    }
    Word& word = words.emplace_back();
    word.offset = at;
    while (at < text.size() && is_word_byte(text[at])) word.text += to_lower(text[at++]);
  }
  return words;
}

std::string attribute_of(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + name.size();
  return std::string(tag.substr(begin, tag.find('"', begin) - begin));
}

/// Whether two words are of one text, and not of a tag, an address or two members.
bool is_prose_between(std::string_view document, const Word& word, const Word& next) {
  const std::size_t end = word.offset + word.text.size();
  return document.substr(end, next.offset - end).find_first_of("<>={}[]/\\:@\"") == std::string_view::npos;
}

/// Returns a text on one line.
std::string on_one_line(std::string_view text) {
  std::string line;
  for (const char c : text) {
    const bool is_white = c == ' ' || (c >= '\t' && c <= '\r');
    if (!is_white) line += c;
    if (is_white && !line.ends_with(' ')) line += ' ';
  }
  return line;
}

/// Returns the letters of the next heading, and moves behind it; empty if there is none.
std::string next_heading(std::string_view html, std::size_t& at) {
  for (at = html.find("<h", at); at != std::string_view::npos; at = html.find("<h", at + 1)) {
    if (at + 3 >= html.size() || html[at + 2] < '1' || html[at + 2] > '6') continue;
    const std::size_t begin = html.find('>', at) + 1;
    const std::size_t end = std::min(html.find("</h", begin), html.size());
    at = end;
    std::string letters;
    for (const Word& word : words_of(with_references_decoded(without_tags(html.substr(begin, end - begin)))))
      letters += word.text + " ";
    return letters;
  }
  return {};
}

} // namespace

MissingWords find_missing(std::string_view document, const Content& source, const Content& page) {
  MissingWords missing;
  std::map<std::string, std::size_t> lacking;
  for (const auto& [word, count] : source.words) {
    const auto found = page.words.find(word);
    const std::size_t kept = found == page.words.end() ? 0 : std::min(count, found->second);
    if (kept == count) continue;
    lacking[word] = count - kept;
    missing.count += count - kept;
  }
  if (missing.count == 0) return missing;
  // The place with most of them in a row: a single word may also be the name of a member or of a tag.
  const std::vector<Word> words = words_of(document);
  std::size_t best = 0;
  std::size_t most = 0;
  for (std::size_t at = 0; at < words.size(); ++at) {
    std::size_t run = 0;
    while (run < k_most_words_shown && at + run < words.size() && lacking.count(words[at + run].text) != 0 &&
           (run == 0 || is_prose_between(document, words[at + run - 1], words[at + run]))) {
      ++run;
    }
    if (run > most) {
      most = run;
      best = at;
    }
  }
  missing.has_place = most > 0;
  if (most == 0) { // JSON may have them in another form
    for (const auto& [word, count] : lacking) {
      if (most++ < k_most_words_shown) missing.first += (missing.first.empty() ? "" : " ") + word;
    }
    return missing;
  }
  missing.offset = words[best].offset;
  const Word& last = words[best + most - 1];
  missing.first = on_one_line(document.substr(missing.offset, last.offset + last.text.size() - missing.offset));
  return missing;
}

Doubled doubled_in(std::string_view html) {
  Doubled doubled;
  doubled.sentence = content_of_html(html).doubled_sentence;
  std::map<std::string, std::size_t> pictures;
  for (std::size_t at = html.find("<img"); at != std::string_view::npos; at = html.find("<img", at + 1)) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    const Content picture = content_of_html("<img src=\"" + attribute_of(tag, " src=\"") + "\">");
    const bool is_sign = attribute_of(tag, " width=\"").size() == 1 || attribute_of(tag, " width=\"").size() == 2;
    if (picture.pictures.empty() || is_sign || ++pictures[picture.pictures.first()] == 1) continue;
    const std::string name = picture.pictures.first();
    if (doubled.pictures++ == 0) doubled.picture = name.substr(name.rfind('/') + 1); // npos + 1 is 0
  }
  std::size_t at = 0;
  const std::string headline = next_heading(html, at);
  while (!headline.empty() && at != std::string_view::npos) {
    if (next_heading(html, at) != headline) continue;
    ++doubled.headlines;
    doubled.headline = headline;
  }
  return doubled;
}

} // namespace lede::cli
