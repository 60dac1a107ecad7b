// Pictures: the article's own, and the small ones of cards and authors.
#pragma once

#include <cstdint>

#include "components/component.h"

namespace lede {

enum class ImageRole : std::uint8_t {
  main,      ///< Seen first: fetched at once and before others.
  thumbnail, ///< Further down: fetched when the reader comes near.
};

/// `<img>`, or `<picture>` where the publisher offers several types.
/// @return whether there was one: false where its URL is missing or refused.
bool write_image(HtmlWriter& writer, const Image& image, ImageRole role, const ComponentContext& context);

/// What stands on every `<img>` of a component. Width and height are written where both are known, so that the text
/// below does not move when the picture arrives.
void write_image_attributes(HtmlWriter& writer, std::string_view alt, int width, int height, ImageRole role);

/// The article's main picture with its caption and credit.
void write_figure(HtmlWriter& writer, const Image& image, const SafeHtml& caption, const ComponentContext& context);

} // namespace lede
