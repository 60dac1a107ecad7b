#include "formats/feed_text.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <optional>
#include <utility>

#include "base/ascii.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/markdown_pieces.h"
#include "formats/values.h"
#include "html/text_input.h"
#include "html/tokenizer.h"

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;
constexpr std::size_t k_longest_note = 1200; // bytes

std::string_view trimmed(std::string_view text) {
  const std::size_t begin = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  return text.substr(begin, text.find_last_not_of(" \t\r\n") + 1 - begin);
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
  NoteLink link{attribute_in(markup.substr(begin, tag_end - begin), " href"),
                text_of_html(markup.substr(tag_end + 1, end - tag_end - 1))};
  markup.remove_prefix(end);
  return link;
}

/// The words of a paragraph around its two links.
struct NoteWords {
  std::string before;
  std::string between;
  std::string after;
};

/// Splits a paragraph of words and two links. @return nothing if there is any other element in it.
std::optional<NoteWords> words_around_links(std::string_view paragraph) {
  constexpr std::string_view k_end = "</a>";
  const std::string_view content = paragraph.substr(std::min(paragraph.find('>'), paragraph.size() - 1) + 1);
  if (std::count(content.begin(), content.end(), '<') != 4) return std::nullopt; // of the links' tags
  const std::size_t first = content.find("<a ");
  const std::size_t first_end = content.find(k_end);
  const std::size_t second = content.find("<a ", std::min(first_end, content.size()));
  const std::size_t second_end = content.find(k_end, std::min(second, content.size()));
  if (first == npos || first > first_end || second_end == npos) return std::nullopt;
  const auto words = [&](std::size_t begin, std::size_t end) {
    return text_of_html(content.substr(begin, end == npos ? npos : end - begin));
  };
  return NoteWords{words(0, first), words(first_end + k_end.size(), second), words(second_end + k_end.size(), npos)};
}

bool is_english_note(const NoteWords& words) {
  return words.before == "The post" && words.between == "appeared first on";
}

/// Whether words around two links are as few as in a note of the source, and no sentence of the article's own. What a
/// correction says comes behind a colon, or after the links.
bool is_note(const NoteWords& words) {
  constexpr std::size_t k_most_words = 6;
  constexpr std::size_t k_most_bytes = 60; // scripts without spaces
  if (words.after != "." && !words.after.empty() && words.after != "に最初に表示されました。") return false;
  const std::string around = concat({words.before, " ", words.between});
  const auto spaces = static_cast<std::size_t>(std::count(around.begin(), around.end(), ' '));
  return !words.between.empty() && spaces < k_most_words && around.size() <= k_most_bytes &&
         around.find_first_of(",.:;!?()0123456789") == npos;
}

/// Whether an address is that of the site of an entry. @param is_sure whether it may be a folder: a blog in a site.
bool is_home_of(std::string_view home, std::string_view entry, bool is_sure) {
  const std::string_view site = place_of(home);
  const std::string_view place = place_of(entry);
  if (site.empty() || (!is_sure && site.find('/') != npos)) return false;
  if (place == site) return entry.find('?') != npos; // "https://paper.example/?p=12"
  return place.starts_with(site) && place[site.size()] == '/';
}

/// Whether two addresses are of one entry. One of them may have a query for counting.
bool is_same_entry(std::string_view one, std::string_view other) {
  const std::string_view place = place_of(one);
  return one == other ||
         (place == place_of(other) && place.find('/') != npos && (one.find('?') == npos || other.find('?') == npos));
}

bool is_source_note(std::string_view paragraph, std::string_view title, std::string_view address) {
  const std::optional<NoteWords> words = words_around_links(paragraph);
  if (!words || address.empty()) return false;
  std::string_view rest = paragraph;
  const std::optional<NoteLink> entry = next_link(rest);
  const std::optional<NoteLink> site = next_link(rest);
  if (!entry || !site || site->words.empty()) return false;
  const bool is_sure = is_english_note(*words);
  const std::string written = letters_of(title);
  const bool is_title = entry->words == trimmed(title) || (!written.empty() && letters_of(entry->words) == written);
  return is_note(*words) && is_title && is_same_entry(entry->address, address) &&
         is_home_of(site->address, entry->address, is_sure);
}

class PictureFinder final : public html::TokenSink {
 public:
  html::TextState on_start_tag(const html::StartTag& tag) override {
    if (tag.name == "script") return html::TextState::script_data;
    if (has_word("style noscript textarea title xmp", tag.name)) return html::TextState::rawtext;
    if (tag.name == "img") add(tag);
    return html::TextState::data;
  }
  void on_end_tag(const html::EndTag& /*tag*/) override {}
  void on_text(std::string_view /*text*/, std::size_t /*offset*/) override {}

  std::vector<PictureInText> take() { return std::move(found_); }

