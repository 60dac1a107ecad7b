#include "formats/feed_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/markdown_pieces.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t k_longest_note = 1200; // bytes

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
}

/// Returns the value of an attribute of a tag. @param name with a space before it: " href".
std::string value_in(std::string_view tag, std::string_view name) {
  for (const char quote : {'"', '\''}) {
    const std::size_t at = tag.find(concat({name, "=", std::string_view(&quote, 1)}));
    if (at == npos) continue;
    const std::size_t begin = at + name.size() + 2;
    return decode_references(tag.substr(begin, tag.find(quote, begin) - begin));
  }
  return {};
}

int number_in(std::string_view tag, std::string_view name) {
  const std::string value = value_in(tag, name);
  int number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

/// Returns host and path of an address, without a slash at the end.
std::string_view place_of(std::string_view address) {
  address = address.substr(0, address.find_first_of("?#"));
  if (const std::size_t scheme = address.find("://"); scheme != npos) address.remove_prefix(scheme + 3);
  while (address.ends_with('/')) address.remove_suffix(1);
  return address;
}

/// Returns letters and digits in lower case, since templates change quotes and dashes of a title.
std::string letters_of(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (ascii::is_ascii(c) && ascii::is_alphanumeric(c)) out += ascii::to_lower(c);
  }
  return out;
}

struct NoteLink {
  std::string address;
  std::string words;
};

/// Takes the next link out of markup.
std::optional<NoteLink> next_link(std::string_view& markup) {
  const std::size_t begin = markup.find("<a ");
  const std::size_t tag_end = markup.find('>', begin);
  const std::size_t end = markup.find("</a>", begin);
  if (begin == npos || tag_end == npos || end == npos || tag_end > end) return std::nullopt;
  NoteLink link{value_in(markup.substr(begin, tag_end - begin), " href"),
                text_of_html(markup.substr(tag_end + 1, end - tag_end - 1))};
  markup.remove_prefix(end);
  return link;
}

bool is_source_note(std::string_view paragraph, std::string_view title, std::string_view address) {
  constexpr std::size_t k_most_other_words = 120; // bytes: the sentence around the two names
  std::string_view rest = paragraph;
  const std::optional<NoteLink> entry = next_link(rest);
  const std::optional<NoteLink> site = next_link(rest);
  if (!entry || !site || next_link(rest)) return false;
  const std::string_view place = place_of(entry->address);
  const std::string_view home = place_of(site->address);
  if (!address.empty() && place != place_of(address)) return false;
  const bool is_home = !home.empty() && place.starts_with(home) &&
                       (place.size() > home.size() || entry->address.find('?') != std::string::npos);
  const std::string written = letters_of(title);
  const bool is_title = entry->words == trimmed(title) || (!written.empty() && letters_of(entry->words) == written);
  const std::size_t names = entry->words.size() + site->words.size();
  return is_home && is_title && text_of_html(paragraph).size() <= names + k_most_other_words;
}

/// A file's name without its folder, its size and its extension.
std::string_view stem_of(std::string_view address) {
  std::string_view name = place_of(address);
  name = name.substr(name.rfind('/') + 1);
  name = name.substr(0, name.rfind('.'));
  const std::size_t dash = name.rfind('-');
  const bool is_size =
      dash != npos && name.find('x', dash) != npos && name.find_first_not_of("0123456789x", dash + 1) == npos;
  return is_size ? name.substr(0, dash) : name;
}

void append_caption(std::string& html, const Image& picture) {
  html += "<figcaption>";
  if (picture.caption.markup == Markup::html) {
    html += picture.caption.value;
  } else {
    append_escaped_text(html, picture.caption.value);
  }
  if (!picture.credit.empty()) {
    if (!picture.caption.empty()) html += " ";
    append_escaped_text(html, picture.credit.value);
  }
  html += "</figcaption>";
}

/// Adds a caption to the figure around a picture. @return false if it is in none, or in one with a caption.
bool add_to_figure(std::string& html, std::size_t picture_at, const Image& picture) {
  const std::size_t begin = html.rfind("<figure", picture_at);
  const std::size_t closed = html.rfind("</figure", picture_at);
  const std::size_t end = html.find("</figure", picture_at);
  if (begin == npos || end == npos || (closed != npos && closed > begin)) return false;
  if (html.substr(begin, end - begin).find("<figcaption") != npos) return false;
  std::string caption;
  append_caption(caption, picture);
  html.insert(end, caption);
  return true;
}

/// Makes a figure of a paragraph that is only a picture, perhaps with a link around it.
bool make_figure(std::string& html, std::size_t picture_at, const Image& picture) {
  const std::size_t begin = html.rfind("<p", picture_at);
  const std::size_t end = html.find("</p>", picture_at);
  if (begin == npos || end == npos || std::string_view(" >").find(html[begin + 2]) == npos) return false;
  const std::size_t content = html.find('>', begin) + 1;
  const std::string inside = html.substr(content, end - content);
  const std::size_t first = inside.find("<img");
  if (inside.find("<img", first + 1) != npos || !trimmed(text_of_html(inside)).empty()) return false;
  for (const std::string_view other : {"<iframe", "<video", "<audio", "<p"}) {
    if (inside.find(other) != npos) return false;
  }
  std::string figure = concat({"<figure>", inside});
  append_caption(figure, picture);
  html.replace(begin, end + std::string_view("</p>").size() - begin, concat({figure, "</figure>"}));
  return true;
}

} // namespace

bool remove_source_note(std::string& html, std::string_view title, std::string_view address) {
  const std::size_t begin = html.rfind("<p");
  if (begin == npos || html.size() - begin > k_longest_note + 2 * title.size()) return false;
  const std::size_t end = html.find("</p>", begin);
  if (end == npos || !trimmed(text_of_html(std::string_view(html).substr(end))).empty()) return false;
  if (!is_source_note(std::string_view(html).substr(begin, end - begin), title, address)) return false;
  html.erase(begin, end + std::string_view("</p>").size() - begin);
  return true;
}

bool add_caption(std::string& html, const Image& picture) {
  if (picture.url.empty() || (picture.caption.empty() && picture.credit.empty())) return false;
  for (std::size_t at = 0; (at = html.find("<img", at)) != npos; ++at) {
    const std::string_view tag = std::string_view(html).substr(at, html.find('>', at) - at);
    if (value_in(tag, " src") == picture.url.value)
      return add_to_figure(html, at, picture) || make_figure(html, at, picture);
  }
  return false;
}

bool has_rendition(std::string_view html, std::string_view address) {
  constexpr std::size_t k_shortest = 3; // bytes; a shorter name may be a part of any other
  const std::string_view stem = stem_of(address);
  if (stem.size() < k_shortest) return false;
  for (std::size_t at = 0; (at = html.find(stem, at)) != npos; ++at) {
    const char after = at + stem.size() < html.size() ? html[at + stem.size()] : ' ';
    if (at > 0 && html[at - 1] == '/' && (after == '.' || after == '-')) return true;
  }
  return false;
}

Image take_picture(std::string& html) {
  Image picture;
  const std::size_t begin = html.find("<img");
  const std::size_t end = html.find('>', begin);
  if (begin == npos || end == npos) return picture;
  const std::string tag = html.substr(begin, end + 1 - begin);
  picture.url.value = value_in(tag, " src");
  picture.alt.value = value_in(tag, " alt");
  picture.width = number_in(tag, " width");
  picture.height = number_in(tag, " height");
  html.erase(begin, tag.size());
  return picture;
}

} // namespace lede::formats
