// The pictures of a text, counted by their files' names.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace lede::cli {

/// A picture in two sizes or on two servers has one name ("photo" of "…/photo-300x200.jpg?w=1"). Files of one name in
/// several folders are several pictures, unless a folder names a size.
class PictureNames {
 public:
  /// Adds an address, which may be relative. @return whether it is that of a picture.
  bool add(std::string_view address);
  void add(const PictureNames& other);

  [[nodiscard]] bool empty() const { return folders_.empty(); }
  [[nodiscard]] std::size_t size() const;
  /// How many of them another text has, too.
  [[nodiscard]] std::size_t count_in(const PictureNames& other) const;
  /// The addresses of those that another text has not.
  [[nodiscard]] std::vector<std::string> missing_in(const PictureNames& other) const;
  /// Folder and name of the first.
  [[nodiscard]] std::string first() const;

 private:
  using Folders = std::map<std::string, std::string>; // an address for each
  std::map<std::string, Folders> folders_;            // by the file's name
};

} // namespace lede::cli