 private:
  void add(const html::StartTag& tag) {
    PictureInText picture;
    for (const auto& [name, value] : tag.attributes) {
      if (name == "src") picture.address = read_picture_address(value);
      if (name == "width") std::from_chars(value.data(), value.data() + value.size(), picture.width);
    }
    if (picture.width == 0) picture.width = picture.address.width;
    if (!picture.address.host.empty()) found_.push_back(std::move(picture));
  }

  std::vector<PictureInText> found_;
};

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

/// Adds a caption to the figure around a picture. @return false if it is in none, or in one with another caption.
bool add_to_figure(std::string& html, std::size_t picture_at, const Image& picture) {
  const std::size_t begin = html.rfind("<figure", picture_at);
  const std::size_t closed = html.rfind("</figure", picture_at);
  const std::size_t end = html.find("</figure", picture_at);
  if (begin == npos || end == npos || (closed != npos && closed > begin)) return false;
  const std::size_t own = html.substr(0, end).find("<figcaption", begin);
  if (own == npos) {
    std::string caption;
    append_caption(caption, picture);
    html.insert(end, caption);
    return true;
  }
  // The feed says once more what the figure says, and perhaps the credit.
  const std::size_t own_end = html.find("</figcaption", own);
  if (own_end == npos || own_end > end) return false;
  const std::string words = text_of_html(html.substr(own, own_end - own));
  if (words.find(text_of_html(picture.caption.value)) == npos) return false;
  if (!picture.credit.empty() && words.find(picture.credit.value) == npos) {
    std::string credit = " ";
    append_escaped_text(credit, picture.credit.value);
    html.insert(own_end, credit);
  }
  return true;
}

/// Makes a figure of a paragraph that is only a picture, with whatever is around that.
bool make_figure_of_paragraph(std::string& html, std::size_t picture_at, const Image& picture) {
  const std::size_t plain = html.rfind("<p>", picture_at);
  const std::size_t with_class = html.rfind("<p ", picture_at);
  const std::size_t begin = plain == npos || (with_class != npos && with_class > plain) ? with_class : plain;
  const std::size_t end = html.find("</p>", picture_at);
  if (begin == npos || end == npos || html.substr(begin, picture_at - begin).find("</p>") != npos) return false;
  const std::size_t content = html.find('>', begin) + 1;
  const std::string inside = html.substr(content, end - content);
  const std::size_t first = inside.find("<img");
  if (inside.find("<img", first + 1) != npos || !trimmed(text_of_html(inside)).empty()) return false;
  for (const std::string_view other : {"<iframe", "<video", "<audio", "<p>", "<p "}) {
    if (inside.find(other) != npos) return false;
  }
  std::string figure = concat({"<figure>", inside});
  append_caption(figure, picture);
  html.replace(begin, end + std::string_view("</p>").size() - begin, concat({figure, "</figure>"}));
  return true;
}

/// Extends a range to the `picture` around it, which has its sources, too.
void extend_to_sources(std::string_view html, std::size_t& begin, std::size_t& end) {
  const std::size_t open = html.rfind("<picture", begin);
  const std::size_t close = html.find("</picture>", end);
  if (open == npos || close == npos) return;
  const std::string_view before = html.substr(open, begin - open);
  const bool is_around = before.find("</picture") == npos && before.find("<img") == npos && before.find("<p") == 0 &&
                         html.substr(end, close - end).find('<') == npos;
  if (!is_around || !trimmed(text_of_html(before)).empty()) return;
  begin = open;
  end = close + std::string_view("</picture>").size();
}

/// Extends a range to an element around it that has nothing else. @return whether there is one.
bool extend(std::string_view html, std::string_view name, std::size_t& begin, std::size_t& end) {
  const std::size_t open = html.rfind('<', begin == 0 ? 0 : begin - 1);
  const std::size_t close = html.find('<', end);
  if (open == npos || close == npos || open >= begin) return false;
  const std::string_view tag = html.substr(open, begin - open);
  const std::string_view after = html.substr(open + 1 + name.size(), 1);
  if (!tag.substr(1).starts_with(name) || (after != " " && after != ">")) return false;
  if (tag.find('>') == npos || !trimmed(tag.substr(tag.find('>') + 1)).empty()) return false;
  if (!trimmed(html.substr(end, close - end)).empty() || !html.substr(close).starts_with(concat({"</", name, ">"})))
    return false;
  begin = open;
  end = close + name.size() + 3;
  return true;
}

/// Whether what stands before a place ends or begins a block, so that a figure may stand there.
bool is_between_blocks(std::string_view html, std::size_t at) {
  const std::string_view before = trimmed(html.substr(0, at));
  if (before.empty()) return true;
  const std::size_t open = before.rfind('<');
  if (!before.ends_with('>') || open == npos) return false;
  std::string_view name = before.substr(open + 1);
  if (name.starts_with('/')) name.remove_prefix(1);
  return has_word("p div center section article figure blockquote ul ol table h1 h2 h3 h4 h5 h6 hr td li",
                  name.substr(0, name.find_first_of(" />")));
}

