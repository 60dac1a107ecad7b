// How much each element of a page looks like the article's text.
#include "formats/page/scores.h"

#include <algorithm>

#include "formats/page/body_cleaner.h"
#include "formats/page/page_elements.h"

namespace lede::formats::page {
namespace {

std::int64_t first_score(const Node& node) {
  switch (node.element) {
    case Element::div:
    case Element::article:
    case Element::section:
    case Element::main: return 5;
    case Element::pre:
    case Element::td:
    case Element::blockquote: return 3;
    case Element::ol:
    case Element::ul:
    case Element::dl:
    case Element::dd:
    case Element::dt:
    case Element::li:
    case Element::form:
    case Element::address: return -3;
    case Element::th:
    case Element::h1:
    case Element::h2:
    case Element::h3:
    case Element::h4:
    case Element::h5:
    case Element::h6: return -5;
    default: return 0;
  }
}

bool is_paragraph(const Node& node, const Sums& sums) {
  if (sums.inline_text < k_shortest_paragraph) return false;
  switch (node.element) {
    case Element::p:
    case Element::pre:
    case Element::td:
    case Element::blockquote:
    case Element::section:
    case Element::div:
    case Element::article:
    case Element::main:
    case Element::center:
    case Element::unknown: return true;
    default: return is_heading(node.element);
  }
}

/// Whether the lines of an element are its paragraphs.
bool is_of_lines(const Node& node, const Sums& sums) {
  constexpr std::uint32_t k_several_paragraphs = 400;
  return sums.inline_text >= k_several_paragraphs &&
         (node.element == Element::div || node.element == Element::section || node.element == Element::td);
}

std::int64_t score_of_paragraph(const Node& node, const Sums& sums) {
  const std::int64_t commas = sums.has_blocks ? node.commas : sums.commas;
  return (2 + commas + std::min<std::int64_t>(3, sums.inline_text / 100)) * k_point;
}

} // namespace

Scores::Scores(const Layout& layout, std::uint32_t region) {
  const std::vector<Node>& nodes = layout.page().nodes;
  scores_.assign(nodes.size(), 0);
  best_inside_.assign(nodes.size(), 0);
  good_text_.assign(nodes.size(), 0);
  std::vector<std::uint8_t> is_scored(nodes.size());

  const std::uint32_t end = region == 0 ? static_cast<std::uint32_t>(nodes.size()) : nodes[region].next;
  for (std::uint32_t index = region + 1; index < end; ++index) {
    const Sums& sums = layout.sums(index);
    if (layout.is_dropped(index) || !is_paragraph(nodes[index], sums)) continue;
    const std::int64_t score = score_of_paragraph(nodes[index], sums);
    // Text between blocks counts as a paragraph of its element, and so does a long one, whose paragraphs are lines. Any
    // other element without blocks is a paragraph of its parent.
    std::uint32_t at = sums.has_blocks || is_of_lines(nodes[index], sums) ? index : nodes[index].parent;
    constexpr int k_levels = 5;
    for (int level = 0; level < k_levels && at != 0; at = nodes[at].parent) {
      if (is_inline(nodes[at].element)) continue;
      scores_[at] += level == 0 ? score : level == 1 ? score / 2 : score / (level * 3);
      is_scored[at] = 1;
      ++level;
    }
  }

  for (std::uint32_t index = 1; index < nodes.size(); ++index) {
    if (is_scored[index] == 0) continue;
    const std::int64_t score = scores_[index] + (first_score(nodes[index]) + weight_of(nodes[index])) * k_point;
    scores_[index] = score * (1000 - layout.link_density(index)) / 1000;
    if (!layout.is_dropped(index) && (best_ == 0 || scores_[index] > scores_[best_])) best_ = index;
  }

  for (auto index = static_cast<std::uint32_t>(nodes.size()); index-- > 1;) {
    if (layout.is_dropped(index)) continue;
    constexpr std::uint32_t k_a_sentence = 60;
    const std::uint32_t parent = nodes[index].parent;
    const Sums& sums = layout.sums(index);
    best_inside_[index] = std::max(best_inside_[index], scores_[index]);
    best_inside_[parent] = std::max(best_inside_[parent], best_inside_[index]);
    const bool is_good = !sums.has_blocks && sums.inline_text >= k_a_sentence && is_paragraph(nodes[index], sums) &&
                         layout.link_density(index) < 250;
    if (is_good) good_text_[index] += sums.inline_text;
    good_text_[parent] += good_text_[index];
  }
}

} // namespace lede::formats::page
