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
};

int number_in(std::string_view tag, std::string_view name) {
  const std::string value = attribute_in(tag, name);
  int number = 0;
  std::from_chars(value.data(), value.data() + value.size(), number);
  return number;
}

/// Returns the address of a picture, which scripts that load pictures late keep in an attribute of their own.
std::string address_in(std::string_view tag) {
  for (const std::string_view name : {" data-src", " data-lazy-src", " data-original", " src"}) {
    std::string address = attribute_in(tag, name);
    if (!address.empty() && !address.starts_with("data:")) return address;
  }
  return {};
}

/// Whether a picture is a sign among words, or counts readers.
bool is_sign(std::string_view tag, const Image& image) {
  constexpr int k_least = 100; // pixels
  const bool is_small = (image.width > 0 && image.width < k_least) || (image.height > 0 && image.height < k_least);
  return is_small || tag.find("emoji") != npos || tag.find("smil") != npos || tag.find("emoticon") != npos;
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

/// Whether something of a lead may be hidden: what is in a comment, in a script, or in an element that is not shown.
bool may_be_hidden(std::string_view html) {
  std::string text(html);
  lower_ascii(text);
  for (const std::string_view sign : {"<!--", "<script", "<style", "<template", "hidden", "display", "visibility"}) {
    if (text.find(sign) != npos) return true;
  }
  return false;
}

/// Finds the next picture that is no sign. @return false if there is none, or if it has to stay.
bool find_picture(std::string_view html, std::size_t from, const Article& article, PictureRange& range) {
  range.begin = html.find("<img", from);
  const std::size_t end = html.find('>', range.begin);
  if (range.begin == npos || end == npos) return false;
  range.end = end + 1;
  const std::string_view tag = html.substr(range.begin, range.end - range.begin);
  Image& image = range.image;
  image.url.value = address_in(tag);
  image.alt.value = attribute_in(tag, " alt");
  image.width = number_in(tag, " width");
  image.height = number_in(tag, " height");
  if (image.empty() || is_sign(tag, image)) return false;
  const std::size_t sources = html.rfind("<picture", range.begin);
  if (sources != npos && html.substr(sources, range.begin - sources).find("</picture") == npos) return false;
  return may_go(take_around(html, "a", range), image, article) && take_figure(html, range);
}

/// Removes a range, and the spaces behind it if there are some before it.
void erase(std::string& html, const PictureRange& range) {
  std::size_t end = range.end;
  const std::string_view before = std::string_view(html).substr(0, range.begin);
  const bool is_first = before.empty() || before.ends_with("<p>") || ascii::is_white_space(before.back());
  while (is_first && end < html.size() && ascii::is_white_space(html[end])) ++end;
  html.erase(range.begin, end - range.begin);
}

bool is_one_picture(const Text& one, std::string_view other) {
  if (one.value == other) return !other.empty();
  const PictureAddress address = read_picture_address(other);
  return !address.host.empty() && address.is_same(read_picture_address(one.value));
}

/// The pictures of a text, which is read once.
class PicturesOfText {
 public:
  explicit PicturesOfText(const std::vector<Block>& body) {
    for (const Block& block : body) {
      if (const auto* const rich = std::get_if<RichText>(&block)) add(rich->text);
      if (const auto* const image = std::get_if<Image>(&block)) addresses_.push_back(image->url.value);
      if (const auto* const gallery = std::get_if<Gallery>(&block)) {
        for (const Image& image : gallery->images) addresses_.push_back(image.url.value);
      }
    }
  }
  [[nodiscard]] bool has(const Text& address) const {
    return has_picture(pictures_, address.value) ||
           std::any_of(addresses_.begin(), addresses_.end(),
                       [&](std::string_view other) { return is_one_picture(address, other); });
  }

 private:
  void add(const Text& text) {
    if (text.markup != Markup::html) return;
    std::vector<PictureInText> found = pictures_of(text.value);
    pictures_.insert(pictures_.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
  }

  std::vector<PictureInText> pictures_;
  std::vector<std::string_view> addresses_;
};

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
  const PicturesOfText pictures(article.body);
  std::vector<Block> first;
  for (std::size_t at = 0; (at = html.find("<img", at)) != npos;) {
    PictureRange range;
    if (!find_picture(html, at, article, range)) {
      ++at;
      continue;
    }
    Image& image = range.image;
    const bool is_main = is_one_picture(article.image.url, image.url.value);
    const bool is_shown = pictures.has(image.url) || (is_main && image.caption.empty());
    const bool has_place = is_shown || article.image.empty() || !article.body.empty();
    if (!has_place) return;
    erase(html, range);
    at = range.begin;
    if (is_shown) {
      keep_alt(image, article);
      continue;
    }
    for (Text* const text : {&image.url, &image.alt, &image.caption}) text->origin = article.lead.origin;
    if (article.image.empty()) {
      article.image = std::move(image);
    } else if (is_main && article.image.caption.empty()) {
      article.image.caption = std::move(image.caption);
    } else {
      first.emplace_back(std::move(image));
    }
  }
  article.body.insert(article.body.begin(), std::make_move_iterator(first.begin()),
                      std::make_move_iterator(first.end()));
}

} // namespace lede::formats
