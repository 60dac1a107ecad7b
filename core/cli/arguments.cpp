// The command line, by CLI11.
#include "arguments.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include "core_flags.h"
#include "files.h"
#include "help.h"
#include "json_text.h"

namespace lede::cli {
namespace {

constexpr unsigned k_pages = bit(Command::render) | bit(Command::batch);
constexpr unsigned k_archives = bit(Command::batch) | bit(Command::check);
constexpr unsigned k_texts = bit(Command::markdown) | bit(Command::sanitize);
constexpr unsigned k_articles = k_pages | bit(Command::convert) | bit(Command::validate) | bit(Command::check);
constexpr unsigned k_all = k_articles | k_texts;

/// An option of the command that is not one of the core.
struct Flag {
  const char* name;
  const char* argument; ///< Empty if it takes none.
  unsigned commands;    ///< The commands that have it.
  const char* meaning;
};
constexpr Flag k_flags[] = {
    {"-o", "FILE", k_all & ~bit(Command::batch), "Write there instead of to standard output."},
    {"-o", "DIR", bit(Command::batch), "The folder to write to."},
    {"--options", "FILE.json", k_all,
     "Options under the names of the JavaScript package, as JSON. Flags for the same options take precedence."},
    {"--json-ld", "FILE", bit(Command::render), "Write the structured data there."},
    {"--report", "FILE.json", k_all & ~k_archives, "Write the warnings there."},
    {"--strict", "", k_all, "Exit with 1 if readers lose something of an article."},
    {"--verbose", "", k_all & ~k_archives, "Show cosmetic warnings as well."},
    {"--jobs", "N", k_archives, "Number of threads that render. Default: one per core."},
    {"--continue", "", bit(Command::batch),
     "Continue an earlier run: keep its files of unchanged documents if the options are the same."},
    {"--json", "", bit(Command::check), "Write the table as one JSON object."},
};

/// Adds an option with one argument. If it is given several times, the last one counts.
void add_option(CLI::App& app, const std::string& name, const std::string& argument, const std::string& meaning) {
  CLI::Option* const option =
      argument.empty() ? app.add_flag(name)->disable_flag_override() : app.add_option(name)->expected(1);
  option->option_text(argument)->description(meaning)->multi_option_policy(CLI::MultiOptionPolicy::TakeLast);
}

/// Put before a word that CLI11 would misread. No argument begins with it.
constexpr char k_mark = '\1';

std::string unmarked(const std::string& word) { return word.starts_with(k_mark) ? word.substr(1) : word; }

/// Returns the command line with its last word first, as CLI11 wants it. CLI11 would read "[a,b]" as two words, use the
/// next word for an empty value ("--locale="), and might read words after "--" as options.
std::vector<std::string> words_for_cli11(int count, const char* const* values) {
  std::vector<std::string> words;
  bool are_inputs = false;
  for (int place = 1; place < count; ++place) {
    std::string word = values[place];
    if (!are_inputs && word == "--") {
      are_inputs = true;
    } else if (!are_inputs && word.starts_with("--") && word.find('=') == word.size() - 1) {
      words.push_back(word.substr(0, word.size() - 1));
      words.emplace_back(1, k_mark);
    } else {
      words.push_back(are_inputs || word.starts_with('[') ? k_mark + word : std::move(word));
    }
  }
  std::reverse(words.begin(), words.end());
  return words;
}

class CommandLine {
 public:
  CommandLine() {
    app_.set_help_flag("-h,--help", "Show this list.");
    app_.add_flag("--version");
    app_.allow_extras(); // so that we can suggest the right name
    app_.require_subcommand(0, 1);
    for (const CommandRow& row : commands()) {
      CLI::App* const command = app_.add_subcommand(row.name, row.meaning);
      command->formatter_fn(
          [&row](const CLI::App* app, const std::string&, CLI::AppFormatMode) { return help_of(row, *app); });
      command->add_option("input")->expected(0, k_most_inputs)->allow_extra_args();
      for (const Flag& flag : k_flags) {
        if ((flag.commands & bit(row.command)) != 0) add_option(*command, flag.name, flag.argument, flag.meaning);
      }
      for (const CoreFlag& flag : core_flags()) {
        if ((flag.commands & bit(row.command)) != 0) add_option(*command, flag.flag, flag.placeholder, flag.meaning);
      }
    }
  }

