// The documents of a batch.
#include "batch_source.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "batch_names.h"
#include "files.h"
#include "lede/render.h"
#include "lines.h"

namespace lede::cli {
namespace {

namespace fs = std::filesystem;

/// The extensions of files that are articles.
constexpr std::array<std::string_view, 9> k_extensions = {".json", ".md",   ".mdx",  ".markdown", ".xml",
                                                          ".rss",  ".atom", ".html", ".htm"};

bool is_article(const fs::path& path) {
  return std::find(k_extensions.begin(), k_extensions.end(), path.extension().native()) != k_extensions.end();
}

/// The files of a folder at any depth, without hidden files. Links to folders are not followed.
class FolderSource final : public Source {
 public:
  explicit FolderSource(std::string folder) : folder_(std::move(folder)) {
    if (folder_.back() != '/') folder_ += '/';
    collect({});
    std::sort(files_.begin(), files_.end());
  }

  bool next(Document& document) override {
    if (position_ == files_.size()) return false;
    const auto& [name, problem] = files_[position_];
    document = {};
    document.index = position_++;
    document.source = name;
    document.path = folder_ + name;
    document.problem = problem;
    document.name = name_for_path(name);
    return true;
  }
  [[nodiscard]] int progress() const override {
    return files_.empty() ? 1000 : static_cast<int>(position_ * 1000 / files_.size());
  }
  [[nodiscard]] std::size_t total() const override { return files_.size(); }

 private:
  void collect(const std::string& below) {
    std::error_code failure;
    fs::directory_iterator entries(folder_ + below, failure);
    while (!failure && entries != fs::directory_iterator()) {
      const fs::path& path = entries->path();
      const std::string name = path.filename().native();
      std::error_code unknown;
      const bool is_folder = entries->is_directory(unknown) && !entries->is_symlink(unknown);
      if (name.front() != '.') {
        if (is_folder)
          collect(below + name + "/");
        else if (is_article(path) && !entries->is_directory(unknown)) // reading a pipe would block
          files_.emplace_back(below + name, entries->is_other(unknown) ? "Not a file" : "");
      }
      entries.increment(failure);
    }
    if (failure) files_.emplace_back(below.empty() ? "." : below, failure.message());
  }

  std::string folder_;
  std::vector<std::pair<std::string, std::string>> files_; // each with its problem, if it has one
  std::size_t position_ = 0;
};

/// A file that is an array or a feed.
class FileSource final : public Source {
 public:
  FileSource(std::string path, std::string name) : path_(std::move(path)), name_(std::move(name)) {}

  bool next(Document& document) override {
    if (is_done_) return false;
    document = {};
    document.source = name_;
    document.path = path_;
    document.name = name_for_path(name_);
    is_done_ = true;
    return true;
  }
  [[nodiscard]] int progress() const override { return -1; }

