// The visible elements of a page, and sums over the content of each.
#include "formats/page/layout.h"

#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

void add(std::uint16_t& sum, std::uint16_t more) {
  sum = static_cast<std::uint16_t>(sum + more < sum ? 0xFFFF : sum + more);
}

/// Adds the sums of a descendant.
void add(Sums& sums, const Sums& more) {
  sums.text += more.text;
  sums.linked += more.linked;
  sums.commas += more.commas;
  add(sums.paragraphs, more.paragraphs);
  add(sums.pictures, more.pictures);
  add(sums.items, more.items);
  add(sums.headings, more.headings);
  add(sums.fields, more.fields);
  add(sums.frames, more.frames);
  add(sums.cells, more.cells);
  add(sums.teasers, more.teasers);
  sums.has_header_cells = sums.has_header_cells || more.has_header_cells;
  sums.has_body = sums.has_body || more.has_body;
  sums.has_story = sums.has_story || more.has_story;
  sums.has_caption = sums.has_caption || more.has_caption;
}

constexpr std::uint16_t k_an_article = 3; // paragraphs

bool is_picture_or_film(Element element) {
  return element == Element::img || element == Element::iframe || element == Element::video ||
         element == Element::audio;
}

bool is_field(Element element) {
  return element == Element::input || element == Element::select || element == Element::textarea ||
         element == Element::button;
}

Sums own_sums(const Node& node) {
  Sums sums;
  sums.text = sums.inline_text = node.text;
  sums.linked = (node.hints & k_link) != 0 ? node.text : 0;
  sums.commas = node.commas;
  sums.paragraphs = node.element == Element::p ? 1 : 0;
  sums.pictures = node.element == Element::img ? 1 : 0;
  sums.items = node.element == Element::li ? 1 : 0;
  sums.headings = node.element == Element::h1 ? 1 : 0;
  sums.fields = is_field(node.element) ? 1 : 0;
  sums.frames = node.element == Element::iframe || node.element == Element::video ? 1 : 0;
  sums.cells = is_cell(node.element) ? 1 : 0;
  sums.has_header_cells = node.element == Element::th;
  sums.has_body = (node.hints & k_body) != 0;
  sums.has_story = node.element == Element::article || node.element == Element::main;
  sums.has_caption = (node.hints & k_caption) != 0 || node.element == Element::figcaption;
  return sums;
}

} // namespace

Layout::Layout(const Page& page, bool strict) : page_(&page), dropped_(page.nodes.size()) {
  add_up();
  std::vector<std::uint8_t> hidden(page.nodes.size());
  for (std::uint32_t index = 1; index < page.nodes.size(); ++index) {
    if (hidden[page.nodes[index].parent] != 0 || is_invisible(index)) hidden[index] = 1;
  }
  dropped_.swap(hidden);
  add_up();
  for (std::uint32_t index = 1; index < page.nodes.size(); ++index) {
    if (dropped_[page.nodes[index].parent] != 0 || is_out(index, strict)) dropped_[index] = 1;
  }
  add_up();
  drop_controls();
}

void Layout::drop_controls() {
  const std::vector<Node>& nodes = page_->nodes;
  bool has_dropped = false;
  for (std::uint32_t index = 1; index < nodes.size();) {
    if ((nodes[index].hints & k_player) == 0 || dropped_[index] != 0 || !has_only_labels(index)) {
      ++index;
      continue;
    }
    for (std::uint32_t at = index + 1; at < nodes[index].next;) {
      const Sums& sums = sums_[at];
      const bool is_kept = is_picture_or_film(nodes[at].element) || nodes[at].element == Element::figcaption ||
                           nodes[at].element == Element::p || (nodes[at].hints & k_caption) != 0;
      const bool has_more = sums.frames != 0 || sums.pictures != 0 || sums.paragraphs != 0 || sums.has_caption;
      const bool is_control = !is_kept && !has_more && sums.text > 0;
      if (is_control) drop(at);
      at = is_kept || is_control ? nodes[at].next : at + 1;
    }
    has_dropped = true;
    index = nodes[index].next;
  }
  if (has_dropped) add_up();
}