/// Makes a figure of a picture that stands alone, or first in its paragraph, perhaps with a link around it.
bool make_figure(std::string& html, std::size_t picture_at, const Image& picture) {
  std::size_t begin = picture_at;
  std::size_t end = html.find('>', picture_at) + 1;
  const auto at = [&](std::size_t place) { return html.begin() + static_cast<std::ptrdiff_t>(place); };
  if (std::count(at(begin), at(end), '"') % 2 != 0) return false; // the tag goes on behind ">"
  extend_to_sources(html, begin, end);
  static_cast<void>(extend(html, "a", begin, end));
  std::string figure = concat({"<figure>", html.substr(begin, end - begin)});
  append_caption(figure, picture);
  figure += "</figure>";
  if (!is_between_blocks(html, begin)) return false;
  const std::size_t paragraph = html.rfind('<', begin == 0 ? 0 : begin - 1);
  const bool is_first = paragraph != npos && paragraph < begin &&
                        (html.compare(paragraph, 3, "<p>") == 0 || html.compare(paragraph, 3, "<p ") == 0);
  html.erase(begin, end - begin);
  html.insert(is_first ? paragraph : begin, figure);
  return true;
}

} // namespace

std::string attribute_in(std::string_view tag, std::string_view name) {
  for (const char quote : {'"', '\''}) {
    const std::size_t at = tag.find(concat({name, "=", std::string_view(&quote, 1)}));
    if (at == npos) continue;
    const std::size_t begin = at + name.size() + 2;
    return decode_references(tag.substr(begin, tag.find(quote, begin) - begin));
  }
  return {};
}

bool remove_source_note(std::string& html, std::string_view title, std::string_view address) {
  const std::string_view text = html;
  const std::size_t begin = text.rfind("<p");
  if (begin == npos || text.size() - begin > k_longest_note + 2 * title.size()) return false;
  if (!text.substr(begin).starts_with("<p>") && !text.substr(begin).starts_with("<p ")) return false;
  const std::size_t end = text.find("</p>", begin);
  if (end == npos || !trimmed(text_of_html(text.substr(end))).empty()) return false;
  if (trimmed(text_of_html(text.substr(0, begin))).empty()) return false; // all that there is
  if (!is_source_note(text.substr(begin, end - begin), title, address)) return false;
  html.erase(begin, end + std::string_view("</p>").size() - begin);
  return true;
}

bool add_caption(std::string& html, const Image& picture) {
  if (picture.url.empty() || (picture.caption.empty() && picture.credit.empty())) return false;
  std::size_t end = 0;
  constexpr std::size_t k_longest = 8192; // bytes of a tag
  for (std::size_t at = 0; (at = html.find("<img", at)) != npos; ++at) {
    if (end <= at) end = html.find('>', at);
    if (end == npos) return false;
    if (end - at > k_longest) continue;
    const std::string_view tag = std::string_view(html).substr(at, end - at);
    if (attribute_in(tag, " src") == picture.url.value)
      return add_to_figure(html, at, picture) || make_figure_of_paragraph(html, at, picture) ||
             make_figure(html, at, picture);
  }
  return false;
}

std::vector<PictureInText> pictures_of(std::string_view html) {
  std::string scratch;
  PictureFinder finder;
  html::Tokenizer(finder).tokenize(html::prepare(html, scratch), 0);
  return finder.take();
}

bool has_picture(const std::vector<PictureInText>& pictures, std::string_view address) {
  const PictureAddress wanted = read_picture_address(address);
  return std::any_of(pictures.begin(), pictures.end(),
                     [&](const PictureInText& picture) { return picture.address.is_same(wanted); });
}

bool has_larger_picture(const std::vector<PictureInText>& pictures, std::string_view thumbnail) {
  constexpr int k_least = 300; // pixels; portraits and counters are smaller
  const PictureAddress small = read_picture_address(thumbnail);
  return std::any_of(pictures.begin(), pictures.end(), [&](const PictureInText& picture) {
    return picture.address.is_same(small) ||
           (picture.width >= k_least && picture.address.host == small.host && begin_alike(picture.address, small));
  });
}

bool begin_alike(const PictureAddress& one, const PictureAddress& other) {
  constexpr std::size_t k_least = 6; // letters; "photo" says nothing
  const std::size_t size = std::min(one.name.size(), other.name.size());
  std::size_t same = 0;
  while (same < size && one.name[same] == other.name[same]) ++same;
  if (same < k_least) return false;
  // "harbour-1" and "harbour-2" are two pictures of a series.
  const auto is_number = [](std::string_view rest) { return !rest.empty() && ascii::is_digit(rest[0]); };
  return !is_number(std::string_view(one.name).substr(same)) && !is_number(std::string_view(other.name).substr(same));
}

} // namespace lede::formats
