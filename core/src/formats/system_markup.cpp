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

#include "base/limits.h"
#include "base/text.h"
#include "formats/galleries.h"
#include "formats/joined_words.h"
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

  /// Whether an element is of the page. Its class may be accidental if it has much of the text, and all of the rest is
  /// in it if it is not closed.
  [[nodiscard]] bool is_furniture(const MarkupNode& node) const {
    constexpr std::uint32_t k_short = 1500; // bytes
    const bool is_closed = node.content_end < node.end;
    const bool is_box = node.element == Element::div || node.element == Element::section ||
                        node.element == Element::nav || node.element == Element::aside || node.element == Element::ul;
    return (node.roles & k_furniture_role) != 0 && is_closed && is_box && node.media == 0 && node.text < k_short &&
           node.text * std::uint64_t{2} < nodes_[0].text;
  }

  // Figures

  /// Finds the elements that have one picture and its caption, and nothing else.
  void find_frames() {
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
  }

  /// Adds a frame if the figure has all of its words, and its language.
  void add_frame(std::uint32_t begin, std::uint32_t last) {
    const FigureParts parts = parts_of(begin, last);
    std::uint32_t text = 0;
    for (const std::vector<std::uint32_t>* list : {&parts.shown, &parts.captions, &parts.credits}) {
      for (const std::uint32_t at : *list) text += nodes_[at].text;
    }
    const std::uint32_t all = nodes_[begin].text + (begin == last ? 0 : nodes_[last].text);
    const std::string_view tag = start_tag(begin);
    const bool has_language =
        tag.find(" lang=") != std::string_view::npos || tag.find(" dir=") != std::string_view::npos;
    // Any other table may have data; that one is Blogger's.
    const bool is_table =
        nodes_[begin].element == Element::table && tag.find("tr-caption-container") == std::string_view::npos;
    if (text == all && !has_language && !is_table) frames_.emplace_back(begin, last);
  }

  [[nodiscard]] std::string_view start_tag(std::uint32_t index) const {
    return html_.substr(nodes_[index].begin, nodes_[index].content_begin - nodes_[index].begin);
  }

  /// Whether a link of the text leads to an element.
  [[nodiscard]] bool is_named(std::uint32_t index) const {
    constexpr std::string_view k_name = " id=?";
    const std::string_view id = id_of(index);
    if (id.size() <= k_name.size() + 1) return false;
    const std::string target = concat({"#", id.substr(k_name.size(), id.size() - k_name.size() - 1)});
    for (const std::string_view quote : {"\"", "'"}) { // not in a style sheet
      if (html_.find(concat({quote, target, quote})) != std::string_view::npos) return true;
    }
    return false;
  }

  /// Returns ` id="…"` of an element, to which a link may lead.
  [[nodiscard]] std::string_view id_of(std::uint32_t index) const {
    const std::string_view tag = start_tag(index);
    const std::size_t begin = tag.find(" id=");
    if (begin == std::string_view::npos) return {};
    const std::size_t quote = begin + std::string_view(" id=").size();
    const std::size_t end = quote < tag.size() ? tag.find(tag[quote], quote + 1) : std::string_view::npos;
    const bool is_quoted = end != std::string_view::npos && (tag[quote] == '"' || tag[quote] == '\'');
    return is_quoted ? tag.substr(begin, end + 1 - begin) : std::string_view();
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

  /// The elements that a figure gets.
  struct FigureParts {
    std::vector<std::uint32_t> shown;
    std::vector<std::uint32_t> captions;
    std::vector<std::uint32_t> credits;
  };

  [[nodiscard]] FigureParts parts_of(std::uint32_t begin, std::uint32_t last) const {
    FigureParts parts;
    for (std::uint32_t at = begin; at < nodes_[last].next;) {
      const MarkupNode& node = nodes_[at];
      const bool is_caption = node.element == Element::figcaption || (node.roles & k_caption_role) != 0;
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

  /// Writes an element as a figure: its pictures, then its captions, then its credits.
  void write_figure(std::uint32_t begin, std::uint32_t last) {
    const FigureParts parts = parts_of(begin, last);
    copy_.write("<figure");
    copy_.write(id_of(begin));
    copy_.write(">");
    for (const std::uint32_t at : parts.shown) copy_.range(nodes_[at].begin, nodes_[at].end);
    copy_.write("<figcaption>");
    for (const std::uint32_t at : parts.captions) write_inside(at, at == parts.captions.front() ? "" : " ");
    for (const std::uint32_t at : parts.credits) {
      copy_.write(parts.captions.empty() && at == parts.credits.front() ? "<small>" : " <small>");
      write_inside(at, "");
      copy_.write("</small>");
    }
    copy_.write("</figcaption></figure>");
  }

  /// Copies the content of an element; all of a link.
  void write_inside(std::uint32_t index, std::string_view before) {
    const MarkupNode& node = nodes_[index];
    copy_.write(before);
    if (node.element == Element::a) return copy_.range(node.begin, node.end);
    copy_.range(node.content_begin, node.content_end);
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
    // A link with that class is that of a lightbox, and may lead elsewhere.
    if (nodes_[index].element == Element::a || !is_at_top(index) || is_named(index)) return false;
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
