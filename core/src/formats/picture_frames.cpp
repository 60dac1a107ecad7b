#include "formats/picture_frames.h"

#include <algorithm>
#include <cstddef>

namespace lede::formats {
namespace {

constexpr std::uint32_t k_longest_credit = 100; // bytes

bool is_shown(const MarkupNode& node) {
  switch (node.element) {
    case Element::img:
    case Element::picture:
    case Element::iframe:
    case Element::video:
    case Element::audio:
    case Element::object:
    case Element::embed:
    case Element::noscript: return true;
    default: return node.element == Element::a && node.pictures > 0;
  }
}

/// Whether an element may become a figure.
bool can_be_figure(Element element) {
  switch (element) {
    case Element::div:
    case Element::span:
    case Element::p:
    case Element::section:
    case Element::article:
    case Element::aside:
    case Element::header:
    case Element::table:
    case Element::dl:
    case Element::figure:
    case Element::unknown: return true;
    default: return false;
  }
}

class FrameFinder {
 public:
  FrameFinder(const MarkupTree& tree, std::string_view html) : tree_(tree), nodes_(tree.nodes), html_(html) {}

  /// Finds the elements that have one picture and its caption, and nothing else.
  std::vector<PictureFrame> find() {
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      const MarkupNode& node = nodes_[index];
      if ((node.roles & k_caption_role) == 0 || node.element == Element::figcaption || node.text == 0) continue;
      if (const std::uint32_t around = frame_around(index); around != 0)
        add_frame(around, around);
      else if (const std::uint32_t before = picture_before(index); before != 0)
        add_frame(before, index);
    }
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if (has_credit_beside_caption(index)) add_frame(index, index);
    }
    std::sort(frames_.begin(), frames_.end());
    return std::move(frames_);
  }

 private:
  /// Adds a frame if the figure keeps all that it has.
  void add_frame(std::uint32_t begin, std::uint32_t last) {
    const FigureParts parts = figure_parts_of(tree_, {begin, last});
    std::uint32_t text = 0;
    for (const std::uint32_t at : parts.shown) text += nodes_[at].text;
    for (const std::vector<std::uint32_t>* list : {&parts.captions, &parts.credits}) {
      for (const std::uint32_t at : *list) {
        if (!is_only_a_box(nodes_[at].element) && nodes_[at].element != Element::a) return;
        text += nodes_[at].text;
      }
    }
    const std::uint32_t all = nodes_[begin].text + (begin == last ? 0 : nodes_[last].text);
    // The figure gets the id of its first element alone.
    const std::uint32_t end = nodes_[last].next;
    const bool is_simple =
        !has_between(tree_.settings, begin, end) && !has_between(tree_.targets, begin + 1, end) && !is_table(begin);
    if (text == all && is_simple) frames_.emplace_back(begin, last);
  }

  /// Whether an element is a table that may have data. Blogger's tables around pictures have none.
  [[nodiscard]] bool is_table(std::uint32_t index) const {
    const MarkupNode& node = nodes_[index];
    const std::string_view tag = html_.substr(node.begin, node.content_begin - node.begin);
    return node.element == Element::table && tag.find("tr-caption-container") == std::string_view::npos;
  }

  [[nodiscard]] std::uint32_t frame_around(std::uint32_t caption) const {
    std::uint32_t around = nodes_[caption].parent;
    while (around != 0 && nodes_[around].pictures + nodes_[around].media == 0) around = nodes_[around].parent;
    // A cell is not all of its table.
    for (std::uint32_t at = around; at != 0; at = nodes_[at].parent) {
      if (nodes_[at].pictures != 1 || nodes_[at].media != 0 || nodes_[at].words != 0) break;
      if (can_be_figure(nodes_[at].element)) return has_caption_element(at) ? 0 : at;
    }
    return 0;
  }

