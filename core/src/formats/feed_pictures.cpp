#include "formats/feed_pictures.h"

#include <algorithm>
#include <cstddef>
#include <string_view>
#include <utility>

#include "base/ascii.h"
#include "formats/feed_text.h"

namespace lede::formats {
namespace {

constexpr int k_small = 400; // pixels

bool is_avatar(const PictureAddress& address) {
  return address.host.ends_with("gravatar.com") && address.folder.find("/avatar") != std::string::npos;
}

/// Whether a file's name is one of its own, and not "original" or "1".
bool is_own_name(std::string_view name) {
  constexpr std::size_t k_least = 16; // letters
  return name.size() >= k_least && std::any_of(name.begin(), name.end(), ascii::is_digit);
}

bool has_words(const Image& image) { return !image.caption.empty() || !image.credit.empty(); }

/// Whether two media of an entry are one picture in two sizes. Servers sign addresses, and name sizes in their own
/// ways.
bool is_one_picture(const FeedPicture& one, const FeedPicture& other) {
  if (one.image.url.value == other.image.url.value) return true;
  const PictureAddress& first = one.address;
  const PictureAddress& second = other.address;
  if (first.host.empty() || second.host.empty()) return false;
  if (first.is_same(second)) return true;
  const bool has_one_caption =
      one.image.caption.empty() || other.image.caption.empty() || one.image.caption.value == other.image.caption.value;
  if (!has_one_caption || first.name.empty()) return false;
  // A script's pictures differ in its query.
  const bool is_one_file = first.host == second.host && first.folder == second.folder && first.name == second.name &&
                           is_picture_file(one.image.url.value);
  if ((is_one_file && one.image.width != other.image.width) || (first.name == second.name && is_own_name(first.name)))
    return true;
  const auto is_small = [](const FeedPicture& picture) {
    return picture.is_thumbnail && picture.image.width < k_small && !has_words(picture.image);
  };
  return (is_small(one) || is_small(other)) && begin_alike(first, second);
}

int width_of(const FeedPicture& picture) {
  return picture.image.width != 0 ? picture.image.width : picture.address.width;
}

/// Whether a picture takes the place of another size of it. What is not known to be small may be large.
bool is_larger(const FeedPicture& picture, const FeedPicture& than) {
  const int width = width_of(picture);
  const int other = width_of(than);
  if (picture.is_thumbnail == than.is_thumbnail) return width > other && (other > 0 || than.address.is_sized);
  return than.is_thumbnail ? width == 0 || width >= other : other > 0 && width > other;
}

/// Makes one of two sizes. A thumbnail gives its words to the other.
void join(FeedPicture&& other, FeedPicture& picture) {
  if (is_larger(other, picture)) std::swap(other, picture);
  for (Text Image::*const words : {&Image::alt, &Image::caption, &Image::credit}) {
    if ((picture.image.*words).empty()) picture.image.*words = std::move(other.image.*words);
  }
}

} // namespace

void FeedPictures::add(FeedPicture picture) {
  picture.address = read_picture_address(picture.image.url.value);
  if (is_avatar(picture.address)) return;
  const auto same = std::find_if(pictures_.begin(), pictures_.end(),
                                 [&](const FeedPicture& other) { return is_one_picture(picture, other); });
  if (same == pictures_.end()) {
    pictures_.push_back(std::move(picture));
  } else {
    join(std::move(picture), *same);
  }
}

std::vector<FeedPicture> FeedPictures::take() {
  const auto rank = [](const FeedPicture& picture) { return picture.is_cover ? 2 : picture.is_thumbnail ? 1 : 0; };
  std::stable_sort(pictures_.begin(), pictures_.end(),
                   [&](const FeedPicture& one, const FeedPicture& other) { return rank(one) < rank(other); });
  return std::move(pictures_);
}

} // namespace lede::formats
