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
#include "exit_status.h"
#include "files.h"
#include "json_text.h"
#include "source_text.h"

namespace lede::cli {
namespace {

constexpr std::string_view k_no_format = "(none)";
constexpr std::size_t k_most_losses_shown = 12;

/// The results for the documents of one format.
struct Row {
  std::size_t documents = 0;
  std::size_t read = 0;
  std::size_t refused = 0;
  std::size_t words = 0, words_kept = 0;
  std::size_t doubled_sentences = 0;
  std::size_t pictures = 0, pictures_kept = 0;
  std::size_t films = 0, films_kept = 0;
  std::size_t without_date = 0, without_author = 0, without_picture = 0;
};

/// A number of a row, and its name in JSON.
struct Number {
  const char* name;
  std::size_t Row::*member;
};
constexpr Number k_numbers[] = {
    {"documents", &Row::documents},
    {"read", &Row::read},
    {"refused", &Row::refused},
    {"words", &Row::words},
    {"wordsKept", &Row::words_kept},
    {"doubledSentences", &Row::doubled_sentences},
    {"pictures", &Row::pictures},
    {"picturesKept", &Row::pictures_kept},
    {"films", &Row::films},
    {"filmsKept", &Row::films_kept},
    {"withoutDate", &Row::without_date},
    {"withoutAuthor", &Row::without_author},
    {"withoutPicture", &Row::without_picture},
};

/// The warnings of one code, or the refusals, with the place of the first.
struct Loss {
  std::size_t count = 0;
  std::size_t document = 0; ///< The first document that has it, whichever thread was first.
  std::string source;
  Location location;
  std::string message;
};

struct Outcome {
  std::map<std::string, Row> rows;
  std::map<std::string, Loss> losses;
  bool is_lossy = false;
};

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
    const Options options = options_for(options_, document.path);
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
    const Content source = content_of_document(document.text, is_markdown_file(document.path));
    Row& row = own.rows[format];
    compare(row, source, content_of_html(html));
    // What two articles of a list have in common, such as a line about their author, is not doubled.
    const std::size_t doubled = std::exchange(row.doubled_sentences, 0);
    row.doubled_sentences = doubled - std::min(doubled, source.doubled_sentences);
  }

  static void compare(Row& row, const Content& source, const Content& page) {
    row.words += count_words(source);
    row.words_kept += count_kept(source, page);
    row.pictures += source.pictures.size();
    row.films += source.films.size();
    row.pictures_kept += count_common(source.pictures, page.pictures);
    row.films_kept += count_common(source.films, page.films);
    row.pictures += source.renditions.size();
    for (const std::set<std::string>& picture : source.renditions) {
      if (count_common(picture, page.pictures) > 0) ++row.pictures_kept;
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
    add_losses(own, document, output.warnings);
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

  void merge(const Outcome& own) {
    for (const auto& [format, row] : own.rows) {
      Row& sum = outcome_.rows[format];
      for (const Number& number : k_numbers) sum.*number.member += row.*number.member;
    }
    for (const auto& [code, loss] : own.losses) {
      Loss& sum = outcome_.losses[code];
      const std::size_t count = sum.count + loss.count;
      if (sum.count == 0 || loss.document < sum.document) sum = loss;
      sum.count = count;
    }
    outcome_.is_lossy = outcome_.is_lossy || own.is_lossy;
  }

  const Arguments& arguments_;
  Source& source_;
  Options options_;
  std::mutex source_mutex_;
  std::mutex outcome_mutex_;
  Outcome outcome_;
};

std::string place_of(const Loss& loss) {
  std::string place = loss.source;
  if (loss.location.offset > 0 || !loss.location.path.empty())
    place += ":" + std::to_string(loss.location.line) + ":" + std::to_string(loss.location.column);
  return place;
}

std::vector<std::pair<std::string, Loss>> by_count(const std::map<std::string, Loss>& losses) {
  std::vector<std::pair<std::string, Loss>> list(losses.begin(), losses.end());
  std::stable_sort(list.begin(), list.end(),
                   [](const auto& left, const auto& right) { return left.second.count > right.second.count; });
  return list;
}

std::string share(std::size_t part, std::size_t whole) {
  if (whole == 0) return "-";
  const std::size_t tenths = (part * 1000 + whole / 2) / whole;
  return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10) + " %";
}

std::string of(std::size_t part, std::size_t whole) { return std::to_string(part) + "/" + std::to_string(whole); }

std::string table_of(const Outcome& outcome) {
  std::vector<std::vector<std::string>> lines = {{"format", "articles", "read", "refused", "words kept", "doubled",
                                                  "pictures", "films", "no date", "no author", "no picture"}};
  for (const auto& [format, row] : outcome.rows) {
    lines.push_back({format, std::to_string(row.documents), std::to_string(row.read), std::to_string(row.refused),
                     share(row.words_kept, row.words), std::to_string(row.doubled_sentences),
                     of(row.pictures_kept, row.pictures), of(row.films_kept, row.films),
                     std::to_string(row.without_date), std::to_string(row.without_author),
                     std::to_string(row.without_picture)});
  }
  std::vector<std::size_t> widths(lines.front().size(), 0);
  for (const auto& line : lines) {
    for (std::size_t column = 0; column < line.size(); ++column)
      widths[column] = std::max(widths[column], line[column].size());
  }
  std::string text;
  for (const auto& line : lines) {
    for (std::size_t column = 0; column < line.size(); ++column) {
      const std::string padding(widths[column] - line[column].size(), ' ');
      text += column == 0 ? line[column] + padding : "  " + padding + line[column];
    }
    text += "\n";
  }
  if (!outcome.losses.empty()) text += "\nWhat is lost or refused, most frequent first\n";
  std::size_t shown = 0;
  for (const auto& [code, loss] : by_count(outcome.losses)) {
    if (++shown > k_most_losses_shown) break;
    text += std::to_string(loss.count) + "  " + code + "  " + place_of(loss) + ": " + loss.message + "\n";
  }
  return text;
}

std::string json_of(const Outcome& outcome) {
  std::string formats;
  for (const auto& [format, row] : outcome.rows) {
    formats += formats.empty() ? "{" : ",{";
    formats += "\"format\":" + (format == k_no_format ? "null" : json_string(format));
    for (const Number& number : k_numbers) {
      formats += ",\"" + std::string(number.name) + "\":" + std::to_string(row.*number.member);
    }
    formats += "}";
  }
  std::string losses;
  for (const auto& [code, loss] : by_count(outcome.losses)) {
    losses += losses.empty() ? "{" : ",{";
    losses += "\"code\":" + json_string(code) + ",\"count\":" + std::to_string(loss.count) +
              ",\"example\":{\"source\":" + json_string(loss.source) + ",\"path\":" + json_string(loss.location.path) +
              ",\"line\":" + std::to_string(loss.location.line) +
              ",\"column\":" + std::to_string(loss.location.column) + ",\"message\":" + json_string(loss.message) +
              "}}";
  }
  return "{\"formats\":[" + formats + "],\"losses\":[" + losses + "]}\n";
}

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
