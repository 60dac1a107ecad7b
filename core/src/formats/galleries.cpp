#include "formats/galleries.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/picture_address.h"
#include "base/words.h"

namespace lede::formats {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Returns the candidate that is as wide as a picture of a gallery on large screens, or else the widest:
/// "a.jpg 300w, b.jpg 600w". Returns nothing if none has a width.
std::string_view best_candidate(std::string_view srcset) {
  constexpr int k_enough = 600; // pixels
  constexpr int k_widest = 1'000'000;
  std::string_view best;
  int best_width = 0;
  for (std::size_t begin = 0; (begin = srcset.find_first_not_of(" \t\n,")) != npos;) {
    srcset.remove_prefix(begin);
    const std::size_t end = std::min(srcset.find_first_of(" \t\n"), srcset.size());
    const std::size_t comma = std::min(srcset.find(',', end), srcset.size());
    int width = 0;
    std::size_t at = std::min(srcset.find_first_not_of(" \t\n", end), comma);
    for (; at < comma && ascii::is_digit(srcset[at]) && width < k_widest; ++at) width = width * 10 + (srcset[at] - '0');
    const bool is_width = at < comma && srcset[at] == 'w';
    const bool is_better = best_width < k_enough ? width > best_width : width >= k_enough && width < best_width;
    if (is_width && is_better) {
      best = srcset.substr(0, end);
      best_width = width;
    }
    srcset.remove_prefix(comma);
  }
  return best;
}

/// Whether a link leads to the page that WordPress makes for each picture of an article: it is below the article's, and
/// named as the file is.
bool is_page_of(std::string_view link, const PictureAddress& picture, std::string_view article) {
  if (article.ends_with('/')) article.remove_suffix(1);
  if (article.empty() || !link.starts_with(article)) return false;
  link.remove_prefix(article.size());
  if (link.ends_with('/')) link.remove_suffix(1);
  if (!link.starts_with('/') || link.find_first_of("/?#", 1) != npos) return false;
  std::string page(link.substr(1));
  std::string file(picture.name);
  lower_ascii(page);
  lower_ascii(file);
  return !file.empty() && page == file;
}

/// Whether an element of a caption would be no more than its words.
bool has_structure(Element element) {
  return element == Element::table || element == Element::ul || element == Element::ol || element == Element::dl ||
         element == Element::pre || element == Element::blockquote;
}

/// Whether a title has words that a picture of a gallery would lose. The name of a file has none.
bool says_more(std::string_view title, std::string_view alt) {
  const bool is_name = title.find(' ') == npos && title.find_first_of("0123456789_.-") != npos;
  return !title.empty() && title != alt && !is_name;
}

class GalleryReader {
 public:
  GalleryReader(const MarkupTree& tree, std::string_view html, std::string_view article, GalleryMarkup& out)
      : tree_(tree), nodes_(tree.nodes), addresses_(tree.addresses), html_(html), article_(article), out_(out) {}

  bool read(std::uint32_t index) {
    const MarkupNode& node = nodes_[index];
    if (node.pictures == 0 || node.media != 0 || node.words != 0) return false;
    // A link would lead nowhere; what is hidden would be shown.
    if (has_between(tree_.targets, index, node.next) || has_between(tree_.settings, index, node.next)) return false;
    std::uint32_t link = 0;
    auto address = std::lower_bound(addresses_.begin(), addresses_.end(), index,
                                    [](const MarkupAddress& one, std::uint32_t at) { return one.node < at; });
    std::uint32_t end_of_link = 0;
    for (std::uint32_t at = index + 1; at < node.next;) {
      while (address != addresses_.end() && address->node < at) ++address;
      const MarkupNode& part = nodes_[at];
      const bool is_caption = part.element == Element::figcaption || (part.roles & k_caption_role) != 0;
      const bool has_address = address != addresses_.end() && address->node == at;
      // They may have other pictures.
      if (part.element == Element::noscript || part.element == Element::source) return false;
      if (!has_address && has_title(part)) return false;
      if (part.element == Element::img && has_address) {
        if (!add(*address, at < end_of_link ? &addresses_[link] : nullptr)) return false;
      } else if (part.element == Element::a && has_address) {
        link = static_cast<std::uint32_t>(address - addresses_.begin());
        end_of_link = part.next;
      } else if (is_caption && part.text > 0) {
        if (part.pictures != 0 || !add_caption(at, index)) return false;
        text_ += part.text;
        at = part.next;
        continue;
      }
      ++at;
    }
    return !out_.gallery.images.empty() && text_ == node.text; // else there are credits
  }

