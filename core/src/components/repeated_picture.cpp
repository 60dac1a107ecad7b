// In finished markup, `<` and a bare `>` occur only in tags, and values have double quotation marks.
#include "components/repeated_picture.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ascii.h"
#include "base/picture_address.h"
#include "html/read_words.h"

namespace lede {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t k_most_words = 2048;   // bytes of a caption that are compared; more are words of their own
constexpr std::size_t k_most_looked_at = 16; // pictures with the address

/// Returns the value of an attribute, escaped. @param name with what is around it: ` src="`.
std::string_view value_in_tag(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == npos) return {};
  const std::size_t begin = at + name.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

std::string unescaped(std::string_view address) {
  constexpr std::string_view k_ampersand = "&amp;";
  std::string out;
  for (std::size_t end = 0; (end = address.find(k_ampersand)) != npos; address.remove_prefix(end + k_ampersand.size()))
    out.append(address.substr(0, end)) += '&';
  return out.append(address);
}

/// Whether a picture is a sign in a line of text.
bool is_small(std::string_view tag) {
  for (const std::string_view name : {" width=\"", " height=\""}) {
    const std::string_view pixels = value_in_tag(tag, name);
    if (pixels.size() == 1 || pixels.size() == 2) return true; // below 100
  }
  return false;
}

/// The words of the figure around a picture in the body.
ReadWords words_around(std::string_view html, std::size_t picture) {
  ReadWords words;
  const std::size_t begin = html.rfind("<figure", picture);
  const std::size_t closed = html.rfind("</figure>", picture);
  const std::size_t end = html.find("</figure>", picture);
  if (begin != npos && end != npos && (closed == npos || closed < begin))
    words.add_markup(html.substr(begin, end - begin), 2 * k_most_words, ReadWords::Reading::visible);
  return words;
}

bool is_folded(std::string_view html, std::size_t at) {
  int open = 0;
  const std::string_view before = html.substr(0, at);
  for (std::size_t tag = before.find("details"); tag != npos; tag = before.find("details", tag + 1)) {
    if (tag > 0 && before[tag - 1] == '<') ++open;
    if (tag > 1 && before[tag - 1] == '/' && before[tag - 2] == '<') --open;
  }
  return open > 0;
}

/// The words that belong to the main picture.
struct MainWords {
  ReadWords caption;
  ReadWords credit;
  ReadWords alt;
};

/// Returns the width of the widest candidate of an image: "a.jpg 300w, b.jpg 600w".
int widest_of(std::string_view tag) {
  const std::string_view candidates = value_in_tag(tag, " srcset=\"");
  int widest = 0;
  int number = 0;
  for (const char c : candidates) {
    if (c == 'w') widest = std::max(widest, number);
    constexpr int k_most = 100'000;
    number = ascii::is_digit(c) && number < k_most ? number * 10 + (c - '0') : 0;
  }
  return widest;
}

/// Whether a reader has read much before a picture.
bool is_late(std::string_view html, std::size_t picture) {
  constexpr int k_most = 5; // paragraphs
  int paragraphs = 0;
  const std::string_view before = html.substr(0, picture);
  for (std::size_t at = 0; paragraphs <= k_most && (at = before.find("</p>", at)) != npos; ++at) ++paragraphs;
  return paragraphs > k_most;
}

/// Whether a picture leads to another page, as that of a card does.
bool is_in_card(std::string_view html, std::size_t picture) {
  const std::size_t link = html.rfind("<a ", picture);
  if (link == npos || html.substr(link, picture - link).find("</a>") != npos) return false;
  return !is_picture_file(value_in_tag(html.substr(link, picture - link), " href=\""));
}

/// How certainly a picture of the body is the main one.
enum class Sameness : std::uint8_t { none, by_words, certain };

Sameness compare(const PictureAddress& main, std::string_view address, std::string_view tag) {
  const PictureAddress other = read_picture_address(address);
  constexpr int k_least_width = 480; // of a picture that readers can see as well
  const bool is_large = !other.is_sized || other.width >= k_least_width || widest_of(tag) >= k_least_width;
  if (!is_large) return Sameness::none;
  if (main.is_same(other)) return Sameness::certain;
  constexpr std::size_t k_long_name = 16; // "original.jpg" and "image001.jpg" may be any
  constexpr std::size_t k_long_folder = 8;
  const bool is_named_so = main.other == other.other && main.name == other.name;
  const bool is_certain_name = (main.folder == other.folder && main.folder.size() >= k_long_folder) ||
                               (main.name.size() >= k_long_name && main.name.find_first_of("0123456789") != npos);
  return is_named_so && is_certain_name ? Sameness::by_words : Sameness::none;
}

/// Whether nothing of the main picture's words is missing from those of a picture in the body.
bool has_words(std::string_view html, std::size_t at, std::string_view tag, const MainWords& main, Sameness sameness) {
  constexpr std::size_t k_a_caption = 20; // bytes without spaces
  if (sameness == Sameness::by_words && main.caption.size() < k_a_caption) return false;
  const ReadWords words = words_around(html, at);
  ReadWords alt;
  alt.add_markup(value_in_tag(tag, " alt=\""), tag.size());
  // Who sees the picture does not see its alternative text.
  return words.has(main.caption) && words.has(main.credit) && (alt.has(main.alt) || words.has(main.alt));
}

} // namespace

bool is_picture_repeated(const Image& main, const RenderedArticle& rendered, const UrlPolicy& urls) {
  // A link in the caption, or a file for small screens, would be lost.
  if (main.empty() || !main.sources.empty() || rendered.caption.view().find("<a ") != npos) return false;
  const UrlPolicy::Judgement url = urls.allow(main.url.value, UrlUse::image);
  if (!url.url) return false;
  MainWords words;
  words.caption.add_markup(rendered.caption.view(), k_most_words + 1);
  words.credit.add_text(std::string_view(main.credit.value).substr(0, k_most_words + 1));
  words.alt.add_text(std::string_view(main.alt.value).substr(0, k_most_words + 1));
  if (std::max({words.caption.size(), words.credit.size(), words.alt.size()}) > k_most_words) return false;
  const PictureAddress address = read_picture_address(url.url->view());
  const std::string_view html = rendered.body.view();
  std::size_t looked_at = 0;
  for (std::size_t at = 0; looked_at < k_most_looked_at && (at = html.find("<img ", at)) != npos; ++at) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    const std::string source = unescaped(value_in_tag(tag, " src=\""));
    const bool is_equal = source == url.url->view();
    const Sameness sameness = is_equal ? Sameness::certain : compare(address, source, tag);
    if (sameness == Sameness::none) continue;
    ++looked_at;
    if (!is_equal && (is_late(html, at) || is_in_card(html, at))) continue;
    if (!is_small(tag) && !is_folded(html, at) && has_words(html, at, tag, words, sameness)) return true;
  }
  return false;
}

} // namespace lede
