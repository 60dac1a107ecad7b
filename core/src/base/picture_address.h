// Addresses of one picture in several sizes. Content systems and image servers name the size in the address.
#pragma once

#include <string>
#include <string_view>

namespace lede {

/// Whether an address ends in the extension of a picture's file, before its query.
[[nodiscard]] bool is_picture_file(std::string_view address);

/// The parts of a picture's address that do not depend on its size.
struct PictureAddress {
  std::string host;
  std::string folder;
  std::string name;      ///< Of the file, without size and extension.
  std::string other;     ///< Extension and query.
  int width = 0;         ///< In pixels; 0 if the address does not name it.
  int height = 0;        ///< The same.
  bool is_sized = false; ///< Whether the address names a size.

  /// Whether two addresses are of one picture. A file without a name may be any; an upright one is not cut from a wide
  /// one.
  [[nodiscard]] bool is_same(const PictureAddress& to) const {
    const bool is_turned = height != 0 && to.height != 0 && (width < height) != (to.width < to.height);
    return host == to.host && folder == to.folder && name == to.name && other == to.other && !name.empty() &&
           !is_turned;
  }
};

/// Reads an absolute address. Knows the sizes of WordPress ("-600x400", "-scaled"), of queries ("?w=600"), of folders
/// ("/600x400/", Google's "/s1600/", Cloudinary's "/upload/w_600,c_fill/"), and of names that always have one
/// ("-superJumbo", "_NormalPreview").
[[nodiscard]] PictureAddress read_picture_address(std::string_view address);

} // namespace lede