 private:
  std::string path_;
  std::string name_;
  bool is_done_ = false;
};

/// A file that is read line by line while the batch runs.
class LineSource : public Source {
 public:
  LineSource(std::string name, int descriptor, std::size_t most_bytes)
      : lines_(descriptor, most_bytes), name_(std::move(name)), descriptor_(descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
      size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~LineSource() override { ::close(descriptor_); }
  LineSource(const LineSource&) = delete;
  LineSource& operator=(const LineSource&) = delete;

  [[nodiscard]] int progress() const override {
    return size_ == 0 ? -1 : static_cast<int>(std::min<std::uint64_t>(lines_.consumed(), size_) * 1000 / size_);
  }
  [[nodiscard]] std::string problem() const override {
    return lines_.problem().empty() ? std::string() : name_ + ": " + lines_.problem();
  }
  [[nodiscard]] LineReader& lines() { return lines_; }

 protected:
  /// The next line that is not blank.
  bool next_line(std::string& line) {
    while (lines_.next(line)) {
      ++line_;
      if (line.find_first_not_of(" \t\r") != std::string::npos) return true;
    }
    return false;
  }

  LineReader lines_;      // NOLINT: derived classes read from it
  std::string name_;      // NOLINT
  std::size_t line_ = 0;  // NOLINT
  std::size_t count_ = 0; // NOLINT

 private:
  int descriptor_;
  std::uint64_t size_ = 0;
};

class JsonLineSource final : public LineSource {
 public:
  using LineSource::LineSource;
  bool next(Document& document) override {
    document = {};
    if (!next_line(document.text)) return false;
    document.index = count_++;
    document.line = line_;
    document.source = name_ + ":" + std::to_string(line_);
    return true;
  }
};

/// The files that a list names. Paths are relative to the current folder, as in other commands.
class ListSource final : public LineSource {
 public:
  using LineSource::LineSource;
  bool next(Document& document) override {
    document = {};
    if (!next_line(document.path)) return false;
    if (document.path.back() == '\r') document.path.pop_back();
    document.index = count_++;
    document.source = document.path.substr(0, k_most_path_bytes);
    document.name = name_for_path(document.source);
    if (document.path.size() > k_most_path_bytes) document.problem = std::strerror(ENAMETOOLONG);
    return true;
  }
  static constexpr std::size_t k_most_path_bytes = 4096;
};

bool ends_with(std::string_view text, std::string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Whether a text may be a list of articles: it begins with an array, a feed, or an object that names its items in the
/// first kilobytes.
bool may_be_list(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string_view::npos) return false;
  if (text[begin] != '{') return text[begin] == '[' || text[begin] == '<';
  constexpr std::size_t k_looked_at = 8192;
  const std::string_view start = text.substr(begin, k_looked_at);
  for (const std::string_view name :
       {"\"items\"", "\"posts\"", "\"@graph\"", "\"itemListElement\"", "\"result\"", "\"results\"",
        "\"content_elements\"", "\"data\"", "\"_items\"", "\"articles\""}) {
    if (start.find(name) != std::string_view::npos) return true;
  }
  return false;
}

/// Returns the first character of a file after a byte-order mark and white space, or NUL. Of a pipe, only the first
/// byte can be looked at.
char first_sign(int descriptor, LineReader& lines) {
  std::array<char, 4096> head{};
  const ssize_t size = ::pread(descriptor, head.data(), head.size(), 0);
  if (size < 0) return static_cast<char>(lines.peek());
  std::string_view text(head.data(), static_cast<std::size_t>(size));
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const std::size_t first = text.find_first_not_of(" \t\r\n");
  return first == std::string_view::npos ? '\0' : text[first];
}

/// Whether a file has JSON lines: its first line is an object, and another line follows.
bool begins_with_line_of_json(int descriptor) {
  constexpr std::size_t k_part = 64 * 1024;
  std::vector<char> part(k_part);
  std::size_t depth = 0;
  bool is_in_text = false;
  bool is_escaped = false;
  bool has_begun = false;
  bool has_line = false;
  off_t place = 0;
  for (ssize_t size = 0; (size = ::pread(descriptor, part.data(), k_part, place)) > 0; place += size) {
    for (const char c : std::string_view(part.data(), static_cast<std::size_t>(size))) {
      const bool is_space = std::string_view(" \t\r\n").find(c) != std::string_view::npos;
      if (has_line && !is_space) return c == '{';
      has_begun = has_begun || !is_space;
      if (!has_begun) continue;
      if (c == '\n' && depth > 0) return false;
      has_line = has_line || c == '\n';
      if (is_in_text) {
        is_in_text = is_escaped || c != '"';
        is_escaped = !is_escaped && c == '\\';
      } else if (c == '"') {
        is_in_text = true;
      } else if (c == '{' || c == '[') {
        ++depth;
      } else if ((c == '}' || c == ']') && depth > 0) {
        --depth;
      }
    }
  }
  return false;
}

/// The articles of another source's documents: each article of a list becomes a document.
class ArticleSource final : public Source {
 public:
  ArticleSource(std::unique_ptr<Source> files, const ConvertOptions& options)
      : files_(std::move(files)), options_(options) {}