 private:
  [[nodiscard]] bool has_title(const MarkupNode& node) const {
    const std::string_view tag = html_.substr(node.begin, node.content_begin - node.begin);
    return tag.find(" title=") != npos && tag.find(" title=\"\"") == npos;
  }

  /// @param around the link around the picture, or null.
  bool add(const MarkupAddress& picture, const MarkupAddress* around) {
    const std::string_view link = around == nullptr ? std::string_view() : around->url;
    if (says_more(picture.title, picture.alt) || (around != nullptr && says_more(around->title, picture.alt)))
      return false;
    // A picture that comes after a caption of the whole gallery has that caption, perhaps.
    if (picture.url.empty() || picture.url.starts_with("data:") || picture.is_uncertain || out_.caption != 0 ||
        out_.gallery.images.size() == limits::max_list_items)
      return false;
    Image image;
    image.url.value = picture.url;
    image.alt.value = picture.alt;
    const PictureAddress address = read_picture_address(picture.url);
    const bool leads_to_it = is_picture_file(link) && read_picture_address(link).is_same(address);
    // A link to anything but the picture, or a page of its own, would be lost.
    if (!link.empty() && !leads_to_it && !is_page_of(link, address, article_)) return false;
    last_picture_ = picture.node;
    const std::string_view larger = leads_to_it ? link : best_candidate(picture.srcset);
    if (!larger.empty() && !read_picture_address(larger).is_same(address)) return false; // or `src` is a stand-in
    if (!larger.empty()) image.url.value = larger;
    if (larger.empty()) { // a larger one may have another shape
      image.width = picture.width;
      image.height = picture.height;
    }
    out_.gallery.images.push_back(std::move(image));
    return true;
  }

  /// @return false if it is not certain which picture a caption belongs to.
  bool add_caption(std::uint32_t caption, std::uint32_t gallery) {
    const MarkupNode& node = nodes_[caption];
    for (std::uint32_t at = caption; at < node.next; ++at) {
      if (has_structure(nodes_[at].element)) return false;
    }
    std::vector<Image>& images = out_.gallery.images;
    std::uint32_t around = node.parent;
    while (around > gallery && nodes_[around].pictures == 0) around = nodes_[around].parent;
    if (images.empty()) return false;
    if (around == gallery) {
      const bool is_first = out_.caption == 0;
      out_.caption = caption;
      return is_first && (images.size() > 1 || node.parent == gallery);
    }
    // Of the picture that is alone with it, and before it.
    if (nodes_[around].pictures != 1 || last_picture_ < around || !images.back().caption.empty()) return false;
    images.back().caption.value = html_.substr(node.content_begin, node.content_end - node.content_begin);
    images.back().caption.markup = Markup::html;
    return true;
  }

  const MarkupTree& tree_;
  const std::vector<MarkupNode>& nodes_;
  const std::vector<MarkupAddress>& addresses_;
  std::string_view html_;
  std::string_view article_; // its address
  GalleryMarkup& out_;
  std::uint32_t last_picture_ = 0; // its element
  std::uint32_t text_ = 0;         // of the captions
};

} // namespace

bool read_gallery(const MarkupTree& tree, std::string_view html, std::string_view article, std::uint32_t index,
                  GalleryMarkup& out) {
  return GalleryReader(tree, html, article, out).read(index);
}

} // namespace lede::formats
