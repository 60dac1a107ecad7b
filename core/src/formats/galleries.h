// Galleries in the markup of content systems.
#pragma once

#include <cstdint>
#include <string_view>

#include "formats/markup_tree.h"
#include "model/article.h"

namespace lede::formats {

struct GalleryMarkup {
  Gallery gallery;
  std::uint32_t caption = 0; ///< The element with the caption of the whole gallery; 0 if there is none.
};

/// Reads an element as a gallery. @return false if it has something else than pictures, their captions, and links to
/// larger pictures.
/// @param article its address, below which systems have a page for each picture.
[[nodiscard]] bool read_gallery(const MarkupTree& tree, std::string_view html, std::string_view article,
                                std::uint32_t index, GalleryMarkup& out);

} // namespace lede::formats
