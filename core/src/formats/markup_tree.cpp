#include "formats/markup_tree.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/ascii.h"
#include "base/limits.h"
#include "base/picture_address.h"
#include "base/words.h"
#include "formats/page/page_elements.h"
#include "html/scan.h"
#include "html/tokenizer.h"

namespace lede::formats {
namespace {

using html::TextState;

/// Names of classes and ids: WordPress and its plug-ins.
constexpr std::string_view k_furniture =
    "sharedaddy jp-relatedposts jp-post-flair wpcnt post-navigation navigation-post jetpack-likes-widget-wrapper "
    "addtoany_share_save_container heateor_sss_sharing_container essb_links swp_social_panel shareaholic-canvas "
    "yarpp yarpp-related crp_related wp_rp_wrap";
constexpr std::string_view k_captions =
    "wp-caption-text gallery-caption tr-caption caption pb-caption img_caption img-caption image-caption image_caption "
    "imagecaption photo-caption photo_caption photocaption figure-caption picture-caption media-caption caption-text "
    "csc-textpic-caption tiled-gallery-caption field--name-field-caption field--name-field-image-caption "
    "field-name-field-caption field-name-field-image-caption";
constexpr std::string_view k_credits =
    "credit image-credit photo-credit photo_credit img-credit picture-credit media-credit caption-credit "
    "field--name-field-credit field--name-field-image-credit field-name-field-credit";
constexpr std::string_view k_galleries =
    "gallery wp-block-gallery blocks-gallery-grid tiled-gallery wp-block-jetpack-tiled-gallery";

/// Attributes in which WordPress has the addresses of a picture's other sizes, the best first.
constexpr std::string_view k_larger[] = {"data-large-file", "data-full-url", "data-orig-file", "data-medium-file"};
/// Those in which scripts that load pictures late have the address.
constexpr std::string_view k_late = "data-lazy-src data-src data-original";

std::uint8_t roles_of(std::string_view names) {
  std::uint8_t roles = 0;
  while (!names.empty()) {
    const std::size_t end = names.find_first_of(" \t\n");
    const std::string_view name = names.substr(0, end);
    if (has_word(k_furniture, name)) roles |= k_furniture_role;
    if (has_word(k_captions, name)) roles |= k_caption_role;
    if (has_word(k_credits, name)) roles |= k_credit_role;
    if (has_word(k_galleries, name)) roles |= k_gallery_role;
    if (name == "wp-block-pullquote") roles |= k_quote_role;
    if (end == std::string_view::npos) break;
    names.remove_prefix(end + 1);
  }
  return roles;
}

/// Whether a script may show something in an element: an element of its own kind, or one with data such as a film's
/// address. WordPress' own data are about its lightbox.
bool may_be_player(const html::StartTag& tag) {
  if (tag.element == Element::img || tag.element == Element::a || tag.element == Element::source) return false;
  if (tag.element == Element::unknown && tag.name.find('-') != std::string_view::npos) return true;
  for (const html::RawAttribute& one : tag.attributes) {
    const bool is_known = one.name.starts_with("data-wp-") || one.name == "data-carousel-extra";
    const bool is_data = one.name.starts_with("data-") && !is_known;
    if (is_data && (one.value.find("://") != std::string_view::npos || one.value.find('{') != std::string_view::npos))
      return true;
  }
  return false;
}

bool is_medium(Element element) {
  return element == Element::iframe || element == Element::video || element == Element::audio ||
         element == Element::object || element == Element::embed;
}

/// Whether what is in an element is hidden, or in another language or direction than what is around it.
bool has_setting(const html::StartTag& tag) {
  for (const html::RawAttribute& one : tag.attributes) {
    if (one.name == "hidden" || one.name == "lang" || one.name == "dir" || one.name == "aria-hidden") return true;
    if (one.name != "style") continue;
    std::string style(one.value);
    lower_ascii(style);
    const auto has = [&](std::string_view word) { return style.find(word) != std::string::npos; };
    if ((has("display") && has("none")) || has("visibility")) return true;
  }
  return false;
}

/// Returns a number of pixels, "600"; 0 if the text is anything else.
int pixels_of(std::string_view text) {
  constexpr std::size_t k_most_digits = 5;
  int number = 0;
  for (const char c : text) {
    if (!ascii::is_digit(c)) return 0;
    number = number * 10 + (c - '0');
  }
  return text.size() <= k_most_digits ? number : 0;
}

TextState state_inside(Element element) {
  switch (element) {
    case Element::script: return TextState::script_data;
    case Element::style:
    case Element::iframe:
    case Element::noscript:
    case Element::xmp:
    case Element::noembed: return TextState::rawtext;
    case Element::title:
    case Element::textarea: return TextState::rcdata;
    default: return TextState::data;
  }
}

class Reader final : public html::TokenSink {
 public:
  explicit Reader(MarkupTree& tree) : nodes_(tree.nodes), tree_(tree) {
    nodes_.emplace_back();
    open_.push_back(0);
  }

