// The picture of an article, for the front page.
#pragma once

#include "exchange.h"
#include "lede/render.h"

namespace newsroom {

/// @param article version 1 of Lede's JSON.
[[nodiscard]] inline lede::IndexPicture picture_of(const Json& article) {
  const auto image = article.find("image");
  if (image == article.end() || !image->is_object()) return {};
  const auto pixels = [&](const char* name) {
    const auto found = image->find(name);
    return found != image->end() && found->is_number_integer() ? found->get<int>() : 0;
  };
  return {read_string(*image, "url"), read_string(*image, "alt"), pixels("width"), pixels("height")};
}

} // namespace newsroom
