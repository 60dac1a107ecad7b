// Finds the files that the site serves as they are, by their endings.
#include "static_files.h"

#include <algorithm>
#include <filesystem>
#include <iterator>
#include <string_view>
#include <system_error>

#include "text.h"

namespace newsroom {
namespace {

namespace fs = std::filesystem;

struct Type {
  std::string_view extension;
  const char* type;
};

constexpr Type k_types[] = {
    {".html", "text/html; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".json", "application/json; charset=utf-8"},
    {".map", "application/json; charset=utf-8"},
    {".wasm", "application/wasm"},
    {".svg", "image/svg+xml"},
    {".webp", "image/webp"},
    {".avif", "image/avif"},
    {".png", "image/png"},
    {".jpg", "image/jpeg"},
    {".jpeg", "image/jpeg"},
    {".gif", "image/gif"},
    {".ico", "image/x-icon"},
    {".woff2", "font/woff2"},
    {".mp3", "audio/mpeg"},
    {".mp4", "video/mp4"},
    {".txt", "text/plain; charset=utf-8"},
    {".xml", "application/xml; charset=utf-8"},
};

// In the folder of articles, for the root of the site.
constexpr std::string_view k_root_files[] = {"robots.txt", "favicon.ico", "sitemap.xml", "ads.txt"};

const char* type_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto* found = std::find_if(std::begin(k_types), std::end(k_types),
                                   [&](const Type& row) { return equals_ignoring_case(row.extension, extension); });
  return found == std::end(k_types) ? nullptr : found->type;
}

// Whether a link leads to a file in the same folder. Others could expose private files.
bool is_inside(const fs::path& link, const fs::path& root) {
  std::error_code error;
  const fs::path target = fs::canonical(link, error);
  if (error) return false;
  const auto [end, ignored] = std::mismatch(root.begin(), root.end(), target.begin(), target.end());
  return end == root.end();
}

} // namespace

void list_files(const std::string& folder, const std::string& prefix, bool only_below,
                std::unordered_map<std::string, StaticFile>& files) {
  std::error_code error;
  const fs::path root = fs::canonical(folder, error);
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path relative = entry->path().lexically_relative(folder);
    const char* const type = type_of(entry->path());
    if (type == nullptr || !entry->is_regular_file(error)) continue;
    if (entry->is_symlink(error) && !is_inside(entry->path(), root)) continue;
    const std::string name = relative.generic_string();
    if (!only_below || relative.has_parent_path()) {
      files.emplace(prefix + name, StaticFile{entry->path().string(), type});
    } else if (std::find(std::begin(k_root_files), std::end(k_root_files), name) != std::end(k_root_files)) {
      files.emplace("/" + name, StaticFile{entry->path().string(), type});
    }
  }
}

} // namespace newsroom