  Arguments parse(int count, const char* const* values) {
    try {
      app_.parse(words_for_cli11(count, values));
      read_command();
    } catch (const CLI::CallForHelp&) {
      find_command();
      arguments_.command = Command::help;
      arguments_.help = command_ == nullptr ? overview() : command_->help();
    } catch (const CLI::ParseError& error) {
      find_command();
      set_problem(problem_of(error));
    }
    if (!arguments_.problem.empty())
      arguments_.problem += "; see lede help" + (row_ == nullptr ? "" : std::string(" ") + row_->name);
    return arguments_;
  }

 private:
  static constexpr int k_most_inputs = 1 << 20;

  void find_command() {
    const std::vector<CLI::App*> named = app_.get_subcommands();
    if (named.empty()) return;
    command_ = named.front();
    for (const CommandRow& row : commands()) {
      if (row.name == command_->get_name()) row_ = &row;
    }
    arguments_.command = row_->command;
  }

  void read_command() {
    find_command();
    if (app_.count("--version") != 0) {
      arguments_.command = Command::version;
      return;
    }
    if (command_ == nullptr || !app_.remaining().empty()) return set_problem(problem_around_command());
    for (const std::string& word : command_->remaining()) {
      if (word.size() > 1 && word.front() == '-' && word != "--") return set_problem(problem_of_option(word));
    }
    for (const std::string& word : command_->get_option("input")->results())
      arguments_.inputs.push_back(unmarked(word));
    if (row_->command == Command::help) return read_help();
    if (arguments_.inputs.size() > row_->most_inputs)
      return set_problem(json_string(arguments_.inputs[row_->most_inputs]) + " is one argument too many");
    read_flags();
    if (arguments_.problem.empty() && (bit(row_->command) & k_archives) != 0) prepare_archive();
    if (arguments_.inputs.empty()) arguments_.inputs.emplace_back("-");
    if (arguments_.problem.empty()) read_options();
  }

  void read_help() {
    arguments_.help = overview();
    if (arguments_.inputs.empty()) return;
    const std::string& name = arguments_.inputs.front();
    for (const CommandRow& row : commands()) {
      if (row.name == name) {
        arguments_.help = app_.get_subcommand(name)->help();
        return;
      }
    }
    set_problem(problem_of_command(name));
  }

  void read_flags() {
    arguments_.output = value_of("-o").value_or("-");
    arguments_.report = value_of("--report").value_or("");
    arguments_.json_ld = value_of("--json-ld").value_or("");
    arguments_.strict = is_given("--strict");
    arguments_.verbose = is_given("--verbose");
    arguments_.json = is_given("--json");
    arguments_.resume = is_given("--continue");
  }

  void prepare_archive() {
    if (arguments_.inputs.empty() || arguments_.inputs.front().empty())
      return set_problem(std::string(row_->name) + " needs a folder or a file");
    if (row_->command == Command::batch) {
      if (arguments_.output == "-") return set_problem("batch needs a folder to write to: -o FOLDER");
      arguments_.options.output = Output::page; // the default of this command
    }
    arguments_.jobs = std::max(1U, std::thread::hardware_concurrency());
    const std::optional<std::string> jobs = value_of("--jobs");
    if (!jobs) return;
    const char* const end_of_jobs = jobs->data() + jobs->size();
    const auto [end, failure] = std::from_chars(jobs->data(), end_of_jobs, arguments_.jobs);
    constexpr std::size_t k_most_jobs = 256;
    if (failure != std::errc() || end != end_of_jobs || arguments_.jobs < 1 || arguments_.jobs > k_most_jobs)
      set_problem("--jobs needs a number from 1 to 256, found " + json_string(*jobs));
  }

  [[nodiscard]] bool is_given(const std::string& flag) const {
    const CLI::Option* const option = command_->get_option_no_throw(flag);
    return option != nullptr && option->count() != 0;
  }

  [[nodiscard]] std::optional<std::string> value_of(const std::string& flag) const {
    if (!is_given(flag)) return std::nullopt;
    return unmarked(command_->get_option(flag)->results().back());
  }

