// Pictures: the article's own, and the small ones of cards and authors.
#pragma once

#include <cstdint>

#include "components/component.h"

namespace lede {

enum class ImageRole : std::uint8_t {
  main,      ///< Fetched at once.
  thumbnail, ///< Fetched when the reader comes near.
};

/// `<img>`, or `<picture>` if the publisher offers several types.
/// @return whether there was one: false if its URL is missing or refused.
bool write_image(const Page& page, const Image& image, ImageRole role);

/// A person's picture, which says nothing to those who hear the page. @param size of its sides, in pixels.
void write_portrait(const Page& page, const SafeUrl& url, int size);

/// The article's main picture with its caption and credit.
void write_figure(const Page& page, const Image& image, const SafeHtml& caption);

} // namespace lede