  void finish(std::size_t size) {
    settle(size);
    close_to(0);
    find_targets();
  }

  TextState on_start_tag(const html::StartTag& tag) override {
    settle(tag.offset);
    if (nodes_.size() == k_most_nodes || open_.size() == limits::max_open_elements) return TextState::data;
    end_paragraph(tag.element);
    const auto index = static_cast<std::uint32_t>(nodes_.size());
    MarkupNode& node = nodes_.emplace_back();
    node.element = tag.element;
    node.begin = static_cast<std::uint32_t>(tag.offset);
    node.parent = open_.back();
    for (const html::RawAttribute& one : tag.attributes) {
      if (one.name == "class" || one.name == "id") node.roles |= roles_of(one.value);
      if (one.name == "id" || one.name == "name") names_.emplace_back(one.value, index);
    }
    if (has_setting(tag)) tree_.settings.push_back(index);
    begun_ = index;
    const bool is_player = may_be_player(tag);
    start_counts(node);
    if (is_player && !is_medium(tag.element)) ++media_;
    if (node.element == Element::img || node.element == Element::a) read_address(tag, index);
    if (is_void(tag.element)) {
      ended_ = index;
      finish_counts(nodes_[index]);
      nodes_[index].next = index + 1;
      return TextState::data;
    }
    open_.push_back(index);
    const TextState state = state_inside(tag.element);
    is_unseen_ = state != TextState::data;
    return state;
  }

  void on_end_tag(const html::EndTag& tag) override {
    settle(tag.offset);
    is_unseen_ = false;
    for (std::size_t at = open_.size(); at-- > 1;) {
      if (nodes_[open_[at]].element != tag.element) continue;
      ended_ = open_[at];
      return close_to(at);
    }
  }

  void on_text(std::string_view text, std::size_t offset) override {
    settle(offset);
    if (is_unseen_) return;
    std::uint32_t seen = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
      const bool is_no_break_space = text.substr(at).starts_with("\u00A0");
      if (is_no_break_space) ++at;
      if (!is_no_break_space && !html::is_space(text[at])) ++seen;
    }
    text_ += seen;
    if (captions_open_ == 0) words_ += seen;
  }

 private:
  static constexpr std::size_t k_most_nodes = 100'000;

  static bool is_said_beside(const MarkupNode& node) {
    return node.element == Element::figcaption || (node.roles & (k_caption_role | k_credit_role)) != 0;
  }

  /// A block ends a paragraph that is open.
  void end_paragraph(Element next) {
    if (page::is_inline(next)) return;
    for (std::size_t at = open_.size(); at-- > 1;) {
      const Element element = nodes_[open_[at]].element;
      if (element == Element::p) return close_to(at);
      if (!page::is_inline(element)) return;
    }
  }

  /// Counts in `node` what comes before it; `finish_counts` turns this into what is in it.
  void start_counts(MarkupNode& node) {
    node.text = text_;
    node.words = words_;
    node.pictures = pictures_;
    node.media = media_;
    node.captions = captions_;
    if (node.element == Element::img) ++pictures_;
    if (is_medium(node.element)) ++media_;
    if (node.element == Element::figcaption || (node.roles & k_caption_role) != 0) ++captions_;
    if (is_said_beside(node)) ++captions_open_;
  }

  void finish_counts(MarkupNode& node) {
    node.text = text_ - node.text;
    node.words = words_ - node.words;
    node.pictures = pictures_ - node.pictures;
    node.media = media_ - node.media;
    node.captions = captions_ - node.captions;
    if (is_said_beside(node)) --captions_open_;
  }

  void close_to(std::size_t at) {
    for (; open_.size() > at; open_.pop_back()) {
      MarkupNode& node = nodes_[open_.back()];
      node.content_end = node.end = static_cast<std::uint32_t>(last_offset_);
      node.next = static_cast<std::uint32_t>(nodes_.size());
      finish_counts(node);
    }
  }

