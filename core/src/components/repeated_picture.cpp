// In finished markup, `<` and a bare `>` occur only in tags, and values have double quotation marks.
#include "components/repeated_picture.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

#include "html/read_words.h"

namespace lede {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t k_most_words = 2048;  // bytes of a caption that are compared; more are words of their own
constexpr std::size_t k_most_looked_at = 8; // pictures with the address

/// Returns the value of an attribute, escaped. @param name with what is around it: ` src="`.
std::string_view value_in_tag(std::string_view tag, std::string_view name) {
  const std::size_t at = tag.find(name);
  if (at == npos) return {};
  const std::size_t begin = at + name.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

std::string escaped(std::string_view address) {
  std::string out;
  for (const char c : address) {
    if (c == '&')
      out += "&amp;";
    else
      out += c;
  }
  return out;
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
    words.add_markup(html.substr(begin, end - begin), 2 * k_most_words);
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

} // namespace

bool is_picture_repeated(const Image& main, const RenderedArticle& rendered, const UrlPolicy& urls) {
  // A link in the caption, or a file for small screens, would be lost.
  if (main.empty() || !main.sources.empty() || rendered.caption.view().find("<a ") != npos) return false;
  const UrlPolicy::Judgement url = urls.allow(main.url.value, UrlUse::image);
  if (!url.url) return false;
  ReadWords caption;
  caption.add_markup(rendered.caption.view(), k_most_words + 1);
  ReadWords credit;
  credit.add_text(std::string_view(main.credit.value).substr(0, k_most_words + 1));
  ReadWords alt;
  alt.add_text(std::string_view(main.alt.value).substr(0, k_most_words + 1));
  if (std::max({caption.size(), credit.size(), alt.size()}) > k_most_words) return false;
  const std::string address = escaped(url.url->view());
  const std::string_view html = rendered.body.view();
  std::size_t looked_at = 0;
  for (std::size_t at = 0; looked_at < k_most_looked_at && (at = html.find("<img ", at)) != npos; ++at) {
    const std::string_view tag = html.substr(at, html.find('>', at) - at);
    if (value_in_tag(tag, " src=\"") != address) continue;
    ++looked_at;
    if (is_small(tag) || is_folded(html, at)) continue;
    const ReadWords words = words_around(html, at);
    ReadWords own_alt;
    own_alt.add_markup(value_in_tag(tag, " alt=\""), tag.size());
    // Who sees the picture does not see its alternative text.
    if (words.has(caption) && words.has(credit) && (own_alt.has(alt) || words.has(alt))) return true;
  }
  return false;
}

} // namespace lede
