// The `lede` command: files and pipes around the public interface.
#include <algorithm>
#include <cstdio>
#include <iostream>
#include <iterator>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "arguments.h"
#include "batch.h"
#include "check.h"
#include "exit_status.h"
#include "files.h"
#include "lede/render.h"
#include "lede/version.h"
#include "style_note.h"

namespace lede::cli {
namespace {

/// Returns a message in a form from which editors can jump to the place: "seed.json:3:17: error[json-syntax]: …
/// ($.related[0].url)".
std::string describe(const std::string& input, const char* kind, std::string_view code, const std::string& message,
                     const Location& location) {
  std::string line = input == "-" ? "standard input" : input;
  line += ":" + std::to_string(location.line) + ":" + std::to_string(location.column) + ": " + kind + "[";
  line += code;
  line += "]: " + message;
  if (!location.path.empty()) line += " (" + location.path + ")";
  return line;
}

void say_error(const std::string& input, const Error& error) {
  say(describe(input, "error", name_of(error.code), error.message, error.location));
}

int refuse(const Arguments& arguments, const Error& error) {
  say_error(arguments.input(), error);
  return k_failed;
}

std::string describe(const std::string& input, const Warning& warning) {
  std::string message = warning.message;
  if (warning.count > 1) message += ", " + std::to_string(warning.count) + " times";
  return describe(input, "warning", name_of(warning.code), message, warning.location) + " [" +
         std::string(name_of(warning.severity)) + "]";
}

/// Describes a problem of an article in a list. It has no place.
std::string describe_of_article(const std::string& input, std::size_t number, const Warning& warning) {
  const std::string line = describe(input, warning);
  return input + ", article " + std::to_string(number) + line.substr(line.find(": ", input.size()));
}

bool is_shown(const Arguments& arguments, const Warning& warning) {
  return arguments.verbose || warning.severity != Severity::cosmetic;
}

/// Returns the exit status. With --strict, a document from which readers lose something has failed.
int status_of(const Arguments& arguments, const std::vector<Warning>& warnings) {
  return arguments.strict && has_loss(warnings) ? k_failed : k_done;
}

/// Writes warnings to the file that --report names, else to standard error.
int report(const Arguments& arguments, const std::vector<Warning>& warnings) {
  if (!arguments.report.empty()) {
    const std::string problem = write_file(arguments.report, write_report(warnings));
    return problem.empty() ? status_of(arguments, warnings) : fail(problem);
  }
  for (const Warning& warning : warnings) {
    if (is_shown(arguments, warning)) say(describe(arguments.input(), warning));
  }
  return status_of(arguments, warnings);
}

Result<RenderOutput> render_input(const Arguments& arguments, const std::string& text, const RenderOptions& options) {
  if (arguments.command == Command::markdown) return render_markdown(text, arguments.text_options);
  if (arguments.command == Command::sanitize) return sanitize(text, arguments.text_options);
  return render(text, options);
}

/// If the document is a list, prints how many articles were not rendered, and how to get them.
void tell_of_others(const std::string& name, const std::string& text, const ConvertOptions& options) {
  if (!options.item.empty()) return;
  ConvertOptions quiet = options;
  quiet.report = false;
  const std::size_t count = convert_list(text, quiet).size();
  if (count < 2) return;
  say(name + ": warning: this is a list of " + std::to_string(count) +
      " articles, and this is the first of them; --item 1 is the next one, and lede batch renders all");
}

int run_rendering(const Arguments& arguments) {
  const FileContent input = read_file(arguments.input(), max_input_bytes);
  if (!input.ok) return fail(input.text);
  const RenderOptions options = options_for(arguments.options, arguments.input());
  const Result<RenderOutput> result = render_input(arguments, input.text, options);
  if (!result.ok()) return refuse(arguments, result.error());
  const RenderOutput& output = result.value();
  if (arguments.command == Command::render) tell_of_others(arguments.input(), input.text, options);

  std::string problem = write_file(arguments.output, output.html); // exactly these bytes, without a line end
  if (problem.empty() && !arguments.json_ld.empty()) problem = write_file(arguments.json_ld, output.json_ld);
  if (!problem.empty()) return fail(problem);
  const std::string note = note_on_styles(arguments.options, arguments.output, output.html);
  if (!note.empty()) say(arguments.output + ": note: " + note);
  return report(arguments, output.warnings);
}

int run_conversion(const Arguments& arguments) {
  const FileContent input = read_file(arguments.input(), max_input_bytes);
  if (!input.ok) return fail(input.text);
  const RenderOptions options = options_for(arguments.options, arguments.input());
  const Result<ConvertOutput> result = convert(input.text, options);
  if (!result.ok()) return refuse(arguments, result.error());
  tell_of_others(arguments.input(), input.text, options);
  const std::string problem = write_file(arguments.output, result.value().article + "\n");
  return problem.empty() ? report(arguments, result.value().warnings) : fail(problem);
}

/// The problems of a document, or of an article in it.
struct Problems {
  std::vector<Warning> warnings; ///< In the document.
  std::vector<Warning> of_page;  ///< Of an article of a list. They have no place in the document.
  std::optional<Error> refusal;
};

/// Returns the problems of a document; of a list, those of each article, the first of which has the document's own.
std::vector<Problems> problems_of(const std::string& text, const RenderOptions& options) {
  std::vector<Problems> all;
  Validation whole = validate(text, options);
  Problems& first = all.emplace_back();
  first.warnings = std::move(whole.warnings);
  if (whole.refused) first.refusal = std::move(whole.refusal);
  RenderOptions reporting = options;
  reporting.report = reporting.report_all = true;
  std::vector<ConvertedItem> articles;
  if (options.item.empty()) articles = convert_list(text, reporting);
  reporting.from = "lede";
  for (std::size_t number = 1; number < articles.size(); ++number) {
    ConvertedItem& article = articles[number];
    Problems& problems = all.emplace_back();
    problems.warnings = std::move(article.output.warnings);
    if (article.refused) {
      problems.refusal = std::move(article.refusal);
      continue;
    }
    Validation page = validate(article.output.article, reporting);
    problems.of_page = std::move(page.warnings);
    drop_known_missing_body(problems.of_page, problems.warnings);
    for (Warning& warning : problems.of_page) warning.location = {};
  }
  return all;
}

/// Prints all problems of each file.
int run_validation(const Arguments& arguments) {
  std::string lines;
  std::vector<Warning> warnings;
  int status = k_done;
  for (const std::string& name : arguments.inputs) {
    const FileContent input = read_file(name, max_input_bytes);
    if (!input.ok) {
      status = fail(input.text);
      continue;
    }
    std::size_t number = 0;
    for (Problems& problems : problems_of(input.text, options_for(arguments.options, name))) {
      ++number;
      for (const Warning& warning : problems.warnings) {
        if (is_shown(arguments, warning)) lines += describe(name, warning) + "\n";
      }
      for (const Warning& warning : problems.of_page) {
        if (is_shown(arguments, warning)) lines += describe_of_article(name, number, warning) + "\n";
      }
      const bool is_lossy = has_loss(problems.warnings) || has_loss(problems.of_page);
      if (problems.refusal) say_error(name, *problems.refusal);
      if (problems.refusal || (arguments.strict && is_lossy)) status = k_failed;
      if (arguments.report.empty()) continue;
      for (std::vector<Warning>* const list : {&problems.warnings, &problems.of_page})
        std::move(list->begin(), list->end(), std::back_inserter(warnings));
    }
  }
  std::string problem = write_file(arguments.output, lines);
  if (problem.empty() && !arguments.report.empty()) problem = write_file(arguments.report, write_report(warnings));
  return problem.empty() ? status : fail(problem);
}

int run_harness() {
  bool all_passed = true;
  std::string line;
  while (std::getline(std::cin, line)) {
    if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
    const HarnessAnswer answer = answer_case(line);
    all_passed = all_passed && answer.passed;
    const std::string problem = write_file("-", answer.json + "\n");
    if (!problem.empty()) return fail(problem);
  }
  return all_passed ? k_done : k_failed;
}

int run(const Arguments& arguments) {
  if (!arguments.problem.empty()) {
    say("lede: " + arguments.problem);
    return k_wrong_usage;
  }
  switch (arguments.command) {
    case Command::help:
    case Command::version: {
      const std::string text =
          arguments.command == Command::help ? arguments.help : std::string("lede " LEDE_VERSION "\n");
      const std::string problem = write_file("-", text);
      return problem.empty() ? k_done : fail(problem);
    }
    case Command::validate: return run_validation(arguments);
    case Command::harness: return run_harness();
    case Command::batch: return run_batch(arguments);
    case Command::check: return run_check(arguments);
    case Command::convert: return run_conversion(arguments);
    default: return run_rendering(arguments);
  }
}

} // namespace
} // namespace lede::cli

int main(int count, char** values) {
  std::ios::sync_with_stdio(false);
  return lede::cli::run(lede::cli::parse_arguments(count, values));
}
