// Reads the folders at the start and when the system reports a change.
#include "library.h"

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <set>
#include <system_error>
#include <utility>

#include "exchange.h"
#include "lede/render.h"
#include "log.h"
#include "picture.h"
#include "text.h"

namespace newsroom {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t k_most_article_bytes = 4 * 1024 * 1024;
constexpr std::size_t k_longest_id = 80;
constexpr std::chrono::seconds k_longest_start{2};
// Network file systems do not report changes by other machines.
constexpr int k_between_scans_ms = 60'000;
constexpr std::uint32_t k_changes = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE | IN_ATTRIB;

bool is_id(std::string_view text) {
  return !text.empty() && text.size() <= k_longest_id && text.front() != '.' &&
         std::all_of(text.begin(), text.end(), [](char character) { return is_word(character) || character == '.'; });
}

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

// Sets `opening`: the article's JSON without rating and comments, which come from the store.
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

// Reads an article file, of whatever format, as an article of Lede's own format. @return null if it cannot be used.
Json read_article(const std::string& path, const std::string& id, const std::vector<std::string>& own_names,
                  const std::string& origin) {
  const auto refuse = [&](const std::string& why) {
    log(Level::warning, "article-refused", {{"article", id}, {"message", why}});
    return Json();
  };
  std::optional<std::string> text = read_whole(path, k_most_article_bytes);
  if (!text) return refuse("the file cannot be read, or is too large");
  for (const std::string& name : own_names) replace_all(*text, name + "/", origin + "/");
  const auto converted = lede::convert(*text);
  if (!converted.ok()) return refuse(converted.error().message);
  Json json = Json::parse(converted.value().article, nullptr, false);
  return json.is_object() ? json : refuse("the article is not an object");
}

// Whether a file may be an article in a format that is not JSON. Pictures are files of the folder, too.
bool is_other_text(const fs::path& extension) {
  constexpr std::array k_extensions{".md", ".markdown", ".mdx", ".xml", ".rss", ".atom", ".html", ".htm"};
  return std::find(k_extensions.begin(), k_extensions.end(), extension) != k_extensions.end();
}

// The ids of the article files in a folder. @param error set if the folder cannot be read.
std::set<std::string> article_ids(const std::string& folder, const std::atomic<bool>& is_stopping,
                                  std::error_code& error) {
  std::set<std::string> ids;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end && !is_stopping;
       entry.increment(error)) {
    const std::string id = entry->path().stem().string();
    const fs::path extension = entry->path().extension();
    const bool is_other = is_other_text(extension);
    if ((extension != ".json" && !is_other) || id.starts_with('.')) continue;
    if (is_id(id) && !is_other) {
      ids.insert(id);
    } else {
      const std::string name = is_other ? entry->path().filename().string() : id;
      const char* const message = is_other
                                      ? "only files named .json are served, whatever their format: see lede convert"
                                      : "a file's name has at most 80 letters, digits, '-', '_' and '.'";
      log(Level::warning, "article-refused", {{"article", name}, {"message", message}});
    }
  }
  return ids;
}

} // namespace

std::optional<FileState> state_of(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  const auto nanoseconds = [](const timespec& time) {
    return std::int64_t{time.tv_sec} * 1'000'000'000 + time.tv_nsec;
  };
  return FileState{nanoseconds(status.st_mtim), status.st_size, nanoseconds(status.st_ctim)};
}

std::optional<std::string> read_whole(const std::string& path, std::size_t most) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) return std::nullopt;
  std::string text;
  const std::optional<FileState> state = state_of(path);
  if (state && state->size <= static_cast<std::int64_t>(most)) text.reserve(static_cast<std::size_t>(state->size));
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
      own_names_(std::move(own_names)),
      notify_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)),
      stop_(::eventfd(0, EFD_CLOEXEC)) {
  if (notify_ < 0) log(Level::warning, "folder-not-watched", {{"message", std::strerror(errno)}});
  watcher_ = std::thread([this] { watch(); });
  std::shared_lock lock(mutex_);
  scanned_.wait_for(lock, k_longest_start, [this] { return is_scanned_; });
}

Library::~Library() {
  is_stopping_ = true;
  const std::uint64_t one = 1;
  static_cast<void>(!::write(stop_, &one, sizeof one));
  watcher_.join();
  ::close(stop_);
  if (notify_ >= 0) ::close(notify_);
}

