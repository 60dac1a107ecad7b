// `lede batch`: renders many documents to files, on all cores.
//
// The main thread gives documents to the workers in order, and takes the results back in the same order. Any worker may
// render any document. Names of files (two documents may want the same) and the ledger depend on the order of the
// documents, not on which worker is first. So the result does not depend on the number of threads or on interruptions.
#include "batch.h"

#include <sys/stat.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <deque>
#include <filesystem>
#include <map>
#include <mutex>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "batch_journal.h"
#include "batch_ledger.h"
#include "batch_names.h"
#include "batch_progress.h"
#include "batch_source.h"
#include "exit_status.h"
#include "files.h"
#include "style_sheet.h"

namespace lede::cli {
namespace {

constexpr std::size_t k_waiting_a_job = 16;                    // documents read or finished early, a thread
constexpr std::size_t k_most_waiting_bytes = 64 * 1024 * 1024; // of those that are read
constexpr std::size_t k_most_refusals_told = 20;

/// Shortens a text for a record.
std::string clip(std::string text, std::size_t most_bytes) {
  if (text.size() <= most_bytes) return text;
  while (most_bytes > 0 && (static_cast<unsigned char>(text[most_bytes]) & 0xC0U) == 0x80U) --most_bytes;
  text.resize(most_bytes);
  return text;
}

About clip(About about) {
  IndexPicture& picture = about.picture;
  if (picture.url.size() > 2000) picture.url.clear(); // part of an address is another address
  picture.alt = clip(std::move(picture.alt), 1000);
  return {clip(std::move(about.id), 200), clip(std::move(about.headline), 1000), clip(std::move(about.published), 100),
          clip(std::move(about.language), 300), std::move(picture)};
}

/// "tag-removed=1,url-removed=2".
std::string reasons(const std::vector<Warning>& warnings) {
  std::map<std::string_view, std::size_t> counts;
  for (const Warning& warning : warnings) {
    if (warning.severity != Severity::cosmetic) counts[name_of(warning.code)] += warning.count;
  }
  std::string out;
  for (const auto& [code, count] : counts) {
    out += out.empty() ? "" : ",";
    out.append(code).append("=").append(std::to_string(count));
  }
  return out;
}

class Batch {
 public:
  Batch(const Arguments& arguments, Source& source, Journal& journal, Ledger& ledger)
      : arguments_(arguments), source_(source), journal_(journal), ledger_(ledger) {}

  /// @return the problem that stopped the batch; empty if none did.
  std::string run() {
    std::vector<std::thread> workers;
    for (std::size_t number = 0; number < arguments_.jobs; ++number)
      workers.emplace_back([this, number] { work(number); });
    Document document;
    while (source_.next(document) && hand_out(std::move(document))) continue;
    {
      const std::lock_guard lock(mutex_);
      is_at_end_ = true;
    }
    changed_.notify_all();
    for (std::thread& worker : workers) worker.join();
    progress_.clear();
    return problem_.empty() ? source_.problem() : problem_;
  }

  [[nodiscard]] std::size_t kept() const { return kept_; }
  [[nodiscard]] double seconds() const { return progress_.seconds(); }
  [[nodiscard]] bool is_lossy() const { return lossy_; }

