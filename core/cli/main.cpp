// The `lede` command: files and pipes around the public interface.
#include <cstdio>
#include <iostream>
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

Result<RenderOutput> render_input(Command command, const std::string& text, const Options& options) {
  if (command == Command::markdown) return render_markdown(text, options);
  if (command == Command::sanitize) return sanitize(text, options);
  return render(text, options);
}

/// If the document is a list, prints how many articles were not rendered, and how to get them.
void tell_of_others(const std::string& name, const std::string& text, Options options) {
  if (!options.item.empty()) return;
  options.report = false;
  const std::size_t count = convert_list(text, options).size();
  if (count < 2) return;
  say(name + ": warning: this is a list of " + std::to_string(count) +
      " articles, and this is the first of them; --item 1 is the next one, and lede batch renders all");
}

int run_rendering(const Arguments& arguments) {
  const FileContent input = read_file(arguments.input(), max_input_bytes);
  if (!input.ok) return fail(input.text);
  const Options options = options_for(arguments.options, arguments.input());
  const Result<RenderOutput> result = render_input(arguments.command, input.text, options);
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
  const Options options = options_for(arguments.options, arguments.input());
  const Result<ConvertOutput> result = convert(input.text, options);
  if (!result.ok()) return refuse(arguments, result.error());
  tell_of_others(arguments.input(), input.text, options);
  const std::string problem = write_file(arguments.output, result.value().article + "\n");
  return problem.empty() ? report(arguments, result.value().warnings) : fail(problem);
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
    const Options options = options_for(arguments.options, name);
    Validation result = validate(input.text, options);
    tell_of_others(name, input.text, options);
    const bool is_lossy = has_loss(result.warnings);
    for (Warning& warning : result.warnings) {
      if (is_shown(arguments, warning)) lines += describe(name, warning) + "\n";
      if (!arguments.report.empty()) warnings.push_back(std::move(warning));
    }
    if (result.refused) say_error(name, result.refusal);
    if (result.refused || (arguments.strict && is_lossy)) status = k_failed;
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
