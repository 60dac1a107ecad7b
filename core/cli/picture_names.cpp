#include "picture_names.h"

#include <algorithm>

#include "markup_text.h"

namespace lede::cli {
namespace {

constexpr std::size_t npos = std::string_view::npos;

/// Returns a file's name without size and extension.
std::string name_of(std::string_view path) {
  std::string name(path.substr(path.rfind('/') + 1));
  name.resize(name.rfind('.'));
  const std::size_t dash = name.rfind('-');
  if (dash == npos || name.find_first_not_of("0123456789x", dash + 1) != npos) return name;
  const std::string_view size = std::string_view(name).substr(dash + 1);
  const bool is_width = size.size() >= 3 && size.size() <= 4 && size.front() != '0' && size.back() == '0';
  if (is_width || size.find('x') != npos) name.resize(dash);
  return name;
}

/// Whether a folder says how large a picture is, or is the same for all of them.
bool is_of_size(std::string_view folder, std::string_view address) {
  constexpr std::string_view k_common[] = {".",     "..",      "public",   "files",     "images",
                                           "image", "uploads", "original", "large",     "medium",
                                           "small", "full",    "original", "originals", "thumbnail"};
  if (std::find(std::begin(k_common), std::end(k_common), folder) != std::end(k_common)) return true;
  const bool has_shape = folder.find_first_not_of("0123456789x") == npos && folder.find('x') != npos;
  const bool is_cloud = folder.find(',') != npos || (folder.size() > 2 && folder[1] == '_');
  const bool is_google = address.find("googleusercontent") != npos || address.find("blogspot") != npos;
  return has_shape || is_cloud || is_google;
}

std::string folder_of(std::string_view path) {
  const std::size_t end = path.rfind('/');
  if (end == npos) return {};
  const std::size_t before = path.substr(0, end).rfind('/');
  const std::string_view folder = path.substr(before == npos ? 0 : before + 1, end - (before == npos ? 0 : before + 1));
  return is_of_size(folder, path) ? std::string() : std::string(folder);
}

} // namespace

bool PictureNames::add(std::string_view address) {
  const std::string_view path = address.substr(0, address.find_first_of("?#"));
  const std::size_t dot = path.rfind('.');
  const std::string_view ending = dot == npos ? "" : path.substr(dot);
  for (const std::string_view picture : {".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"}) {
    if (ending.size() != picture.size() || !begins_with(ending, picture)) continue;
    folders_[name_of(path)].emplace(folder_of(path), address);
    return true;
  }
  return false;
}

void PictureNames::add(const PictureNames& other) {
  for (const auto& [name, folders] : other.folders_) folders_[name].insert(folders.begin(), folders.end());
}

std::size_t PictureNames::size() const {
  std::size_t sum = 0;
  for (const auto& [name, folders] : folders_) sum += folders.size();
  return sum;
}

std::size_t PictureNames::count_in(const PictureNames& other) const { return size() - missing_in(other).size(); }

std::vector<std::string> PictureNames::missing_in(const PictureNames& other) const {
  std::vector<std::string> missing;
  for (const auto& [name, folders] : folders_) {
    const auto found = other.folders_.find(name);
    std::size_t room = found == other.folders_.end() ? 0 : found->second.size();
    std::vector<std::string> elsewhere; // pages may have a picture from another server, with other folders
    for (const auto& [folder, address] : folders) {
      if (room > 0 && found->second.count(folder) != 0) {
        --room;
      } else {
        elsewhere.push_back(address);
      }
    }
    elsewhere.erase(elsewhere.begin(),
                    elsewhere.begin() + static_cast<std::ptrdiff_t>(std::min(room, elsewhere.size())));
    missing.insert(missing.end(), elsewhere.begin(), elsewhere.end());
  }
  return missing;
}

std::string PictureNames::first() const {
  if (folders_.empty()) return {};
  const auto& [name, folders] = *folders_.begin();
  const std::string& folder = folders.begin()->first;
  return folder.empty() ? name : folder + "/" + name;
}

} // namespace lede::cli
