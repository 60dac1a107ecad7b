// Pictures: the article's own, and the small ones of cards and authors.
#pragma once

#include <cstdint>

#include "components/component.h"

namespace lede {

enum class ImageRole : std::uint8_t {
  main,      ///< Fetched at once.
  thumbnail, ///< Fetched when the reader comes near.
};

/// Whether the picture is to be wider than the text.
[[nodiscard]] bool is_wide(const Image& image);

/// Writes an `<img>`, or a `<picture>` if the publisher offers several types. @return false if the URL is missing or
/// refused; then nothing is written.
bool write_image(const Page& page, const Image& image, ImageRole role);

/// Writes a person's picture with an empty `alt`, since the name is beside it. @param size width and height in pixels.
void write_portrait(const Page& page, const SafeUrl& url, int size);

/// Writes the article's main picture with its caption and credit.
void write_figure(const Page& page, const Image& image, const SafeHtml& caption);

} // namespace lede
