// The pictures that an entry of a feed lists beside its text.
#pragma once

#include <vector>

#include "base/picture_address.h"
#include "json/document.h"
#include "model/article.h"

namespace lede::formats {

struct FeedPicture {
  json::Value medium;
  Image image;
  PictureAddress address; ///< Set by `FeedPictures::add`.
  bool is_thumbnail = false;
  bool is_cover = false; ///< Of a podcast's show or episode.
};

/// Collects pictures, of which feeds list some in several sizes, and the avatars of authors beside them.
class FeedPictures {
 public:
  void add(FeedPicture picture);

  /// @return each picture once, in its largest size and with the words of any of them; the article's first, then
  /// thumbnails of other pictures, then covers.
  [[nodiscard]] std::vector<FeedPicture> take();

 private:
  std::vector<FeedPicture> pictures_;
};

} // namespace lede::formats
