// Changes parts of a text and copies the rest, so that warnings still find their places.
#include "formats/system_markup.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/ascii.h"
#include "base/limits.h"
#include "formats/galleries.h"
#include "formats/markup_copy.h"
#include "formats/markup_tree.h"
#include "html/text_input.h"

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

class Rewriter {
 public:
  Rewriter(const RichText& block, std::string_view html, std::vector<Block>& out)
      : html_(html), tree_(read_markup_tree(html)), nodes_(tree_.nodes), copy_(block, html), out_(out) {}

  /// @return false if nothing had to be changed.
  bool run() {
    find_frames();
    for (std::uint32_t index = 1; index < nodes_.size();) index = visit(index);
    if (!is_changed_) return false;
    copy_.until(html_.size());
    end_block();
    return true;
  }

 private:
  /// @return the next element to visit.
  std::uint32_t visit(std::uint32_t index) {
    const MarkupNode& node = nodes_[index];
    if (is_furniture(node)) {
      copy_.until(node.begin);
      return skip_to(index);
    }
    if ((node.roles & k_gallery_role) != 0 && write_gallery(index)) return skip_to(index);
    if (const std::uint32_t end = end_of_frame(index); end != 0) {
      copy_.until(node.begin);
      write_figure(index, end);
      return skip_to(end);
    }
    if (node.element == Element::figcaption && has_credit(index)) write_credits(index);
    return index + 1;
  }

  /// Leaves out what is not copied yet, to the end of an element.
  std::uint32_t skip_to(std::uint32_t last) {
    is_changed_ = true;
    copy_.skip_to(nodes_[last].end);
    return nodes_[last].next;
  }

  /// Whether an element is of the page. Its class may be accidental if it has most of the text.
  [[nodiscard]] bool is_furniture(const MarkupNode& node) const {
    constexpr std::uint32_t k_short = 1500; // bytes
    const bool is_short = node.text < k_short || node.text * std::uint64_t{2} < nodes_[0].text;
    return (node.roles & k_furniture_role) != 0 && is_short;
  }

  // Figures