  /// Sets the offsets of the tag before this token.
  void settle(std::size_t offset) {
    last_offset_ = offset;
    const auto end = static_cast<std::uint32_t>(offset);
    if (begun_ != 0) nodes_[begun_].content_begin = end;
    if (ended_ != 0) nodes_[ended_].end = end;
    if (begun_ == ended_ && ended_ != 0) nodes_[ended_].content_end = end;
    begun_ = ended_ = 0;
  }

  void read_address(const html::StartTag& tag, std::uint32_t index) {
    const auto value_of = [&](std::string_view name) {
      for (const html::RawAttribute& one : tag.attributes) {
        if (one.name == name) return one.value;
      }
      return std::string_view();
    };
    MarkupAddress address;
    address.node = index;
    address.title = value_of("title");
    if (tag.element == Element::a) {
      address.url = value_of("href");
    } else {
      address.url = value_of("src");
      address.srcset = value_of("srcset");
      address.alt = value_of("alt");
      address.width = pixels_of(value_of("width"));
      address.height = pixels_of(value_of("height"));
      read_late_address(tag, address);
      for (const std::string_view name : k_larger) {
        const std::string_view url = value_of(name);
        if (!read_picture_address(url).is_same(read_picture_address(address.url))) continue;
        address.url = url;
        break;
      }
    }
    tree_.addresses.push_back(std::move(address));
  }

  /// Reads the address that a script would set. If `src` is a file, it may stand in for the picture or be it.
  static void read_late_address(const html::StartTag& tag, MarkupAddress& address) {
    const bool is_stand_in = address.url.empty() || address.url.starts_with("data:");
    for (const html::RawAttribute& one : tag.attributes) {
      const bool is_known = has_word(k_late, one.name);
      if (is_known && is_stand_in && !one.value.empty()) address.url = one.value;
      if (!one.name.starts_with("data-")) continue;
      const std::string_view url = std::string_view(one.value).substr(0, one.value.find(' ')); // of a list of sizes
      const bool is_picture = is_known || one.name.find("src") != std::string::npos || is_picture_file(url);
      const bool is_same = url == address.url || read_picture_address(url).is_same(read_picture_address(address.url));
      address.is_uncertain = address.is_uncertain || (is_picture && !url.empty() && !is_same);
    }
  }

  void find_targets() {
    std::sort(names_.begin(), names_.end());
    for (const MarkupAddress& one : tree_.addresses) {
      if (nodes_[one.node].element != Element::a || !one.url.starts_with('#')) continue;
      const std::pair<std::string, std::uint32_t> first(one.url.substr(1), 0);
      const auto found = std::lower_bound(names_.begin(), names_.end(), first);
      if (found != names_.end() && found->first == first.first) tree_.targets.push_back(found->second);
    }
    std::sort(tree_.targets.begin(), tree_.targets.end());
  }

  std::vector<MarkupNode>& nodes_;
  MarkupTree& tree_;
  std::vector<std::pair<std::string, std::uint32_t>> names_; // of elements, to which links may lead
  std::vector<std::uint32_t> open_;
  std::uint32_t begun_ = 0; // the element whose start tag was read last
  std::uint32_t ended_ = 0; // the element whose last tag was read last
  std::size_t last_offset_ = 0;
  std::uint32_t text_ = 0;
  std::uint32_t words_ = 0;
  std::uint32_t pictures_ = 0;
  std::uint32_t media_ = 0;
  std::uint32_t captions_ = 0;
  std::uint32_t captions_open_ = 0;
  bool is_unseen_ = false;
};

} // namespace

bool may_have_roles(std::string_view html) {
  for (const std::string_view sign :
       {"caption", "gallery", "pullquote", "credit", "sharedaddy", "jp-", "navigation", "wpcnt", "addtoany", "heateor",
        "essb_", "swp_social", "shareaholic", "yarpp", "crp_related", "wp_rp_"}) {
    if (html.find(sign) != std::string_view::npos) return true;
  }
  return false;
}

bool has_between(const std::vector<std::uint32_t>& list, std::uint32_t begin, std::uint32_t end) {
  const auto found = std::lower_bound(list.begin(), list.end(), begin);
  return found != list.end() && *found < end;
}

bool has_link(const MarkupTree& tree, std::uint32_t index) {
  return std::any_of(tree.nodes.begin() + index, tree.nodes.begin() + tree.nodes[index].next,
                     [](const MarkupNode& node) { return node.element == Element::a; });
}

MarkupTree read_markup_tree(std::string_view html) {
  MarkupTree tree;
  Reader reader(tree);
  html::Tokenizer(reader).tokenize(html, 0);
  reader.finish(html.size());
  return tree;
}

} // namespace lede::formats
