// Pictures and their captions in the markup of content systems.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "formats/markup_tree.h"

namespace lede::formats {

/// The first and the last element of what may be written as one figure.
using PictureFrame = std::pair<std::uint32_t, std::uint32_t>;

/// The elements that a figure gets.
struct FigureParts {
  std::vector<std::uint32_t> shown; ///< Pictures; links around them, too.
  std::vector<std::uint32_t> captions;
  std::vector<std::uint32_t> credits;
};

/// Finds the elements that have one picture, its caption and credit, and nothing that a figure would lose. @return them
/// in the order of the text.
[[nodiscard]] std::vector<PictureFrame> find_picture_frames(const MarkupTree& tree, std::string_view html);

[[nodiscard]] FigureParts figure_parts_of(const MarkupTree& tree, PictureFrame frame);

/// Whether an element may be left out around its content: a link, a table or a quotation may not.
[[nodiscard]] bool is_only_a_box(Element element);

} // namespace lede::formats