 private:
  bool hand_out(Document document) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] {
      const bool has_room = document.index < committed_ + k_waiting_a_job * arguments_.jobs &&
                            (waiting_bytes_ < k_most_waiting_bytes || waiting_.empty());
      return has_room || !problem_.empty();
    });
    if (!problem_.empty()) return false;
    waiting_bytes_ += document.text.size();
    waiting_.push_back(std::move(document));
    thousandths_ = source_.progress();
    lock.unlock();
    changed_.notify_all();
    return true;
  }

  bool take(Document& document) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return !waiting_.empty() || is_at_end_ || !problem_.empty(); });
    if (waiting_.empty() || !problem_.empty()) return false;
    document = std::move(waiting_.front());
    waiting_.pop_front();
    waiting_bytes_ -= document.text.size();
    return true;
  }

  void work(std::size_t number) {
    const std::string work_file = journal_.work_folder() + "/" + std::to_string(number) + ".html";
    RenderOptions options = arguments_.options;
    Document document;
    while (take(document)) {
      if (!document.name.empty() && arguments_.options.style_url.empty() && arguments_.options.assets_url.empty()) {
        options.style_url.clear();
        for (std::size_t depth = depth_of(document.name); depth > 0; --depth) options.style_url += "../";
        options.style_url += "lede.css";
      }
      commit(document.index, process(document, options, work_file));
      document = {};
    }
  }

  /// Renders a document and writes its file.
  Record process(Document& document, const RenderOptions& options, const std::string& work_file) {
    Record record;
    record.source = document.source;
    std::string html;
    bool is_kept = false;
    if (read(document, record)) {
      record.input = hash_of(document.text);
      std::optional<Record> before = arguments_.resume ? journal_.find(record.source) : std::nullopt;
      is_kept = before && before->input == record.input && is_in_place(*before);
      if (is_kept)
        record = *before;
      else
        render_into(document, options, record, html);
    }
    const std::string wanted = document.name.empty() ? name_for_id(record.about.id, document.line) : document.name;
    const std::string name = take_name(document.index, record.has_output() ? wanted : std::string());
    if (!record.has_output()) return record;
    if (is_kept && name == record.output) {
      const std::lock_guard lock(mutex_);
      ++kept_;
      return record;
    }
    if (is_kept) render_into(document, options, record, html);
    record.output = name;
    record.bytes = html.size();
    write(record, html, work_file);
    return record;
  }

  static bool read(Document& document, Record& record) {
    if (document.refusal) {
      refuse(record, name_of(document.refusal->code), document.refusal->message, document.refusal->location);
      return false;
    }
    if (!document.problem.empty() || document.path.empty()) {
      if (!document.problem.empty()) refuse(record, "file", document.problem, {});
      return document.problem.empty();
    }
    FileContent content = read_file(document.path, max_input_bytes);
    if (content.ok)
      document.text = std::move(content.text);
    else
      refuse(record, "file", content.text, {});
    return content.ok;
  }

  static void refuse(Record& record, std::string_view code, const std::string& message, const Location& location) {
    record.outcome = Outcome::refused;
    record.why = code;
    record.message = clip(message, 1000);
    if (!location.path.empty()) record.message += " (" + clip(location.path, 300) + ")";
  }

  void render_into(const Document& document, const RenderOptions& options, Record& record, std::string& html) {
    RenderOptions own = options_for(options, document.name);
    if (document.is_of_list) own.from = "lede"; // the article was converted to this format
    Result<RenderOutput> result = render(document.text, own);
    if (!result.ok()) {
      const Error& error = result.error();
      refuse(record, name_of(error.code), error.message, error.location);
      record.line = document.line == 0 ? error.location.line : 0; // for a file of lines, the source has the line
      record.column = error.location.column;
      return;
    }
    RenderOutput& output = result.value();
    drop_known_missing_body(output.warnings, document.warnings);
    output.warnings.insert(output.warnings.end(), document.warnings.begin(), document.warnings.end());
    record.why = reasons(output.warnings);
    record.outcome = record.why.empty() ? Outcome::done : Outcome::warned;
    if (has_loss(output.warnings)) lossy_ = true;
    record.about = clip(std::move(output.about));
    html = std::move(output.html);
  }

  /// Whether the file of a record is still there and unchanged.
  [[nodiscard]] bool is_in_place(const Record& record) const {
    struct stat status {};
    return record.has_output() && ::stat((arguments_.output + "/" + record.output).c_str(), &status) == 0 &&
           S_ISREG(status.st_mode) && static_cast<std::size_t>(status.st_size) == record.bytes;
  }

  /// Gives out names in the order of the documents, so that of two equal names, always the same one is changed.
  std::string take_name(std::size_t index, const std::string& wanted) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return named_ == index; });
    std::string name = wanted.empty() ? std::string() : names_.take(wanted);
    ++named_;
    lock.unlock();
    changed_.notify_all();
    return name;
  }

  void write(Record& record, const std::string& html, const std::string& work_file) {
    const std::string target = arguments_.output + "/" + record.output;
    const int failure = place_file(work_file, target, html);
    if (failure == 0) return;
    record.outcome = Outcome::failed;
    record.why = "file";
    record.message = target + ": " + std::strerror(failure);
    record.output.clear();
    record.bytes = 0;
    // An error may affect one file (a name that is too long), or all further files.
    if (failure == ENOSPC || failure == EDQUOT || failure == EROFS || failure == EIO || failure == EMFILE) {
      const std::lock_guard lock(mutex_);
      if (problem_.empty()) problem_ = record.message;
    }
  }

  void commit(std::size_t index, Record record) {
    const std::lock_guard lock(mutex_);
    done_.emplace(index, std::move(record));
    while (!done_.empty() && done_.begin()->first == committed_ && problem_.empty()) {
      const Record& next = done_.begin()->second;
      tell(next);
      problem_ = ledger_.add(next);
      done_.erase(done_.begin());
      ++committed_;
    }
    progress_.show(committed_, thousandths_, source_.total());
    changed_.notify_all();
  }

  void tell(const Record& record) {
    if (record.has_output() || ++told_ > k_most_refusals_told) return;
    progress_.clear();
    std::string line = record.source;
    if (record.line > 0) line += ":" + std::to_string(record.line);
    if (record.column > 0) line += ":" + std::to_string(record.column);
    line += ": error[" + record.why + "]: " + record.message + "\n";
    if (told_ == k_most_refusals_told) line += "lede: further refusals are only counted\n";
    static_cast<void>(std::fwrite(line.data(), 1, line.size(), stderr));
  }

  const Arguments& arguments_;
  Source& source_;
  Journal& journal_;
  Ledger& ledger_;
  Progress progress_;

  std::atomic<bool> lossy_ = false; // readers lose something of an article
  std::mutex mutex_;                // for all below
  std::condition_variable changed_;
  std::deque<Document> waiting_;
  std::size_t waiting_bytes_ = 0;
  bool is_at_end_ = false;
  int thousandths_ = -1;
  Names names_;
  std::size_t named_ = 0;              // number of documents that have a name or need none
  std::map<std::size_t, Record> done_; // results that are ahead of their turn
  std::size_t committed_ = 0;
  std::size_t kept_ = 0;
  std::size_t told_ = 0;
  std::string problem_; // why the batch stops
};

