#include "formats/lead_pictures.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/ascii.h"
#include "base/picture_address.h"
#include "base/text.h"
#include "base/words.h"
#include "formats/feed_text.h"
#include "formats/markdown_pieces.h"
#include "formats/values.h"

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// A range of a lead that is one picture, with the link, `picture` or `figure` around it.
struct PictureRange {
  std::size_t begin = 0;
  std::size_t end = 0;
  Image image;
  bool may_have_caption = false; ///< Whether words behind it may be its caption.
};

/// Whether a picture is a sign among words, or counts readers.
bool is_sign(std::string_view tag, const Image& image) {
  constexpr int k_least = 100; // pixels
  const bool is_small = (image.width > 0 && image.width < k_least) || (image.height > 0 && image.height < k_least);
  if (is_small) return true;
  for (const std::string_view name : {"emoji", "smil", "emoticon", "spacer", "pixel", "blank", "avatar", "icon"}) {
    if (tag.find(name) != npos) return true;
  }
  return false;
}

/// Reads one attribute of a picture. @return false if the picture would lose it.
bool read_attribute(std::string_view name, std::string value, Image& image) {
  const auto read_number = [&](int& out) {
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), out);
    return error == std::errc() && end == value.data() + value.size() && out > 0;
  };
  if (name == "width") return read_number(image.width);
  if (name == "height") return read_number(image.height);
  // Scripts that load pictures late keep the address in one of these, with a picture of a pixel in `src`.
  const bool is_late = has_word("data-src data-lazy-src data-original", name);
  if (name == "src" || is_late) {
    const bool is_stand_in = value.starts_with("data:");
    if (!image.empty() && !is_stand_in) return value == image.url.value;
    if (!is_stand_in) image.url.value = std::move(value);
    return true;
  }
  if (name == "alt") image.alt.value = std::move(value);
  return has_word("alt class id align border hspace vspace loading decoding fetchpriority referrerpolicy", name);
}

/// Reads the tag of a picture. @return false if it has something that an `Image` has not, or is written in a way that
/// only the tokenizer reads.
bool read_tag(std::string_view tag, Image& image) {
  tag.remove_prefix(std::string_view("<img").size());
  tag.remove_suffix(1);
  if (tag.ends_with('/')) tag.remove_suffix(1);
  while (!(tag = ascii::trim(tag)).empty()) {
    const std::size_t equals = tag.find('=');
    if (equals == npos || equals + 1 == tag.size() || tag[equals + 1] != '"') return false;
    const std::size_t end = tag.find('"', equals + 2);
    if (end == npos ||
        !read_attribute(tag.substr(0, equals), decode_references(tag.substr(equals + 2, end - equals - 2)), image))
      return false;
    tag.remove_prefix(end + 1);
  }
  return image.url.value.find("://") != npos;
}

/// Extends a range to the element around it, if the lead has nothing else in that. @return the element's start tag.
std::string_view take_around(std::string_view html, std::string_view name, PictureRange& range) {
  const std::size_t begin = html.rfind(concat({"<", name}), range.begin);
  const std::size_t end = html.find(concat({"</", name, ">"}), range.end);
  if (begin == npos || end == npos) return {};
  const std::size_t tag_end = html.find('>', begin);
  const auto is_white = [](std::string_view text) { return ascii::trim(text).empty(); };
  if (tag_end >= range.begin || ascii::is_letter(html[begin + 1 + name.size()])) return {};
  if (!is_white(html.substr(tag_end + 1, range.begin - tag_end - 1))) return {};
  if (!is_white(html.substr(range.end, end - range.end))) return {};
  range.begin = begin;
  range.end = end + name.size() + 3;
  return html.substr(begin, tag_end + 1 - begin);
}

/// Takes the caption of the figure around a picture. @return false if the picture is in a figure that has more.
bool take_figure(std::string_view html, PictureRange& range) {
  const std::size_t figure = html.rfind("<figure", range.begin);
  if (figure == npos || html.substr(figure, range.begin - figure).find("</figure") != npos) return true;
  PictureRange whole = range;
  const std::size_t caption = html.find("<figcaption", range.end);
  const std::size_t caption_end = html.find("</figcaption>", range.end);
  if (caption != npos && caption_end != npos && ascii::trim(html.substr(range.end, caption - range.end)).empty()) {
    const std::size_t words = html.find('>', caption) + 1;
    if (words > caption_end) return false;
    whole.image.caption.value = html.substr(words, caption_end - words);
    whole.image.caption.markup = Markup::html;
    whole.end = caption_end + std::string_view("</figcaption>").size();
  }
  if (take_around(html, "figure", whole).empty()) return false;
  range = std::move(whole);
  return true;
}