  /// Finds the elements that have one picture and its caption, and nothing else.
  void find_frames() {
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      const MarkupNode& node = nodes_[index];
      if ((node.roles & k_caption_role) == 0 || node.element == Element::figcaption || node.text == 0) continue;
      if (const std::uint32_t around = frame_around(index); around != 0)
        frames_.emplace_back(around, around);
      else if (const std::uint32_t before = picture_before(index); before != 0)
        frames_.emplace_back(before, index);
    }
    for (std::uint32_t index = 1; index < nodes_.size(); ++index) {
      if (has_credit_beside_caption(index)) frames_.emplace_back(index, index);
    }
    std::sort(frames_.begin(), frames_.end());
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
        if (!is_credit(part) || part.pictures != 0 || has_link(at)) return false;
        beside += part.text;
      }
    }
    // Text outside of elements is not a credit.
    return caption > 0 && beside > 0 && beside <= k_longest_credit && caption + beside == node.text;
  }

  [[nodiscard]] bool has_link(std::uint32_t index) const {
    return std::any_of(nodes_.begin() + index, nodes_.begin() + nodes_[index].next,
                       [](const MarkupNode& node) { return node.element == Element::a; });
  }

  static bool is_credit(const MarkupNode& part) {
    const bool is_line = part.element == Element::div || part.element == Element::span || part.element == Element::p ||
                         part.element == Element::small || part.element == Element::cite;
    return is_line && part.text <= k_longest_credit;
  }

  /// Returns the last element of the frame that begins with an element; 0 if none does.
  [[nodiscard]] std::uint32_t end_of_frame(std::uint32_t index) const {
    const auto found = std::lower_bound(frames_.begin(), frames_.end(), std::pair(index, std::uint32_t{0}));
    return found != frames_.end() && found->first == index ? found->second : 0;
  }

  /// Writes an element as a figure: its pictures, then its captions, then its credits.
  void write_figure(std::uint32_t begin, std::uint32_t last) {
    copy_.write("<figure>");
    std::vector<std::uint32_t> captions;
    std::vector<std::uint32_t> credits;
    for (std::uint32_t at = begin; at < nodes_[last].next;) {
      const MarkupNode& node = nodes_[at];
      const bool is_caption = node.element == Element::figcaption || (node.roles & k_caption_role) != 0;
      if (is_shown(node)) {
        copy_.range(node.begin, node.end);
      } else if (at != begin && node.pictures == 0 && node.text > 0 && (is_caption || node.captions == 0)) {
        (is_caption ? captions : credits).push_back(at);
      } else {
        ++at;
        continue;
      }
      at = node.next;
    }
    copy_.write("<figcaption>");
    for (const std::uint32_t at : captions) write_inside(at, at == captions.front() ? "" : " ");
    for (const std::uint32_t at : credits) {
      copy_.write(captions.empty() && at == credits.front() ? "<small>" : " <small>");
      write_inside(at, "");
      copy_.write("</small>");
    }
    copy_.write("</figcaption></figure>");
  }

  void write_inside(std::uint32_t index, std::string_view before) {
    copy_.write(before);
    copy_.range(nodes_[index].content_begin, nodes_[index].content_end);
  }

  [[nodiscard]] bool has_credit(std::uint32_t caption) const {
    for (std::uint32_t at = caption + 1; at < nodes_[caption].next; ++at) {
      if (is_credit_inside(at)) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_credit_inside(std::uint32_t index) const {
    const MarkupNode& node = nodes_[index];
    return (node.roles & k_credit_role) != 0 && node.text > 0 && node.element != Element::small;
  }

  /// Sets the credits in a caption apart from its words.
  void write_credits(std::uint32_t caption) {
    for (std::uint32_t at = caption + 1; at < nodes_[caption].next;) {
      const MarkupNode& node = nodes_[at];
      if (!is_credit_inside(at)) {
        ++at;
        continue;
      }
      copy_.until(node.begin);
      copy_.write(" <small>");
      write_inside(at, "");
      copy_.write("</small>");
      at = skip_to(at);
    }
  }

  // Galleries

  /// Whether a block of its own may stand where an element is.
  [[nodiscard]] bool is_at_top(std::uint32_t index) const {
    for (std::uint32_t at = nodes_[index].parent; at != 0; at = nodes_[at].parent) {
      const Element element = nodes_[at].element;
      if (element != Element::div && element != Element::section && element != Element::article &&
          element != Element::main && element != Element::figure)
        return false;
    }
    return true;
  }

  bool write_gallery(std::uint32_t index) {
    if (!is_at_top(index)) return false;
    GalleryMarkup gallery;
    if (!read_gallery(tree_, html_, index, gallery)) return false;
    copy_.until(nodes_[index].begin);
    end_block();
    for (Image& image : gallery.gallery.images) {
      image.url.origin = copy_.origin_at(nodes_[index].begin);
      image.caption.origin = image.url.origin;
    }
    out_.emplace_back(std::move(gallery.gallery));
    if (gallery.caption != 0) {
      copy_.write("<p>");
      write_inside(gallery.caption, "");
      copy_.write("</p>");
    }
    return true;
  }

  void end_block() {
    RichText block = copy_.take();
    if (block.text.value.find_first_not_of(" \t\n") != std::string::npos) out_.emplace_back(std::move(block));
  }

  std::string_view html_;
  MarkupTree tree_;
  const std::vector<MarkupNode>& nodes_;
  MarkupCopy copy_;
  std::vector<Block>& out_;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> frames_; // the first and the last element of each
  bool is_changed_ = false;
};

/// @return whether the block was replaced by those in `out`.
bool rewrite(const RichText& block, std::vector<Block>& out) {
  if (block.text.markup != Markup::html || !may_have_roles(block.text.value)) return false;
  std::string scratch;
  const std::string_view html = html::prepare(block.text.value, scratch);
  if (html.size() != block.text.value.size()) return false; // offsets would not be those of the stretches
  const std::size_t size = out.size();
  if (Rewriter(block, html, out).run()) return true;
  out.resize(size);
  return false;
}

/// Whether a word has two letters at least.
bool is_word(std::string_view text) {
  std::size_t letters = 0;
  for (const char c : text) letters += ascii::is_letter(c) || !ascii::is_ascii(c) ? 1 : 0;
  return letters > 1;
}

/// Sets words apart that an editor has joined by no-break spaces into a line that cannot break. The text keeps its
/// size.
void part_joined_words(std::string& html) {
  constexpr std::size_t k_many = 5; // words; fewer may be a name or a number
  struct Space {
    std::string_view written;
    std::string_view plain;
  };
  constexpr Space k_spaces[] = {{"&nbsp;", "&#032;"}, {"\u00A0", "  "}, {"&#160;", "&#032;"}};
  if (html.find("<pre") != std::string::npos || html.find("<code") != std::string::npos) return;
  std::vector<std::pair<std::size_t, const Space*>> run;
  std::size_t words = 0;
  std::size_t begin = 0; // of the word
  const auto end_word = [&](std::size_t at) {
    if (is_word(std::string_view(html).substr(begin, at - begin))) ++words;
  };
  for (std::size_t at = 0; at <= html.size(); ++at) {
    const bool is_end = at == html.size() || ascii::is_white_space(html[at]) || html[at] == '<' || html[at] == '>';
    if (is_end) {
      end_word(at);
      for (const auto& [place, space] : run) {
        if (words >= k_many) html.replace(place, space->plain.size(), space->plain);
      }
      run.clear();
      words = 0;
      begin = at + 1;
      continue;
    }
    if (html[at] != '&' && html[at] != '\xC2') continue;
    for (const Space& space : k_spaces) {
      if (html.compare(at, space.written.size(), space.written) != 0) continue;
      end_word(at);
      run.emplace_back(at, &space);
      begin = at + space.written.size();
    }
  }
}

} // namespace

void settle_markup(std::vector<Block>& body) {
  std::vector<Block> out;
  for (Block& block : body) {
    auto* const rich = std::get_if<RichText>(&block);
    if (rich != nullptr && rich->text.markup == Markup::html) part_joined_words(rich->text.value);
    const bool is_written = rich != nullptr && out.size() < limits::max_blocks && rewrite(*rich, out);
    if (!is_written) out.push_back(std::move(block));
  }
  body = std::move(out);
}

} // namespace lede::formats