bool Layout::has_only_labels(std::uint32_t index) const {
  constexpr std::uint32_t k_longest = 40; // characters
  constexpr std::uint32_t k_most = 800;
  if (sums_[index].text > k_most || sums_[index].has_story) return false;
  for (std::uint32_t at = index; at < page_->nodes[index].next; ++at) {
    if (dropped_[at] != 0) continue;
    if (is_heading(page_->nodes[at].element) || sums_[at].inline_text > k_longest) return false;
  }
  return true;
}

bool Layout::is_invisible(std::uint32_t index) const {
  const Node& node = page_->nodes[index];
  if ((node.hints & k_hidden) == 0) return false;
  // A script shows the article later, or removes what covers it: the page has hardly any other text.
  const Sums& sums = sums_[index];
  const std::uint32_t all = sums_[0].text - sums_[0].linked;
  const bool is_most = (sums.text - sums.linked) * std::uint64_t{3} > all * std::uint64_t{2};
  return is_unseen(node.element) || sums.paragraphs < k_an_article || !(is_most || sums.has_body);
}

bool Layout::is_out(std::uint32_t index, bool strict) const {
  const Node& node = page_->nodes[index];
  const Sums& sums = sums_[index];
  if (sums.has_body || node.element == Element::main || (node.hints & k_notes) != 0) return false;
  // An inline element is kept, whatever its class.
  if ((is_inline(node.element) && !is_apart(node.element)) || is_in_line(index)) return false;
  // A class may be accidental: an element with most of the page's text is kept.
  const std::uint32_t all = sums_[0].text - sums_[0].linked;
  const bool is_most = (sums.text - sums.linked) * std::uint64_t{2} > all;
  // A site may show the story in a dialog above its front page: all headlines are in that, and an element for stories.
  if (sums.has_story && sums.headings > 0 && sums.headings == sums_[0].headings && sums.paragraphs >= k_an_article)
    return false;
  if (node.element == Element::form) return !is_most && sums.paragraphs < 3;
  // "story-body-supplemental": a part of the text with something beside it.
  if ((node.hints & k_good) != 0 && sums.commas > 2 && sums.paragraphs > 1 &&
      sums.linked * std::uint64_t{2} < sums.text)
    return false;
  // Readers' comments and the text about cookies may be longer than the article.
  if ((node.hints & (k_comments | k_consent)) != 0) return sums.headings == 0;
  if (!strict) return is_apart(node.element) && !is_most;
  return (node.hints & k_apart) != 0 && !is_most;
}

bool Layout::is_in_line(std::uint32_t index) const {
  const Node& around = page_->nodes[page_->nodes[index].parent];
  const bool is_line = is_heading(around.element) || around.element == Element::p || around.element == Element::li;
  const Sums& sums = sums_[index];
  return page_->nodes[index].element == Element::unknown && is_line && around.text != 0 && !sums.has_blocks &&
         sums.linked * 2 <= sums.text;
}

void Layout::drop(std::uint32_t index) {
  for (std::uint32_t at = index; at < page_->nodes[index].next; ++at) dropped_[at] = 1;
}

void Layout::add_up() {
  sums_.assign(page_->nodes.size(), {});
  for (auto index = static_cast<std::uint32_t>(page_->nodes.size()); index-- > 0;) {
    if (dropped_[index] != 0) continue;
    const Node& node = page_->nodes[index];
    Sums& sums = sums_[index]; // its descendants are added already
    const Sums own = own_sums(node);
    add(sums, own);
    sums.inline_text += own.inline_text;
    if (is_heading(node.element) && sums.text > 0 && sums.linked * std::uint64_t{2} > sums.text) add(sums.teasers, 1);
    if (index == 0) break;
    Sums& around = sums_[node.parent];
    add(around, sums);
    if (is_inline(node.element)) around.inline_text += sums.inline_text;
    around.has_blocks = around.has_blocks || !is_inline(node.element) || sums.has_blocks;
  }
}

std::uint32_t Layout::link_density(std::uint32_t index) const {
  const Sums& sums = sums_[index];
  return sums.text == 0 ? 0 : static_cast<std::uint32_t>(std::uint64_t{sums.linked} * 1000 / sums.text);
}

} // namespace lede::formats::page
