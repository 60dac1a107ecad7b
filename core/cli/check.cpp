// Renders every document of an archive, compares the visible content with that of the document, and prints a table.
// Documents are given to the threads one by one, so memory contains only those that are being processed.
#include "check.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

#include "batch_source.h"
#include "check_outcome.h"
#include "exit_status.h"
#include "files.h"
#include "source_text.h"

namespace lede::cli {
namespace {

class Check {
 public:
  Check(const Arguments& arguments, Source& source) : arguments_(arguments), source_(source) {
    options_ = arguments.options;
    options_.output = Output::fragment;
    options_.report_all = true;
  }

  Outcome run() {
    std::vector<std::thread> workers;
    for (std::size_t number = 0; number < arguments_.jobs; ++number) workers.emplace_back([this] { work(); });
    for (std::thread& worker : workers) worker.join();
    return std::move(outcome_);
  }

 private:
  void work() {
    Document document;
    while (take(document)) check(document);
  }

  bool take(Document& document) {
    const std::lock_guard lock(source_mutex_);
    return source_.next(document);
  }

  void check(Document& document) {
    if (document.problem.empty() && !document.path.empty()) {
      FileContent content = read_file(document.path, max_input_bytes);
      (content.ok ? document.text : document.problem) = std::move(content.text);
    }
    Outcome own;
    if (!document.problem.empty()) {
      add_refusal(own, document, std::string(k_no_format), "unreadable", document.problem, {});
    } else {
      check_text(own, document);
    }
    const std::lock_guard lock(outcome_mutex_);
    merge(own);
  }

  /// Checks a document. A feed or an array is compared as a whole, since only Lede's readers know which words belong to
  /// which article.
  void check_text(Outcome& own, const Document& document) {
    const RenderOptions options = options_for(options_, document.path);
    std::vector<ConvertedItem> articles = convert_list(document.text, options);
    std::string format(k_no_format);
    std::string html;
    if (articles.empty()) {
      const Result<ConvertOutput> converted = convert(document.text, options);
      if (converted.ok()) format = converted.value().format;
      const Result<RenderOutput> rendered = render(document.text, options);
      if (!rendered.ok()) return add_refusal(own, document, format, rendered.error());
      add_page(own, document, format, rendered.value(), html);
    }
    for (ConvertedItem& article : articles) {
      if (!article.output.format.empty()) format = article.output.format;
      if (article.refused) {
        add_refusal(own, document, format, article.refusal);
        continue;
      }
      Result<RenderOutput> rendered = render(article.output.article, options_);
      if (!rendered.ok()) {
        add_refusal(own, document, format, rendered.error());
        continue;
      }
      add_losses(own, document, article.output.warnings);
      drop_known_missing_body(rendered.value().warnings, article.output.warnings);
      // Remove the places: they refer to the converted article, which the user does not have.
      for (Warning& warning : rendered.value().warnings) warning.location = {};
      add_page(own, document, format, rendered.value(), html);
    }
    const Content source = content_of_document(document.text, is_markdown_file(document.path), format);
    Row& row = own.rows[format];
    const Content page = content_of_html(html);
    compare(row, source, page);
    add_gap(own, document, source, page);
    add_missing_pictures(own, document, source, page);
    // What two articles of a list have in common, such as a line about their author, is not doubled.
    const std::size_t doubled = std::exchange(row.doubled_sentences, 0);
    row.doubled_sentences = doubled - std::min(doubled, source.doubled_sentences);
    if (row.doubled_sentences == 0) own.doubles.erase("sentence");
  }

  static void add_gap(Outcome& own, const Document& document, const Content& source, const Content& page) {
    const MissingWords missing = find_missing(document.text, source, page);
    if (missing.count == 0) return;
    Gap& gap = own.gaps.emplace_back();
    gap.document = document.index;
    gap.source = document.source;
    gap.words = count_words(source);
    gap.missing = missing.count;
    gap.first = missing.first;
    if (!missing.has_place) return;
    const std::string_view before = std::string_view(document.text).substr(0, missing.offset);
    gap.line = static_cast<std::size_t>(std::count(before.begin(), before.end(), '\n')) + 1;
    gap.column = before.size() - (before.rfind('\n') + 1) + 1; // npos + 1 is 0
  }

  static void add_missing_pictures(Outcome& own, const Document& document, const Content& source, const Content& page) {
    const auto add = [&](const std::string& address) {
      own.missing_pictures.push_back({document.index, document.source, address});
    };
    for (const std::string& address : source.pictures.missing_in(page.pictures)) add(address);
    for (const PictureNames& picture : source.renditions) {
      if (picture.count_in(page.pictures) == 0) add(picture.missing_in(page.pictures).front());
    }
  }

  static void compare(Row& row, const Content& source, const Content& page) {
    row.words += count_words(source);
    row.words_kept += count_kept(source, page);
    row.pictures += source.pictures.size();
    row.films += source.films.size();
    row.pictures_kept += source.pictures.count_in(page.pictures);
    row.films_kept += count_common(source.films, page.films);
    row.pictures += source.renditions.size();
    for (const PictureNames& picture : source.renditions) {
      if (picture.count_in(page.pictures) > 0) ++row.pictures_kept;
    }
  }

