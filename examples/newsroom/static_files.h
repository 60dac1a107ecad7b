// The files that the site serves as they are: scripts, styles, pictures.
#pragma once

#include <string>
#include <unordered_map>

namespace newsroom {

struct StaticFile {
  std::string path;
  const char* type; ///< Static.
};

/// Adds the files below a folder, by their paths on the site. Files of unknown types, and links out of the folder, are
/// not served.
/// @param prefix of the paths on the site, with a slash at the end.
/// @param only_below whether files directly in the folder are articles. These are skipped, except those of a site's
///        root: robots.txt and the like.
void list_files(const std::string& folder, const std::string& prefix, bool only_below,
                std::unordered_map<std::string, StaticFile>& files);

} // namespace newsroom