// The only thread that reads folders.
void Library::watch() {
  add_watches(folder_);
  scan();
  while (!is_stopping_) {
    std::array<pollfd, 2> events{pollfd{stop_, POLLIN, 0}, pollfd{notify_, POLLIN, 0}};
    const int count = ::poll(events.data(), notify_ < 0 ? 1 : 2, k_between_scans_ms);
    if (is_stopping_) return;
    if (count == 0 || ((events[1].revents & POLLIN) != 0 && take_changes())) scan();
  }
}

// Of a folder and those below it. Lede's own files change with a release and are looked at with the rest.
void Library::add_watches(const std::string& folder) {
  if (notify_ < 0) return;
  ::inotify_add_watch(notify_, folder.c_str(), k_changes);
  std::error_code error;
  for (fs::recursive_directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
    if (entry->is_directory(error)) ::inotify_add_watch(notify_, entry->path().c_str(), k_changes);
  }
}

// Reads again each article whose file has changed. @return whether anything else changed: then read everything.
bool Library::take_changes() {
  alignas(inotify_event) std::array<char, 64 * 1024> buffer;
  std::set<std::string> changed;
  bool needs_scan = false;
  for (ssize_t size = 0; (size = ::read(notify_, buffer.data(), buffer.size())) > 0;) {
    for (const char* at = buffer.data(); at < buffer.data() + size;) {
      const auto* event = reinterpret_cast<const inotify_event*>(at);
      at += sizeof(inotify_event) + event->len;
      const fs::path name = event->len == 0 ? "" : event->name;
      const std::string id = name.stem().string();
      const bool is_article =
          (event->mask & (IN_ISDIR | IN_Q_OVERFLOW)) == 0 && name.extension() == ".json" && is_id(id);
      const bool is_empty_yet = (event->mask & IN_CREATE) != 0; // writing to a file is reported when it is closed
      if (is_article && !is_empty_yet) changed.insert(id);
      // Pictures, folders, and changes that came too fast for the system to list.
      if (!is_article && (event->mask & IN_ATTRIB) == 0) needs_scan = true;
    }
  }
  for (const std::string& id : changed) static_cast<void>(reload(id));
  if (needs_scan) add_watches(folder_);
  return needs_scan;
}

std::shared_ptr<const Article> Library::load(const std::string& id) const {
  const std::string path = folder_ + "/" + id + ".json";
  const std::optional<FileState> state = state_of(path);
  if (!state) return nullptr;
  Json json = read_article(path, id, own_names_, origin_);
  if (json.is_null()) return nullptr;
  auto article = std::make_shared<Article>();
  article->id = id;
  // The article's own address may have one of these names in another spelling.
  article->url = read_string(json, "url");
  const std::string_view origin = origin_of(article->url);
  if (std::any_of(own_names_.begin(), own_names_.end(),
                  [&](const std::string& name) { return is_same_origin(origin, name); })) {
    article->url = origin_ + article->url.substr(origin.size());
    json["url"] = article->url;
  }
  if (origin_of(article->url).empty()) article->url = origin_ + "/articles/" + id;
  article->headline = read_string(json, "headline");
  article->language = read_string(json, "language");
  article->source = read_string(json, "source");
  article->published = read_string(json, "published");
  article->published_at = seconds_of(article->published);
  article->lead = read_string(json, "lead");
  if (const auto section = json.find("section"); section != json.end() && section->is_object())
    article->section = read_string(*section, "name");
  article->picture = picture_of(json);
  article->modified = state->modified;
  article->size = state->size;
  open_up(std::move(json), *article);
  return article;
}

// What identifies an article's own address: a path with its escapes decoded, and the query. Empty if it is another
// server's.
std::string Library::key_of(const Article& article) const {
  const std::string_view origin = origin_of(article.url);
  if (!is_same_origin(origin, origin_)) return {};
  std::string_view rest = std::string_view(article.url).substr(origin.size());
  rest = rest.substr(0, rest.find('#'));
  const std::size_t query = rest.find('?');
  const std::string path = decode_url(rest.substr(0, query), false);
  return query == std::string_view::npos ? path : path + std::string(rest.substr(query));
}

void Library::forget(const std::string& id) {
  const std::unique_lock lock(mutex_);
  refused_.erase(id);
  const auto found = articles_.find(id);
  if (found == articles_.end()) return;
  const auto address = ids_.find(key_of(*found->second));
  if (address != ids_.end() && address->second == id) ids_.erase(address);
  articles_.erase(found);
  note_change();
}