/// Whether a link around a picture may go with it: it leads to the article or to the picture.
bool may_go(std::string_view link, const Image& image, const Article& article) {
  if (link.empty()) return true;
  const std::string address = attribute_in(link, " href");
  if (address.empty() || address == article.url.value || address == article.canonical.value) return true;
  const PictureAddress target = read_picture_address(address);
  return address == image.url.value || (!target.host.empty() && target.is_same(read_picture_address(image.url.value)));
}

/// Whether something of a text may be hidden: what is in a comment, in a script, or in an element that is not shown.
bool may_be_hidden(std::string_view html) {
  std::string text(html);
  lower_ascii(text);
  for (const std::string_view sign :
       {"<!--", "<script", "<style", "<template", "<noscript", "hidden", "display", "visibility"}) {
    if (text.find(sign) != npos) return true;
  }
  return false;
}

/// Whether a lead has nothing but the beginnings of paragraphs, a link or a figure before its picture.
bool is_first(std::string_view before) {
  while (!(before = ascii::trim(before)).empty()) {
    const std::size_t end = before.find('>');
    const std::string_view tag = before.substr(0, end);
    if (tag != "<p" && tag != "<div" && !tag.starts_with("<a ") && tag != "<figure" && !tag.starts_with("<figure "))
      return false;
    if (end == npos) return false;
    before.remove_prefix(end + 1);
  }
  return true;
}

/// Whether the words behind a picture may be its caption: a line of their own, or the rest of a first paragraph.
bool may_have_caption(std::string_view before, std::string_view behind) {
  behind = ascii::trim(behind);
  if (behind.starts_with("<br") || behind.find("caption") != npos) return true;
  for (const std::string_view slanted : {"<p><em>", "<p><i>", "<p><small>", "<em>", "<i>", "<small>"}) {
    const std::string_view next = behind.starts_with("</p>") ? ascii::trim(behind.substr(4)) : behind;
    if (next.starts_with(slanted)) return true;
  }
  const std::size_t end = before.find("<p") == npos ? behind.find("<p") : behind.find("</p>");
  if (end == npos || ascii::trim(behind.substr(0, end)).empty()) return false;
  return before.find("<p") == npos || behind.substr(end).find("<p") != npos;
}

/// Finds the picture at the beginning of a lead. @return false if there is none, or if it has to stay.
bool find_picture(std::string_view html, const Article& article, PictureRange& range) {
  range.begin = html.find("<img ");
  const std::size_t end = html.find('>', range.begin);
  if (range.begin == npos || end == npos || !is_first(html.substr(0, range.begin))) return false;
  range.end = end + 1;
  const std::string_view tag = html.substr(range.begin, range.end - range.begin);
  if (!read_tag(tag, range.image) || is_sign(tag, range.image)) return false;
  if (!may_go(take_around(html, "a", range), range.image, article) || !take_figure(html, range)) return false;
  const std::string_view before = html.substr(0, range.begin);
  range.may_have_caption = may_have_caption(before, html.substr(range.end));
  return before.find("<a ") == npos && before.find("<figure") == npos;
}

/// Removes a range, and the spaces behind it.
void erase(std::string& html, const PictureRange& range) {
  std::size_t end = range.end;
  while (end < html.size() && ascii::is_white_space(html[end])) ++end;
  html.erase(range.begin, end - range.begin);
}

bool is_one_picture(const Text& one, std::string_view other) {
  if (one.value == other) return !other.empty();
  const PictureAddress address = read_picture_address(other);
  return !address.host.empty() && address.is_same(read_picture_address(one.value));
}