  void read_options() {
    if (const std::optional<std::string> name = value_of("--options")) {
      const FileContent file = read_file(*name, max_input_bytes);
      if (!file.ok) return set_problem(file.text);
      take_options(file.text, *name);
    }
    std::string json;
    for (const CoreFlag& flag : core_flags()) {
      std::optional<std::string> value = value_of(flag.flag);
      if (!value || !arguments_.problem.empty()) continue;
      if (flag.argument == Argument::file) {
        FileContent file = read_file(*value, max_input_bytes);
        if (!file.ok) return set_problem(file.text);
        value = std::move(file.text);
      }
      json += (json.empty() ? "{" : ",") + json_member(flag, *value);
    }
    if (!json.empty() && arguments_.problem.empty()) take_options(json + "}", "command line");
    if (arguments_.problem.empty() && arguments_.options.from != "auto") check_format();
  }

  /// Checks the format by reading an empty document: only the core knows all names of formats, including aliases.
  void check_format() {
    const Result<ConvertOutput> probe = convert("{}", arguments_.options);
    if (!probe.ok() && probe.error().code == ErrorCode::format_unknown) set_problem(probe.error().message);
  }

  void take_options(const std::string& json, const std::string& source) {
    arguments_.options_text += json + "\n";
    Result<RenderOptions> options = parse_options(json, arguments_.options);
    Result<SanitizeOptions> text_options = parse_options(json, arguments_.text_options); // refused for the same reasons
    if (!options.ok())
      return set_problem(source + ": " + options.error().message + " (" + options.error().location.path + ")");
    arguments_.options = std::move(options.value());
    arguments_.text_options = std::move(text_options.value());
  }

  [[nodiscard]] std::string problem_around_command() const {
    const std::vector<std::string> words = app_.remaining();
    if (words.empty()) return "no command was given";
    if (words.front().front() == '-') return "unknown option " + json_string(words.front());
    return problem_of_command(words.front());
  }

  static std::string problem_of_command(const std::string& word) {
    std::vector<std::string> names;
    for (const CommandRow& row : commands()) names.emplace_back(row.name);
    return "unknown command " + json_string(word) + suggestion(word, names);
  }

  [[nodiscard]] std::string problem_of_option(std::string_view word) const {
    const std::string flag(word.substr(0, word.find('=')));
    std::vector<std::string> names;
    for (const CLI::Option* option : command_->get_options()) {
      if (!option->get_positional()) names.push_back(option->get_name());
    }
    std::string others;
    for (const CommandRow& row : commands()) {
      if (app_.get_subcommand(row.name)->get_option_no_throw(flag) != nullptr)
        others += (others.empty() ? "" : ", ") + std::string(row.name);
    }
    if (others.empty()) return "unknown option " + json_string(flag) + suggestion(flag, names);
    return "lede " + std::string(row_->name) + " has no option " + flag + " (it is one of: " + others + ")";
  }

  /// Returns the error's message. CLI11 puts the option's name first.
  [[nodiscard]] std::string problem_of(const CLI::ParseError& error) const {
    const std::string_view text = error.what();
    std::string flag(text.substr(0, text.find_first_of(": ")));
    if (!flag.starts_with('-')) flag = "--" + flag;
    const CLI::Option* const option = command_ == nullptr ? nullptr : command_->get_option_no_throw(flag);
    if (option == nullptr) return std::string(text);
    return flag + (option->get_items_expected_max() == 0 ? " takes no value" : " needs a value");
  }

  void set_problem(std::string problem) { arguments_.problem = std::move(problem); }

  CLI::App app_;
  const CLI::App* command_ = nullptr; ///< The one that the command line names.
  const CommandRow* row_ = nullptr;   ///< Its row in `commands()`.
  Arguments arguments_;
};

} // namespace

RenderOptions options_for(const RenderOptions& options, std::string_view file) {
  RenderOptions own = options;
  if (own.from == "auto" && is_markdown_file(file)) own.from = "front-matter";
  return own;
}

bool has_loss(const std::vector<Warning>& warnings) {
  for (const Warning& warning : warnings) {
    if (warning.severity == Severity::lost) return true;
  }
  return false;
}

void drop_known_missing_body(std::vector<Warning>& of_converted, const std::vector<Warning>& of_source) {
  const auto is_missing_body = [](const Warning& warning) { return warning.code == WarningCode::body_missing; };
  if (std::none_of(of_source.begin(), of_source.end(), is_missing_body)) return;
  of_converted.erase(std::remove_if(of_converted.begin(), of_converted.end(), is_missing_body), of_converted.end());
}

Arguments parse_arguments(int count, const char* const* values) { return CommandLine().parse(count, values); }

} // namespace lede::cli