  static std::size_t count_common(const std::set<std::string>& left, const std::set<std::string>& right) {
    return static_cast<std::size_t>(
        std::count_if(left.begin(), left.end(), [&](const std::string& name) { return right.count(name) != 0; }));
  }

  static void add_page(Outcome& own, const Document& document, const std::string& format, const RenderOutput& output,
                       std::string& html) {
    Row& row = own.rows[format];
    ++row.documents;
    ++row.read;
    if (output.about.published.empty()) ++row.without_date;
    const std::string_view page = output.html;
    const bool has_author = page.find("class=\"lede-byline\"") != std::string_view::npos ||
                            page.find("class=\"lede-authors\"") != std::string_view::npos;
    if (!has_author) ++row.without_author;
    if (page.find("<img") == std::string_view::npos) ++row.without_picture;
    html += output.html;
    row.doubled_sentences += content_of_html(output.html).doubled_sentences;
    add_doubles(own, row, document, doubled_in(output.html));
    add_losses(own, document, output.warnings);
  }

  static void add_doubles(Outcome& own, Row& row, const Document& document, const Doubled& doubled) {
    row.doubled_headlines += doubled.headlines;
    row.doubled_pictures += doubled.pictures;
    const auto add = [&](const char* what, std::size_t count, const std::string& example) {
      Loss& loss = own.doubles[what];
      if (loss.count == 0) loss = {0, document.index, document.source, {}, example};
      loss.count += count;
    };
    if (!doubled.sentence.empty()) add("sentence", 1, doubled.sentence);
    if (doubled.headlines > 0) add("headline", doubled.headlines, doubled.headline);
    if (doubled.pictures > 0) add("picture", doubled.pictures, doubled.picture);
  }

  static void add_losses(Outcome& own, const Document& document, const std::vector<Warning>& warnings) {
    for (const Warning& warning : warnings) {
      if (warning.severity != Severity::lost) continue;
      own.is_lossy = true;
      add_loss(own, document, std::string(name_of(warning.code)), warning.message, warning.location, warning.count);
    }
  }

  static void add_loss(Outcome& own, const Document& document, const std::string& code, const std::string& message,
                       const Location& location, std::size_t count) {
    Loss& loss = own.losses[code];
    if (loss.count == 0) loss = {0, document.index, document.source, location, message};
    loss.count += count;
  }

  static void add_refusal(Outcome& own, const Document& document, const std::string& format, const Error& error) {
    add_refusal(own, document, format, std::string(name_of(error.code)), error.message, error.location);
  }

  static void add_refusal(Outcome& own, const Document& document, const std::string& format, const std::string& code,
                          const std::string& message, const Location& location) {
    Row& row = own.rows[format];
    ++row.documents;
    ++row.refused;
    add_loss(own, document, code, message, location, 1);
  }

  static void merge(const std::map<std::string, Loss>& own, std::map<std::string, Loss>& all) {
    for (const auto& [code, loss] : own) {
      Loss& sum = all[code];
      const std::size_t count = sum.count + loss.count;
      if (sum.count == 0 || loss.document < sum.document) sum = loss;
      sum.count = count;
    }
  }

  void merge(const Outcome& own) {
    for (const auto& [format, row] : own.rows) {
      Row& sum = outcome_.rows[format];
      for (const Number& number : k_numbers) sum.*number.member += row.*number.member;
    }
    merge(own.losses, outcome_.losses);
    merge(own.doubles, outcome_.doubles);
    outcome_.gaps.insert(outcome_.gaps.end(), own.gaps.begin(), own.gaps.end());
    outcome_.missing_pictures.insert(outcome_.missing_pictures.end(), own.missing_pictures.begin(),
                                     own.missing_pictures.end());
    outcome_.is_lossy = outcome_.is_lossy || own.is_lossy;
  }

  const Arguments& arguments_;
  Source& source_;
  RenderOptions options_;
  std::mutex source_mutex_;
  std::mutex outcome_mutex_;
  Outcome outcome_;
};

} // namespace

int run_check(const Arguments& arguments) {
  std::string problem;
  const std::unique_ptr<Source> source = open_files(arguments.input(), problem);
  if (source == nullptr) return fail(problem);
  const Outcome outcome = Check(arguments, *source).run();
  if (!source->problem().empty()) return fail(source->problem());
  problem = write_file(arguments.output, arguments.json ? json_of(outcome) : table_of(outcome));
  if (!problem.empty()) return fail(problem);
  const bool has_refused =
      std::any_of(outcome.rows.begin(), outcome.rows.end(), [](const auto& row) { return row.second.refused > 0; });
  return has_refused || (arguments.strict && outcome.is_lossy) ? 1 : 0;
}

} // namespace lede::cli