/// Whether a reader of the text sees a picture there, as large as it is in the lead.
bool is_in_text(const std::vector<Block>& body, std::string_view address) {
  const PictureAddress wanted = read_picture_address(address);
  const auto is_shown = [&](const PictureAddress& found, int width) {
    const bool is_large = !found.is_sized || (wanted.width != 0 && std::max(found.width, width) >= wanted.width);
    return !found.host.empty() && found.is_same(wanted) && is_large;
  };
  for (const Block& block : body) {
    const auto* const image = std::get_if<Image>(&block);
    if (image != nullptr && is_shown(read_picture_address(image->url.value), image->width)) return true;
    if (const auto* const gallery = std::get_if<Gallery>(&block)) {
      for (const Image& one : gallery->images) {
        if (is_shown(read_picture_address(one.url.value), one.width)) return true;
      }
    }
    const auto* const rich = std::get_if<RichText>(&block);
    if (rich == nullptr || rich->text.markup != Markup::html || may_be_hidden(rich->text.value)) continue;
    for (const PictureInText& picture : pictures_of(rich->text.value)) {
      if (is_shown(picture.address, picture.width)) return true;
    }
  }
  return false;
}

/// Whether a picture is a larger size of the main one. An address without a size is that of the original.
bool is_larger(const Image& image, const Image& main) {
  const PictureAddress address = read_picture_address(image.url.value);
  const PictureAddress main_address = read_picture_address(main.url.value);
  if (!address.is_sized) return main_address.is_sized;
  const int width = image.width != 0 ? image.width : address.width;
  const int main_width = main.width != 0 ? main.width : main_address.width;
  return main_width != 0 && width > main_width;
}

/// Gives an alternative text to the picture of a text that has none. @return whether it did.
bool add_alt(std::string& html, const Image& image) {
  constexpr std::size_t k_longest = 8192; // bytes of a tag
  std::size_t end = 0;
  for (std::size_t at = 0; (at = html.find("<img", at)) != npos; ++at) {
    if (end <= at) end = html.find('>', at);
    if (end == npos) return false;
    if (end - at > k_longest) continue;
    const std::string_view tag = std::string_view(html).substr(at, end - at);
    if (!attribute_in(tag, " alt").empty() || !is_one_picture(image.url, attribute_in(tag, " src"))) continue;
    std::string alt = " alt=\"";
    append_escaped_text(alt, image.alt.value);
    if (const std::size_t empty = tag.find(" alt=\"\""); empty != npos) {
      html.replace(at + empty, std::string_view(" alt=\"\"").size(), alt + "\"");
    } else {
      html.insert(at + std::string_view("<img").size(), alt + "\"");
    }
    return true;
  }
  return false;
}

/// Gives the alternative text of a picture of the lead to the same picture elsewhere, if that has none.
void keep_alt(const Image& image, Article& article) {
  if (image.alt.empty()) return;
  if (article.image.alt.empty() && is_one_picture(article.image.url, image.url.value)) {
    article.image.alt = image.alt;
    article.image.alt.origin = article.lead.origin;
  }
  for (Block& block : article.body) {
    auto* const rich = std::get_if<RichText>(&block);
    if (rich == nullptr || rich->text.markup != Markup::html) continue;
    if (add_alt(rich->text.value, image)) rich->stretches = {{0, rich->text.origin, false}};
  }
}

} // namespace

void settle_lead_pictures(Article& article) {
  std::string& html = article.lead.value;
  if (article.lead.markup != Markup::html || html.find("<img") == npos) return;
  constexpr std::size_t k_longest = 16'384; // bytes; a lead is short
  if (html.size() > k_longest || may_be_hidden(html)) return;
  PictureRange range;
  if (!find_picture(html, article, range)) return;
  Image& image = range.image;
  const bool is_main = is_one_picture(article.image.url, image.url.value);
  const bool has_words = !image.caption.empty() && !article.image.caption.empty();
  const bool is_shown = image.caption.empty() && (is_main || is_in_text(article.body, image.url.value));
  if (range.may_have_caption && !is_shown) return;
  if ((is_main && has_words) || (!is_shown && !article.image.empty() && article.body.empty())) return;
  erase(html, range);
  if (is_main && is_larger(image, article.image)) {
    article.image.url = {image.url.value, article.lead.origin};
    article.image.width = image.width;
    article.image.height = image.height;
  }
  if (is_shown) return keep_alt(image, article);
  for (Text* const text : {&image.url, &image.alt, &image.caption}) text->origin = article.lead.origin;
  if (article.image.empty()) {
    article.image = std::move(image);
  } else if (is_main) {
    article.image.caption = std::move(image.caption);
  } else {
    article.body.emplace(article.body.begin(), std::move(image));
  }
}

} // namespace lede::formats