  bool next(Document& document) override {
    while (place_ == articles_.size()) {
      if (!files_->next(list_)) return false;
      place_ = 0;
      articles_.clear();
      if (options_.item.empty() && list_.problem.empty()) open_list();
      if (!articles_.empty()) break;
      document = std::move(list_);
      document.index = count_++;
      return true;
    }
    take_article(document);
    return true;
  }
  [[nodiscard]] int progress() const override { return files_->progress(); }
  [[nodiscard]] std::string problem() const override { return files_->problem(); }

 private:
  void open_list() {
    if (list_.path.empty()) {
      if (may_be_list(list_.text)) articles_ = convert_list(list_.text, options_);
      return;
    }
    const FileContent content = read_file(list_.path, max_input_bytes);
    if (content.ok && may_be_list(content.text)) articles_ = convert_list(content.text, options_);
  }

  void take_article(Document& document) {
    ConvertedItem& article = articles_[place_++];
    const std::string place = std::to_string(place_ - 1);
    document = {};
    document.index = count_++;
    document.source = list_.source + "#" + place; // --item accepts an index, too
    document.is_of_list = true;
    document.text = std::move(article.output.article);
    document.warnings = std::move(article.output.warnings);
    if (article.refused) document.refusal = std::move(article.refusal);
    const std::string folder = list_.name.empty() ? std::string() : list_.name.substr(0, list_.name.rfind('.')) + "/";
    document.name = folder + name_for_id(article.id.empty() ? place : article.id, list_.line);
  }

  std::unique_ptr<Source> files_;
  const ConvertOptions& options_;
  Document list_;
  std::vector<ConvertedItem> articles_; // of the current list
  std::size_t place_ = 0;
  std::size_t count_ = 0;
};

} // namespace

std::unique_ptr<Source> open_files(const std::string& input, std::string& problem) {
  const bool is_standard_input = input == "-";
  struct stat status {};
  if (!is_standard_input && ::stat(input.c_str(), &status) == 0 && S_ISDIR(status.st_mode))
    return std::make_unique<FolderSource>(input);
  const int descriptor = is_standard_input ? ::dup(STDIN_FILENO) : ::open(input.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) {
    problem = (is_standard_input ? "standard input" : input) + ": " + std::strerror(errno);
    return nullptr;
  }
  const std::string name = is_standard_input ? "standard input" : fs::path(input).filename().native();
  auto json_lines = std::make_unique<JsonLineSource>(name, descriptor, max_input_bytes);
  if (ends_with(input, ".ndjson") || ends_with(input, ".jsonl")) return json_lines;
  const char first = first_sign(descriptor, json_lines->lines());
  // Markdown may begin with anything. A list of files has another extension.
  const bool is_one = is_markdown_file(input) || first == '[' || first == '<' ||
                      (first == '{' && !begins_with_line_of_json(descriptor));
  if (!is_standard_input && is_one) return std::make_unique<FileSource>(input, name);
  if (first == '{') return json_lines;
  if (first == '[') {
    problem = name + ": a JSON array is not a batch (expected a folder, a file of JSON lines or a list of files)";
    return nullptr;
  }
  if (is_standard_input || ::lseek(descriptor, 0, SEEK_SET) != 0) {
    problem = name + ": does not begin with an article (expected JSON lines: a pipe can bring no other batch)";
    return nullptr;
  }
  auto list = std::make_unique<ListSource>(name, ::dup(descriptor), ListSource::k_most_path_bytes);
  return list;
}

std::unique_ptr<Source> open_source(const std::string& input, const ConvertOptions& options, std::string& problem) {
  std::unique_ptr<Source> files = open_files(input, problem);
  if (files == nullptr) return files;
  return std::make_unique<ArticleSource>(std::move(files), options);
}

} // namespace lede::cli