  [[nodiscard]] bool has_caption_element(std::uint32_t index) const {
    constexpr std::uint32_t k_most = 8; // each looks for the others
    if (nodes_[index].captions > k_most) return true;
    for (std::uint32_t at = index + 1; at < nodes_[index].next; ++at) {
      if (nodes_[at].element == Element::figcaption) return true;
    }
    return false;
  }

  /// Returns the element right before a caption if it has one picture and no text; else 0.
  [[nodiscard]] std::uint32_t picture_before(std::uint32_t caption) const {
    const std::uint32_t parent = nodes_[caption].parent;
    std::uint32_t before = 0;
    if (caption == 0 || html_.substr(0, nodes_[caption].begin).find_last_not_of(" \t\n") == std::string_view::npos)
      return 0;
    for (std::uint32_t at = caption - 1; at > parent; at = nodes_[at].parent) before = at;
    if (before == 0) return 0;
    const MarkupNode& node = nodes_[before];
    const std::string_view between = html_.substr(node.end, nodes_[caption].begin - node.end);
    const bool is_near =
        node.end <= nodes_[caption].begin && between.find_first_not_of(" \t\n") == std::string_view::npos;
    const bool is_block = can_be_figure(nodes_[caption].element) && nodes_[caption].element != Element::span;
    return is_near && is_block && node.pictures == 1 && node.media == 0 && node.text == 0 ? before : 0;
  }

  /// Whether a figure has a short text beside its caption: a credit.
  [[nodiscard]] bool has_credit_beside_caption(std::uint32_t index) const {
    const MarkupNode& node = nodes_[index];
    if (node.element != Element::figure || node.pictures != 1 || node.media != 0 || node.captions != 1) return false;
    std::uint32_t beside = 0;
    std::uint32_t caption = 0;
    for (std::uint32_t at = index + 1; at < node.next; at = nodes_[at].next) {
      const MarkupNode& part = nodes_[at];
      if (part.element == Element::figcaption) {
        caption += part.text;
      } else if (part.text > 0) {
        if (!is_credit(part) || part.pictures != 0 || has_link(tree_, at)) return false;
        beside += part.text;
      }
    }
    // Text outside of elements is not a credit.
    return caption > 0 && beside > 0 && beside <= k_longest_credit && caption + beside == node.text;
  }

  static bool is_credit(const MarkupNode& part) {
    const bool is_line = part.element == Element::div || part.element == Element::span || part.element == Element::p ||
                         part.element == Element::small || part.element == Element::cite;
    return is_line && part.text <= k_longest_credit;
  }

  const MarkupTree& tree_;
  const std::vector<MarkupNode>& nodes_;
  std::string_view html_;
  std::vector<PictureFrame> frames_;
};

} // namespace

std::vector<PictureFrame> find_picture_frames(const MarkupTree& tree, std::string_view html) {
  return FrameFinder(tree, html).find();
}

FigureParts figure_parts_of(const MarkupTree& tree, PictureFrame frame) {
  const auto [begin, last] = frame;
  const std::vector<MarkupNode>& nodes = tree.nodes;
  FigureParts parts;
  for (std::uint32_t at = begin; at < nodes[last].next;) {
    const MarkupNode& node = nodes[at];
    const bool is_link = node.element == Element::a && node.captions != 0; // all of it, for its address
    const bool is_caption = is_link || node.element == Element::figcaption || (node.roles & k_caption_role) != 0;
    if (is_shown(node)) {
      parts.shown.push_back(at);
    } else if (at != begin && node.pictures == 0 && node.text > 0 && (is_caption || node.captions == 0)) {
      (is_caption ? parts.captions : parts.credits).push_back(at);
    } else {
      ++at;
      continue;
    }
    at = node.next;
  }
  return parts;
}

bool is_only_a_box(Element element) {
  switch (element) {
    case Element::div:
    case Element::span:
    case Element::p:
    case Element::section:
    case Element::header:
    case Element::footer:
    case Element::figcaption:
    case Element::dt:
    case Element::dd:
    case Element::td:
    case Element::small:
    case Element::cite:
    case Element::unknown: return true;
    default: return false;
  }
}

} // namespace lede::formats
