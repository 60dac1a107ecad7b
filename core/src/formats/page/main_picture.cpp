// Finds the article's main picture on the page.
#include "formats/page/main_picture.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/text.h"
#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

constexpr std::uint32_t k_top = 600; // characters of text that may come before it

bool is_in(const Body& body, const Node& node) {
  for (const Range& part : body.parts) {
    if (node.begin >= part.begin && node.begin < part.end) return true;
  }
  return false;
}

/// Whether a name ends with a size: "640x480", "1024". A shorter number tells one picture from the next.
bool is_size(std::string_view text) {
  constexpr std::size_t k_least_digits = 3;
  return text.size() >= k_least_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return ascii::is_digit(c) || c == 'x'; });
}

/// Whether meta elements or JSON-LD name the picture.
bool is_named(const Page& page, std::string_view source, const Facts& facts, std::string_view key) {
  if (picture_key(facts.picture) == key) return true;
  const std::string name = concat({"/", key}); // JSON may write the slash as "\\/"
  for (const JsonLdScript& script : page.scripts) {
    if (source.substr(script.begin, script.end - script.begin).find(name) != std::string_view::npos) return true;
  }
  return false;
}

/// Returns the figure, or the largest element that contains only the picture.
std::uint32_t frame_of(const Layout& layout, std::uint32_t index) {
  const std::vector<Node>& nodes = layout.page().nodes;
  std::uint32_t frame = index;
  for (std::uint32_t at = nodes[index].parent; at != 0; at = nodes[at].parent) {
    const Sums& sums = layout.sums(at);
    if (nodes[at].element == Element::figure && sums.pictures <= 1) return at;
    if (sums.pictures > 1 || sums.text > 0) break;
    frame = at;
  }
  // The <figure> may be an ancestor that has a caption, too.
  for (std::uint32_t at = nodes[frame].parent; at != 0; at = nodes[at].parent) {
    if (layout.sums(at).pictures > 1 || layout.sums(at).paragraphs > 2) break;
    if (nodes[at].element == Element::figure) return at;
  }
  return frame;
}

} // namespace

std::string_view picture_key(std::string_view url) {
  url = url.substr(0, url.find_first_of("?#"));
  std::string_view name = url.substr(url.rfind('/') + 1); // npos + 1 is 0
  name = name.substr(0, name.rfind('.'));
  const std::size_t dash = name.find_last_of("-_");
  if (dash != std::string_view::npos && dash > 0 && is_size(name.substr(dash + 1))) name = name.substr(0, dash);
  constexpr std::size_t k_shortest = 4; // "1.jpg" says nothing
  return name.size() < k_shortest ? std::string_view() : name;
}

MainPicture take_main_picture(Layout& layout, std::string_view source, const Facts& facts, Body& body) {
  const Page& page = layout.page();
  MainPicture found;
  std::uint32_t text = 0;
  std::uint32_t at = 0;
  int looked_at = 0;
  for (const Mark& picture : page.pictures) {
    for (; at < picture.node; ++at) {
      if (!layout.is_dropped(at) && is_in(body, page.nodes[at])) text += page.nodes[at].text;
    }
    if (text > k_top || ++looked_at > 20) break;
    const Node& node = page.nodes[picture.node];
    const std::string_view key = picture_key(picture.value);
    if (key.empty() || layout.is_dropped(picture.node) || !is_in(body, node) || !is_named(page, source, facts, key))
      continue;
    const std::uint32_t frame = frame_of(layout, picture.node);
    for (std::uint32_t inside = frame; inside < page.nodes[frame].next; ++inside) {
      if (page.nodes[inside].element == Element::figcaption) found.caption = text_of(source, page.nodes[inside]);
    }
    if (found.caption.empty() && layout.sums(frame).text > 0) return found; // the frame has text, which would be lost
    found.url = picture.value;
    found.alt = picture.note;
    layout.drop(frame);
    cut_out(body.parts, page.nodes[frame]);
    break;
  }
  return found;
}

} // namespace lede::formats::page
