// The elements of a text of HTML, and what content systems call them, for changing parts of the text and copying the
// rest.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "html/token.h"

namespace lede::formats {

/// What the classes of an element say. Each is one bit of `MarkupNode::roles`.
enum MarkupRole : std::uint8_t {
  k_furniture_role = 1, ///< Of the page: share buttons, other stories.
  k_caption_role = 2,
  k_credit_role = 4,
  k_gallery_role = 8,
  k_quote_role = 16, ///< A quotation set apart from the text.
};

/// An element. Offsets are bytes of the text.
struct MarkupNode {
  Element element = Element::unknown;
  std::uint8_t roles = 0;
  std::uint32_t begin = 0;
  std::uint32_t content_begin = 0;
  std::uint32_t content_end = 0;
  std::uint32_t end = 0;
  std::uint32_t parent = 0;
  std::uint32_t next = 0;     ///< The first element after its content.
  std::uint32_t text = 0;     ///< Bytes of visible text that are not white space.
  std::uint32_t words = 0;    ///< The same without captions and credits.
  std::uint32_t pictures = 0; ///< `<img>`
  std::uint32_t media = 0;    ///< Films, sounds, frames, and elements that a script may make to such.
  std::uint32_t captions = 0; ///< Elements with the role of a caption, and `<figcaption>`.
};

/// An `<img>`, or a link.
struct MarkupAddress {
  std::uint32_t node = 0;
  std::string url;
  std::string alt;
  std::string srcset;
  std::string title;
  int width = 0; ///< Pixels; 0: not known.
  int height = 0;
  bool is_uncertain = false; ///< Whether a script may show another picture than `url`.
};

struct MarkupTree {
  std::vector<MarkupNode> nodes; ///< In the order of the text. The first is the whole text.
  std::vector<MarkupAddress> addresses;
  std::vector<std::uint32_t> targets;  ///< Elements to which a link of the text leads, in their order.
  std::vector<std::uint32_t> settings; ///< Those that are hidden, or have a language or direction of their own.
};

/// Whether a list, such as `targets`, has one of the elements from `begin` to the one before `end`.
[[nodiscard]] bool has_between(const std::vector<std::uint32_t>& list, std::uint32_t begin, std::uint32_t end);

/// Whether an element is a link, or has one.
[[nodiscard]] bool has_link(const MarkupTree& tree, std::uint32_t index);

/// Whether a text may have elements with a role. Most have none, and are not read.
[[nodiscard]] bool may_have_roles(std::string_view html);

/// @param html prepared (html/text_input.h).
[[nodiscard]] MarkupTree read_markup_tree(std::string_view html);

} // namespace lede::formats