// @return the article as its file is now, or as it was if the file cannot be used; nothing if the file is gone.
std::shared_ptr<const Article> Library::reload(const std::string& id) {
  const std::optional<FileState> state = state_of(folder_ + "/" + id + ".json");
  if (!state) {
    if (!is_readable()) return find_known(id); // perhaps the folder's disk comes back
    forget(id);
    return nullptr;
  }
  {
    const std::shared_lock lock(mutex_);
    const auto refused = refused_.find(id);
    const auto known = articles_.find(id);
    if (refused != refused_.end() && refused->second == *state) {
      return known == articles_.end() ? nullptr : known->second;
    }
  }
  std::shared_ptr<const Article> newer = load(id);
  const std::unique_lock lock(mutex_);
  const auto found = articles_.find(id);
  if (!newer) {
    refused_[id] = *state; // it is read again when it has changed
    return found == articles_.end() ? nullptr : found->second;
  }
  refused_.erase(id);
  if (found != articles_.end()) {
    const auto address = ids_.find(key_of(*found->second));
    if (address != ids_.end() && address->second == id) ids_.erase(address);
  }
  if (const std::string key = key_of(*newer); !key.empty()) ids_.emplace(key, id);
  note_change();
  return articles_[id] = newer;
}

// Under the lock.
void Library::note_change() {
  ++changes_;
  list_ = nullptr;
}

void Library::scan() {
  std::unordered_map<std::string, StaticFile> files;
  std::error_code error;
  const std::set<std::string> ids = article_ids(folder_, is_stopping_, error);
  if (error) log(Level::error, "folder-not-read", {{"message", error.message()}});
  list_files(folder_, "/articles/", true, files);
  if (!dist_.empty()) list_files(dist_, "/dist/", false, files);
  {
    const std::unique_lock lock(mutex_);
    files_.swap(files);
  }
  for (const std::string& id : ids) {
    if (is_stopping_) return;
    static_cast<void>(find(id));
  }
  // If the folder cannot be read, no article is removed.
  std::vector<std::string> gone;
  {
    const std::shared_lock lock(mutex_);
    for (const auto& [id, article] : articles_) {
      if (!error && ids.find(id) == ids.end()) gone.push_back(id);
    }
  }
  for (const std::string& id : gone) forget(id);
  {
    const std::unique_lock lock(mutex_);
    is_scanned_ = true;
  }
  scanned_.notify_all();
}

std::shared_ptr<const Article> Library::find_known(const std::string& id) const {
  const std::shared_lock lock(mutex_);
  const auto found = articles_.find(id);
  return found == articles_.end() ? nullptr : found->second;
}

std::shared_ptr<const Article> Library::find(const std::string& id) {
  if (!is_id(id)) return nullptr;
  std::shared_ptr<const Article> article = find_known(id);
  const std::optional<FileState> state = state_of(folder_ + "/" + id + ".json");
  if (!state && !article) return nullptr;
  if (state && article && state->modified == article->modified && state->size == article->size) return article;
  return reload(id);
}

std::shared_ptr<const Article> Library::find_by_address(std::string_view path, std::string_view query) {
  std::string id;
  {
    const std::shared_lock lock(mutex_);
    auto found = ids_.end();
    if (!query.empty()) found = ids_.find(std::string(path) + "?" + std::string(query));
    // An address with an additional query, as in campaigns, is still the article's.
    if (found == ids_.end()) found = ids_.find(std::string(path));
    if (found != ids_.end()) id = found->second;
  }
  return id.empty() ? nullptr : find(id);
}

std::shared_ptr<const Library::List> Library::list() {
  {
    const std::shared_lock lock(mutex_);
    if (list_) return list_;
  }
  const std::lock_guard sorting(sorting_); // one thread sorts; others wait for the result
  auto list = std::make_shared<List>();
  std::uint64_t changes = 0;
  {
    const std::shared_lock lock(mutex_);
    if (list_) return list_;
    changes = changes_;
    list->reserve(articles_.size());
    for (const auto& [id, article] : articles_) list->push_back(article);
  }
  std::stable_sort(list->begin(), list->end(),
                   [](const auto& left, const auto& right) { return left->published_at > right->published_at; });
  const std::unique_lock lock(mutex_);
  if (changes == changes_) list_ = list;
  return list;
}

bool Library::is_readable() const {
  std::error_code error;
  const fs::directory_iterator entries(folder_, error);
  return !error;
}

std::optional<StaticFile> Library::find_file(const std::string& path) const {
  const std::shared_lock lock(mutex_);
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return found->second;
}

} // namespace newsroom
