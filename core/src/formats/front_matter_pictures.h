// The main picture of Markdown's front matter.
#pragma once

#include "base/report.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

/// Fields that hold a picture. A macro, so that it can be a part of other lists.
#define LEDE_PICTURES                                                                                            \
  "heroImage hero_image coverImage cover_image featuredImage featured_image feature_image header ogImage image " \
  "images cover thumbnail photos"

/// Fields that hold the words of a picture in a field beside them.
#define LEDE_PICTURE_WORDS                                                                                          \
  "image_caption imageCaption featured_image_caption featuredImageCaption cover_caption coverCaption "              \
  "cover_image_caption coverImageCaption hero_image_caption heroImageCaption heroCaption hero_caption "             \
  "thumbnail_caption thumbnailCaption photo_caption photoCaption image_alt imageAlt featured_image_alt "            \
  "featuredImageAlt cover_alt coverAlt cover_image_alt coverImageAlt heroImageAlt hero_image_alt heroAlt hero_alt " \
  "thumbnail_alt thumbnailAlt image_credit imageCredit featured_image_credit featuredImageCredit cover_credit "     \
  "coverCredit cover_image_credit hero_image_credit heroImageCredit photo_credit photoCredit thumbnail_credit"

/// Reads the main picture and its words. Themes have a main picture, one for lists and one for shared links, each under
/// its own name: the first is shown, unless another one alone has a caption or a credit. Others are reported.
void read_front_matter_picture(json::Value root, Image& image, Report& report);

} // namespace lede::formats