/// Puts a style sheet into the output folder, unless there is one: somebody may have changed it. It is written in the
/// work folder first, so that a killed batch leaves no partial file.
std::string place_style_sheet(const std::string& folder, const Journal& journal, const char* name, const char* text) {
  const std::string path = folder + name;
  std::error_code failure;
  if (std::filesystem::is_regular_file(path, failure) && std::filesystem::file_size(path, failure) > 0) return {};
  const int problem = place_file(journal.work_folder() + name, path, text);
  return problem == 0 ? std::string() : path + ": " + std::strerror(problem);
}

/// Puts the style sheets there, unless an option names others for the pages to link.
std::string place_style_sheets(const Arguments& arguments, const Journal& journal) {
  const RenderOptions& options = arguments.options;
  if (!options.styles.empty() || !options.style_url.empty() || !options.assets_url.empty()) return {};
  std::string problem = place_style_sheet(arguments.output, journal, "/lede.css", style_sheet());
  if (problem.empty()) problem = place_style_sheet(arguments.output, journal, "/lede-parts.css", parts_style_sheet());
  return problem;
}

/// The title of the index: the newspaper's name, else the name of the input.
std::string title_of(const std::string& input, const RenderOptions& options) {
  if (!options.site_name.empty()) return options.site_name;
  std::filesystem::path path(input);
  if (!path.has_filename()) path = path.parent_path();
  std::error_code failure;
  const bool is_dots = path.filename() == "." || path.filename() == "..";
  if (is_dots) path = std::filesystem::canonical(path, failure);
  const std::string stem = path.stem().native();
  return stem.empty() || stem == "-" || stem == "." || stem == ".." ? "Lede" : stem;
}

} // namespace

int run_batch(const Arguments& arguments) {
  ::signal(SIGPIPE, SIG_IGN); // if the reader of the progress ends, the batch must go on
  std::string problem;
  const std::unique_ptr<Source> source = open_source(arguments.input(), arguments.options, problem);
  if (source == nullptr) return fail(problem);
  std::error_code failure;
  std::filesystem::create_directories(arguments.output, failure);
  if (failure) return fail(arguments.output + ": " + failure.message());
  Journal journal;
  const std::string title = title_of(arguments.input(), arguments.options);
  problem = journal.open(arguments.output, hash_of(title, hash_of(arguments.options_text)), arguments.resume);
  if (problem.empty()) problem = place_style_sheets(arguments, journal);
  if (!problem.empty()) return fail(problem);

  Ledger ledger(arguments.output, title, arguments.options, journal);
  Batch batch(arguments, *source, journal, ledger);
  problem = batch.run();
  if (problem.empty()) problem = ledger.finish();
  if (problem.empty()) problem = journal.finish();
  if (!problem.empty()) {
    fail(problem);
    return fail("the batch is not finished; the same command with --continue goes on");
  }
  problem = write_file("-", ledger.summary(batch.seconds(), batch.kept()));
  if (!problem.empty()) return fail(problem);
  return ledger.is_clean() && !(arguments.strict && batch.is_lossy()) ? 0 : 1;
}

} // namespace lede::cli
