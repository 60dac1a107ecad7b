// Reads the folders now and then, and an article's file when it has changed.
#include "library.h"

#include <sys/stat.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <mutex>
#include <utility>

#include "exchange.h"
#include "lede/render.h"
#include "log.h"
#include "text.h"

namespace newsroom {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_article_bytes = 4 * 1024 * 1024;
constexpr std::size_t k_longest_id = 80;
constexpr std::chrono::seconds k_between_scans{2};

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
};

const char* type_of(const fs::path& path) {
  const std::string extension = path.extension().string();
  const auto* found =
      std::find_if(std::begin(k_types), std::end(k_types), [&](const Type& row) { return row.extension == extension; });
  return found == std::end(k_types) ? nullptr : found->type;
}

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= k_longest_id && text.front() != '.' &&
         std::all_of(text.begin(), text.end(), [](char character) { return is_word(character) || character == '.'; });
}

struct FileState {
  std::int64_t modified = 0;
  std::int64_t size = 0;
};

std::optional<FileState> state_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  return FileState{std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec, status.st_size};
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// The article without the two members that the store knows better.
void open_up(Json json, Article& article) {
  const auto rating = json.find("rating");
  article.has_rating = rating != json.end() && rating->is_object();
  if (article.has_rating) {
    const auto best = rating->find("best");
    const bool is_usable = best != rating->end() && best->is_number_integer() && *best >= 3 && *best <= 10;
    if (is_usable) article.best = best->get<std::int64_t>();
  }
  article.has_comments = json.contains("comments") && json["comments"].is_object();
  json.erase("rating");
  json.erase("comments");
  if (article.url.empty()) article.url = read_string(json, "url");
  json["url"] = article.url;
  article.opening = dump(json);
  article.opening.pop_back();
}

// Files below a folder, but for those right in it where `only_below`.
void list_files(const std::string& folder, const std::string& prefix, bool only_below,
                std::unordered_map<std::string, StaticFile>& files) {
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    const fs::path relative = entry->path().lexically_relative(folder);
    const char* const type = type_of(entry->path());
    if (type == nullptr || !entry->is_regular_file(error) || (only_below && !relative.has_parent_path())) continue;
    files.emplace(prefix + relative.generic_string(), StaticFile{entry->path().string(), type});
  }
}

} // namespace

std::optional<std::string> read_whole(const std::string& path, std::size_t most) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text;
  std::array<char, 16 * 1024> buffer{};
  while (stream.read(buffer.data(), buffer.size()) || stream.gcount() > 0) {
    text.append(buffer.data(), static_cast<std::size_t>(stream.gcount()));
    if (text.size() > most) return std::nullopt;
  }
  return text;
}

Library::Library(std::string articles, std::string dist, std::string origin, std::vector<std::string> own_names)
    : folder_(std::move(articles)),
      dist_(std::move(dist)),
      origin_(std::move(origin)),
      own_names_(std::move(own_names)) {
  scan();
}

std::shared_ptr<const Article> Library::load(const std::string& id) const {
  const std::string path = folder_ + "/" + id + ".json";
  const std::optional<FileState> state = state_of(path);
  std::optional<std::string> text = state ? read_whole(path, k_most_article_bytes) : std::nullopt;
  if (!text) return nullptr;
  for (const std::string& name : own_names_) replace_all(*text, name + "/", origin_ + "/");
  // Whatever format the file has: from here on it is Lede's own.
  const auto converted = lede::convert(*text);
  Json json = converted.ok() ? Json::parse(converted.value().article, nullptr, false) : Json();
  if (!json.is_object()) {
    log(Level::warning, "article-refused",
        {{"article", id}, {"message", converted.ok() ? "the article is no object" : converted.error().message}});
    return nullptr;
  }
  auto article = std::make_shared<Article>();
  article->id = id;
  article->url = read_string(json, "url");
  if (origin_of(article->url).empty()) article->url = origin_ + "/articles/" + id;
  article->headline = read_string(json, "headline");
  article->language = read_string(json, "language");
  article->source = read_string(json, "source");
  article->published = read_string(json, "published");
  article->modified = state->modified;
  article->size = state->size;
  open_up(std::move(json), *article);
  return article;
}

void Library::scan() {
  std::map<std::string, std::shared_ptr<const Article>> articles;
  std::unordered_map<std::string, std::string> ids;
  std::unordered_map<std::string, StaticFile> files;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(folder_, error)) {
    const std::string id = entry.path().stem().string();
    if (entry.path().extension() != ".json" || id.starts_with('.')) continue;
    if (!is_id(id)) {
      constexpr const char* k_message = "a file's name has at most 80 letters, digits, '-', '_' and '.'";
      log(Level::warning, "article-refused", {{"article", id}, {"message", k_message}});
      continue;
    }
    std::shared_ptr<const Article> article = load(id);
    if (!article) continue;
    if (origin_of(article->url) == origin_) ids.emplace(path_of(article->url), id);
    articles.emplace(id, std::move(article));
  }
  list_files(folder_, "/articles/", true, files);
  if (!dist_.empty()) list_files(dist_, "/dist/", false, files);
  const std::unique_lock lock(mutex_);
  articles_.swap(articles);
  ids_.swap(ids);
  files_.swap(files);
  scanned_ = std::chrono::steady_clock::now();
}

// After a miss: perhaps it is new. Not for each miss, or everybody could keep the disk busy.
void Library::scan_if_due() {
  {
    const std::unique_lock lock(mutex_);
    if (std::chrono::steady_clock::now() - scanned_ < k_between_scans) return;
    scanned_ = std::chrono::steady_clock::now();
  }
  scan();
}

std::shared_ptr<const Article> Library::find(const std::string& id) {
  if (!is_id(id)) return nullptr;
  std::shared_ptr<const Article> article;
  {
    const std::shared_lock lock(mutex_);
    const auto found = articles_.find(id);
    if (found != articles_.end()) article = found->second;
  }
  if (!article) {
    scan_if_due();
    const std::shared_lock lock(mutex_);
    const auto found = articles_.find(id);
    return found == articles_.end() ? nullptr : found->second;
  }
  const std::optional<FileState> state = state_of(folder_ + "/" + id + ".json");
  if (!state) return nullptr;
  if (state->modified == article->modified && state->size == article->size) return article;
  std::shared_ptr<const Article> newer = load(id);
  if (!newer) return article; // half written, or wrong: the last good one is better than none
  const std::unique_lock lock(mutex_);
  if (origin_of(newer->url) == origin_) ids_[std::string(path_of(newer->url))] = id;
  return articles_[id] = newer;
}

std::shared_ptr<const Article> Library::find_by_path(const std::string& path) {
  for (const bool is_second_look : {false, true}) {
    if (is_second_look) scan_if_due();
    std::string id;
    {
      const std::shared_lock lock(mutex_);
      const auto found = ids_.find(path);
      if (found != ids_.end()) id = found->second;
    }
    if (!id.empty()) return find(id);
  }
  return nullptr;
}

std::vector<std::shared_ptr<const Article>> Library::list() {
  const std::shared_lock lock(mutex_);
  std::vector<std::shared_ptr<const Article>> articles;
  for (const auto& [id, article] : articles_) articles.push_back(article);
  return articles;
}

std::optional<StaticFile> Library::find_file(const std::string& path) {
  for (const bool is_second_look : {false, true}) {
    if (is_second_look) scan_if_due();
    const std::shared_lock lock(mutex_);
    const auto found = files_.find(path);
    if (found != files_.end()) return found->second;
  }
  return std::nullopt;
}

} // namespace newsroom
