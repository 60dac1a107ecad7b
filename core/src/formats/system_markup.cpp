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
#include "formats/odd_markup.h"
#include "formats/page/page_elements.h"
#include "formats/picture_frames.h"
#include "html/text_input.h"

namespace lede::formats {
namespace {

class Rewriter {
 public:
  Rewriter(const RichText& block, std::string_view html, std::string_view article, std::vector<Block>& out)
      : html_(html),
        article_(article),
        tree_(read_markup_tree(html)),
        nodes_(tree_.nodes),
        frames_(find_picture_frames(tree_, html)),
        copy_(block, html),
        out_(out) {}

  /// @return false if nothing had to be changed.
  bool run() {
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
    if (is_furniture(index)) {
      copy_.until(node.begin);
      return skip_to(index);
    }
    if ((node.roles & k_gallery_role) != 0 && write_gallery(index)) return skip_to(index);
    if ((node.roles & k_quote_role) != 0 && write_pull_quote(index)) return skip_to(index);
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
  [[nodiscard]] bool is_furniture(std::uint32_t index) const {
    constexpr std::uint32_t k_short = 1500; // bytes
    const MarkupNode& node = nodes_[index];
    const bool is_closed = node.content_end < node.end;
    const bool is_box = node.element == Element::div || node.element == Element::section ||
                        node.element == Element::nav || node.element == Element::aside || node.element == Element::ul;
    return (node.roles & k_furniture_role) != 0 && is_closed && is_box && node.media == 0 && node.text < k_short &&
           node.text * std::uint64_t{2} < nodes_[0].text && is_list_of_links(index);
  }

  /// Whether an element has neither pictures nor paragraphs that are not links, and no link of the text leads into it.
  [[nodiscard]] bool is_list_of_links(std::uint32_t index) const {
    constexpr std::uint32_t k_most = 500; // elements
    const std::uint32_t end = nodes_[index].next;
    if (end - index > k_most || has_between(tree_.targets, index, end)) return false;
    std::uint32_t end_of_link = index;
    for (std::uint32_t at = index + 1; at < end; ++at) {
      const MarkupNode& node = nodes_[at];
      if (node.element == Element::a) end_of_link = std::max(end_of_link, node.next);
      const bool is_in_link = at < end_of_link;
      if (node.element == Element::img && !is_in_link) return false;
      if (node.element == Element::p && node.text > 0 && !is_in_link && !has_link(tree_, at)) return false;
    }
    return true;
  }

  // Figures

  /// Returns the last element of the frame that begins with an element; 0 if none does.
  [[nodiscard]] std::uint32_t end_of_frame(std::uint32_t index) const {
    const auto found = std::lower_bound(frames_.begin(), frames_.end(), PictureFrame(index, 0));
    return found != frames_.end() && found->first == index ? found->second : 0;
  }

  /// Writes an element as a figure: its pictures, then its captions, then its credits.
  void write_figure(std::uint32_t begin, std::uint32_t last) {
    const FigureParts parts = figure_parts_of(tree_, {begin, last});
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

  /// Returns ` id="…"` of an element, to which a link may lead.
  [[nodiscard]] std::string_view id_of(std::uint32_t index) const {
    const MarkupNode& node = nodes_[index];
    const std::string_view tag = html_.substr(node.begin, node.content_begin - node.begin);
    const std::size_t begin = tag.find(" id=");
    if (begin == std::string_view::npos) return {};
    const std::size_t quote = begin + std::string_view(" id=").size();
    const std::size_t end = quote < tag.size() ? tag.find(tag[quote], quote + 1) : std::string_view::npos;
    const bool is_quoted = end != std::string_view::npos && (tag[quote] == '"' || tag[quote] == '\'');
    return is_quoted ? tag.substr(begin, end + 1 - begin) : std::string_view();
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
    const bool is_kept = node.element == Element::a || is_only_a_box(node.element);
    const bool is_simple =
        !has_between(tree_.targets, index, index + 1) && !has_between(tree_.settings, index, index + 1);
    return (node.roles & k_credit_role) != 0 && node.text > 0 && node.element != Element::small && is_kept && is_simple;
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

  // Quotations

  /// Writes a quotation that is set apart, and who said it below it.
  bool write_pull_quote(std::uint32_t index) {
    const MarkupNode& node = nodes_[index];
    const std::uint32_t quote = index + 1;
    const bool is_quote = node.element == Element::figure && quote < node.next && node.pictures + node.media == 0 &&
                          nodes_[quote].element == Element::blockquote && nodes_[quote].text == node.text;
    if (!is_quote || is_special(index, quote)) return false;
    std::uint32_t cite = 0;
    for (std::uint32_t at = quote + 1; at < nodes_[quote].next; at = nodes_[at].next) cite = at;
    const bool has_cite = cite != 0 && nodes_[cite].element == Element::cite && nodes_[cite].end <= nodes_[quote].end;
    const std::size_t end = has_cite ? nodes_[cite].end : 0;
    if (has_cite && (is_special(cite, nodes_[cite].next) || !is_space(end, nodes_[quote].content_end))) return false;
    copy_.until(node.begin);
    copy_.write("<figure class=\"lede-quote\">");
    copy_.range(nodes_[quote].begin, has_cite ? nodes_[cite].begin : nodes_[quote].end);
    if (has_cite) {
      copy_.write("</blockquote><figcaption>");
      copy_.range(nodes_[cite].content_begin, nodes_[cite].content_end);
      copy_.write("</figcaption>");
    }
    copy_.write("</figure>");
    return true;
  }

  /// Whether a link leads to one of the elements, or one has a language of its own or is hidden.
  [[nodiscard]] bool is_special(std::uint32_t begin, std::uint32_t end) const {
    return has_between(tree_.targets, begin, end) || has_between(tree_.settings, begin, end);
  }

  [[nodiscard]] bool is_space(std::size_t begin, std::size_t end) const {
    return html_.substr(begin, end - begin).find_first_not_of(" \t\n") == std::string_view::npos;
  }

  // Galleries

  /// Whether a block of its own may stand where an element is.
  [[nodiscard]] bool is_at_top(std::uint32_t index) const {
    for (std::uint32_t at = nodes_[index].parent; at != 0; at = nodes_[at].parent) {
      const Element element = nodes_[at].element;
      const bool is_box = element == Element::div || element == Element::section || element == Element::article ||
                          element == Element::main;
      if (!is_box || has_between(tree_.settings, at, at + 1)) return false;
    }
    return true;
  }

  bool write_gallery(std::uint32_t index) {
    constexpr std::size_t k_blocks = 3; // the gallery, and what is before and behind it
    if (out_.size() + k_blocks > limits::max_blocks) return false;
    // A link with that class is that of a lightbox, and may lead elsewhere; a heading has a meaning of its own.
    const Element element = nodes_[index].element;
    const bool is_box = element == Element::div || element == Element::ul || element == Element::figure ||
                        element == Element::section || element == Element::p;
    if (!is_box || !is_at_top(index)) return false;
    GalleryMarkup gallery;
    if (!read_gallery(tree_, html_, article_, index, gallery)) return false;
    copy_.until(nodes_[index].begin);
    end_block();
    for (Image& image : gallery.gallery.images) {
      image.url.origin = copy_.origin_at(nodes_[index].begin);
      image.caption.origin = image.url.origin;
    }
    out_.emplace_back(std::move(gallery.gallery));
    if (gallery.caption != 0) {
      const bool has_blocks =
          nodes_[gallery.caption].next > gallery.caption + 1 && !page::is_inline(nodes_[gallery.caption + 1].element);
      if (!has_blocks) copy_.write("<p><small>");
      write_inside(gallery.caption, "");
      if (!has_blocks) copy_.write("</small></p>");
    }
    return true;
  }

  void end_block() {
    RichText block = copy_.take();
    if (block.text.value.find_first_not_of(" \t\n") != std::string::npos) out_.emplace_back(std::move(block));
  }

  std::string_view html_;
  std::string_view article_; // its address
  MarkupTree tree_;
  const std::vector<MarkupNode>& nodes_;
  std::vector<PictureFrame> frames_;
  MarkupCopy copy_;
  std::vector<Block>& out_;
  bool is_changed_ = false;
};

/// @return whether the block was replaced by those in `out`.
bool rewrite(const RichText& block, std::string_view article, std::vector<Block>& out) {
  if (block.text.markup != Markup::html || !may_have_roles(block.text.value)) return false;
  std::string scratch;
  const std::string_view html = html::prepare(block.text.value, scratch);
  if (html.size() != block.text.value.size()) return false; // offsets would not be those of the stretches
  const std::size_t size = out.size();
  if (Rewriter(block, html, article, out).run()) return true;
  out.resize(size);
  return false;
}

} // namespace

void settle_markup(Article& article) {
  std::vector<Block> out;
  for (Block& block : article.body) {
    auto* const rich = std::get_if<RichText>(&block);
    if (rich != nullptr && rich->text.markup == Markup::html) {
      part_joined_words(rich->text.value);
      settle_odd_markup(rich->text.value);
    }
    const bool is_written =
        rich != nullptr && out.size() < limits::max_blocks && rewrite(*rich, article.url.value, out);
    if (!is_written) out.push_back(std::move(block));
  }
  article.body = std::move(out);
}

} // namespace lede::formats
