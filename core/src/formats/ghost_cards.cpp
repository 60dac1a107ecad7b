// Removes the controls from Ghost's audio, video and bookmark cards.
// @see https://github.com/TryGhost/Ghost/pull/20452, which leaves out the same in feeds
#include "formats/ghost_cards.h"

#include <cstddef>
#include <string_view>

#include "base/text.h"
#include "base/words.h"

namespace lede::formats {
namespace {

constexpr std::string_view k_machinery =
    "kg-audio-thumbnail kg-audio-player kg-video-overlay kg-video-player-container kg-bookmark-icon "
    "kg-bookmark-metadata";
constexpr std::size_t k_most_cards = 200; // further cards are not changed

struct Tag {
  std::size_t begin = std::string::npos;
  std::size_t end = 0; ///< One past its ">".
  std::string_view name;
};

/// Returns the value of an attribute, which Ghost writes in double quotes.
std::string_view attribute_in(std::string_view tag, std::string_view name) {
  const std::string sign = concat({" ", name, "=\""});
  const std::size_t at = tag.find(sign);
  if (at == std::string_view::npos) return {};
  const std::size_t begin = at + sign.size();
  return tag.substr(begin, tag.find('"', begin) - begin);
}

bool is_machinery(std::string_view classes) {
  while (!classes.empty()) {
    const std::size_t end = classes.find(' ');
    const std::string_view name = classes.substr(0, end);
    if (!name.empty() && has_word(k_machinery, name)) return true;
    classes = end == std::string_view::npos ? std::string_view() : classes.substr(end + 1);
  }
  return false;
}

/// Returns the tag that contains an offset.
Tag tag_around(std::string_view html, std::size_t place) {
  Tag tag;
  tag.begin = html.rfind('<', place);
  const std::size_t end = html.find('>', place);
  if (tag.begin == std::string_view::npos || end == std::string_view::npos) return {};
  tag.end = end + 1;
  const std::size_t name_end = html.find_first_of(" >/", tag.begin + 1);
  tag.name = html.substr(tag.begin + 1, name_end - tag.begin - 1);
  return tag;
}

/// Returns the offset after the end tag of an element, or after its start tag if it has none.
std::size_t end_of_element(std::string_view html, const Tag& tag) {
  if (tag.name == "img") return tag.end;
  const std::string start_sign = concat({"<", tag.name});
  const std::string end_sign = concat({"</", tag.name});
  std::size_t depth = 1;
  for (std::size_t at = html.find('<', tag.end); at != std::string_view::npos; at = html.find('<', at + 1)) {
    const std::string_view rest = html.substr(at);
    if (rest.starts_with(end_sign)) --depth;
    if (rest.starts_with(start_sign)) ++depth;
    if (depth > 0) continue;
    const std::size_t end = html.find('>', at);
    return end == std::string_view::npos ? html.size() : end + 1;
  }
  return tag.end;
}

/// Replaces a range by a comment of the same length. All elements are longer than the marks of a comment.
void blank(std::string& html, std::size_t begin, std::size_t end) {
  html.replace(begin, end - begin, end - begin, ' ');
  html.replace(begin, 4, "<!--");
  html.replace(end - 3, 3, "-->");
}

/// Makes the still beside a film its poster, in place of a transparent picture.
void move_still(std::string& html, std::size_t place) {
  const Tag figure = tag_around(html, place);
  if (figure.name != "figure") return;
  const std::string_view whole = html;
  const std::string still(attribute_in(whole.substr(figure.begin, figure.end - figure.begin), "data-kg-thumbnail"));
  const std::size_t video = html.find("<video", figure.end);
  const std::size_t video_end = html.find('>', video);
  const std::string_view poster = attribute_in(
      video_end == std::string::npos ? std::string_view() : whole.substr(video, video_end - video), "poster");
  if (still.empty() || poster.empty()) return;
  const std::size_t old_size = poster.size();
  const auto poster_begin = static_cast<std::size_t>(poster.data() - html.data());
  const std::string old = concat({" data-kg-thumbnail=\"", still, "\""});
  const std::size_t old_begin = html.find(old, figure.begin);
  // Keep the length of the text: move the still from the figure to the film, and fill the rest with blanks.
  html.insert(video_end, old.size() + old_size - still.size(), ' ');
  html.replace(poster_begin, old_size, still);
  html.erase(old_begin, old.size());
}

} // namespace

void blank_ghost_machinery(std::string& html) {
  std::size_t cards = 0;
  for (std::size_t at = html.find("data-kg-thumbnail=\""); at != std::string::npos && ++cards <= k_most_cards;) {
    move_still(html, at);
    at = html.find("data-kg-thumbnail=\"", at + 1);
  }
  cards = 0;
  for (std::size_t at = html.find("class=\"kg-"); at != std::string::npos && cards < k_most_cards;
       at = html.find("class=\"kg-", at + 1)) {
    const Tag tag = tag_around(html, at);
    if (tag.begin == std::string::npos) return;
    const std::string_view whole = html;
    if (!is_machinery(attribute_in(whole.substr(tag.begin, tag.end - tag.begin), "class"))) continue;
    ++cards;
    blank(html, tag.begin, end_of_element(html, tag));
  }
}

} // namespace lede::formats
