// The command line.
#include "arguments.h"

#include <algorithm>
#include <charconv>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "files.h"

namespace lede::cli {
namespace {

struct CommandName {
  std::string_view name;
  Command command;
};
constexpr CommandName k_commands[] = {
    {"render", Command::render},     {"markdown", Command::markdown}, {"sanitize", Command::sanitize},
    {"convert", Command::convert},   {"validate", Command::validate}, {"batch", Command::batch},
    {"check", Command::check},       {"harness", Command::harness},   {"help", Command::help},
    {"--help", Command::help},       {"-h", Command::help},           {"version", Command::version},
    {"--version", Command::version},
};

/// Options of the core that the command line sets one by one, by their names in JSON. Their values are checked where
/// all options are: in the core.
struct CoreOption {
  std::string_view flag;
  std::string_view name;
};
constexpr CoreOption k_core_options[] = {
    {"--from", "from"},
    {"--item", "item"},
    {"--output", "output"},
    {"--locale", "locale"},
    {"--language", "language"},
    {"--base-url", "baseUrl"},
    {"--policy", "policy"},
    {"--style-url", "styleUrl"},
    {"--script-url", "scriptUrl"},
    {"--assets-url", "assetsUrl"},
};

constexpr unsigned bit(Command command) { return 1U << static_cast<unsigned>(command); }

constexpr unsigned k_pages = bit(Command::render) | bit(Command::batch);
constexpr unsigned k_articles = k_pages | bit(Command::convert) | bit(Command::validate) | bit(Command::check);
constexpr unsigned k_texts = bit(Command::markdown) | bit(Command::sanitize);

/// Options that mean something to these commands and to no other: what would be ignored is refused.
struct ReservedOption {
  std::string_view flag;
  unsigned commands;
};
constexpr ReservedOption k_reserved_options[] = {
    {"--strict", k_articles | k_texts},
    {"--verbose", bit(Command::validate) | bit(Command::render) | bit(Command::convert) | k_texts},
    {"--jobs", bit(Command::batch) | bit(Command::check)},
    {"--json", bit(Command::check)},
    {"--continue", bit(Command::batch)},
    {"--json-ld", bit(Command::render)},
    {"--related", k_pages},
    {"--latest", k_pages},
    {"--output", k_pages},
    {"--style-url", k_pages},
    {"--styles", k_pages},
    {"--script-url", k_pages},
    {"--assets-url", k_pages},
    {"--from", k_articles},
    {"--item", k_articles},
    {"--policy", k_texts},
    {"--report", k_texts | (k_articles & ~bit(Command::batch) & ~bit(Command::check))}, // which has its table
};

class Parser {
 public:
  Parser(int count, const char* const* values) : words_(values + 1, values + count) {}

  Arguments run() {
    if (words_.empty()) return refuse("no command was given");
    for (const CommandName& candidate : k_commands) {
      if (words_[0] != candidate.name) continue;
      arguments_.command = candidate.command;
      return parse_rest();
    }
    return refuse("there is no command " + json_string(words_[0]));
  }

 private:
  Arguments parse_rest() {
    bool options_end = false;
    for (position_ = 1; position_ < words_.size() && arguments_.problem.empty(); ++position_) {
      const std::string_view word = words_[position_];
      if (word == "--" && !options_end) {
        options_end = true;
      } else if (word.size() > 1 && word.front() == '-' && !options_end) {
        parse_option(word);
      } else if (arguments_.inputs.size() == most_inputs()) {
        return refuse(json_string(word) + " is one argument too many");
      } else {
        arguments_.inputs.emplace_back(word);
      }
    }
    if (arguments_.inputs.empty()) arguments_.inputs.emplace_back("-");
    if (arguments_.command == Command::batch && arguments_.problem.empty()) prepare_batch();
    if (arguments_.command == Command::check && arguments_.problem.empty()) prepare_check();
    if (arguments_.problem.empty() && arguments_.command != Command::help) read_options();
    return arguments_;
  }

  void prepare_batch() {
    if (arguments_.output == "-") return set_problem("batch needs a folder to write to: -o FOLDER");
    if (words_.size() < 2 || arguments_.inputs.front().empty()) return set_problem("batch needs a folder or a file");
    arguments_.options.output = Output::page; // where it is not said otherwise
    read_jobs();
  }

  void prepare_check() {
    if (words_.size() < 2 || arguments_.inputs.front().empty()) return set_problem("check needs a folder or a file");
    read_jobs();
  }

  void read_jobs() {
    arguments_.jobs = std::max(1U, std::thread::hardware_concurrency());
    if (jobs_.empty()) return;
    const auto [end, failure] = std::from_chars(jobs_.data(), jobs_.data() + jobs_.size(), arguments_.jobs);
    constexpr std::size_t k_most_jobs = 256;
    const bool is_number = failure == std::errc() && end == jobs_.data() + jobs_.size();
    if (!is_number || arguments_.jobs < 1 || arguments_.jobs > k_most_jobs)
      set_problem("--jobs is a number from 1 to 256");
  }

  /// An option without a value; null if it is none.
  [[nodiscard]] bool* switch_of(std::string_view flag) {
    if (flag == "--strict") return &arguments_.strict;
    if (flag == "--verbose") return &arguments_.verbose;
    if (flag == "--json") return &arguments_.json;
    return flag == "--continue" ? &arguments_.resume : nullptr;
  }

  [[nodiscard]] bool is_for_another_command(std::string_view flag) const {
    for (const ReservedOption& option : k_reserved_options) {
      if (option.flag == flag) return (option.commands & bit(arguments_.command)) == 0;
    }
    return arguments_.command == Command::harness; // each line has its own
  }

  [[nodiscard]] std::size_t most_inputs() const {
    if (arguments_.command == Command::harness) return 0;
    return arguments_.command == Command::validate ? words_.size() : 1;
  }

  void parse_option(std::string_view word) {
    const std::size_t equals = word.substr(0, 2) == "--" ? word.find('=') : std::string_view::npos;
    const std::string_view flag = word.substr(0, equals);
    if (flag == "--help" || flag == "-h") {
      arguments_.command = Command::help;
      return;
    }
    if (is_for_another_command(flag))
      return set_problem("lede " + std::string(words_[0]) + " has no option " + std::string(flag));
    if (bool* const wanted = switch_of(flag)) {
      *wanted = true;
      if (equals != std::string_view::npos) set_problem(std::string(flag) + " takes no value");
      return;
    }
    std::string* const target = target_of(flag);
    const CoreOption* const core_option = core_option_of(flag);
    if (target == nullptr && core_option == nullptr) return set_problem("there is no option " + json_string(flag));
    std::string_view value;
    if (equals != std::string_view::npos)
      value = word.substr(equals + 1);
    else if (position_ + 1 < words_.size())
      value = words_[++position_];
    else
      return set_problem(std::string(flag) + " needs a value");
    if (target != nullptr) {
      *target = value;
      return;
    }
    add_core_option(core_option->name, value);
  }

  void add_core_option(std::string_view name, std::string_view value) {
    core_json_ += core_json_.empty() ? "{" : ",";
    core_json_ += json_string(name) + ":" + json_string(value);
  }

  std::string* target_of(std::string_view flag) {
    if (flag == "-o") return &arguments_.output;
    if (flag == "--report") return &arguments_.report;
    if (flag == "--json-ld") return &arguments_.json_ld;
    if (flag == "--options") return &options_file_;
    if (flag == "--jobs") return &jobs_;
    for (OptionFile& file : files_) {
      if (flag == file.flag) return &file.path;
    }
    return nullptr;
  }

  static const CoreOption* core_option_of(std::string_view flag) {
    for (const CoreOption& option : k_core_options) {
      if (option.flag == flag) return &option;
    }
    return nullptr;
  }

  void read_options() {
    if (!options_file_.empty()) {
      const FileContent file = read_file(options_file_, max_input_bytes);
      if (!file.ok) return set_problem(file.text);
      take_options(file.text, options_file_);
    }
    for (const OptionFile& option : files_) {
      if (option.path.empty() || !arguments_.problem.empty()) continue;
      const FileContent file = read_file(option.path, max_input_bytes);
      if (!file.ok) return set_problem(file.text);
      add_core_option(option.name, file.text);
    }
    if (!core_json_.empty() && arguments_.problem.empty()) take_options(core_json_ + "}", "command line");
    if (arguments_.problem.empty() && arguments_.options.from != "auto") check_format();
  }

  /// The core alone knows the formats, and says that there is none of a name whatever the document is.
  void check_format() {
    const Result<ConvertOutput> probe = convert("{}", arguments_.options);
    if (!probe.ok() && probe.error().code == ErrorCode::format_unknown) set_problem(probe.error().message);
  }

  void take_options(const std::string& json, const std::string& source) {
    arguments_.options_text += json + "\n";
    Result<Options> options = parse_options(json, arguments_.options);
    if (options.ok())
      arguments_.options = std::move(options.value());
    else
      set_problem(source + ": " + options.error().message + " (" + options.error().location.path + ")");
  }

  Arguments refuse(std::string problem) {
    set_problem(std::move(problem));
    return arguments_;
  }

  void set_problem(std::string problem) { arguments_.problem = std::move(problem); }

  std::vector<std::string_view> words_;
  std::size_t position_ = 0;
  Arguments arguments_;
  std::string jobs_;
  std::string options_file_;
  /// Files whose text is an option of the core.
  struct OptionFile {
    std::string_view flag;
    std::string_view name;
    std::string path;
  };
  OptionFile files_[3] = {{"--styles", "styles", {}}, {"--related", "related", {}}, {"--latest", "latest", {}}};
  std::string core_json_;
};

} // namespace

Options options_for(const Options& options, std::string_view file) {
  Options own = options;
  for (const std::string_view extension : {".md", ".mdx", ".markdown"}) {
    if (own.from == "auto" && file.ends_with(extension)) own.from = "front-matter";
  }
  return own;
}

bool has_loss(const std::vector<Warning>& warnings) {
  for (const Warning& warning : warnings) {
    if (warning.severity == Severity::lost) return true;
  }
  return false;
}

std::string json_string(std::string_view text) {
  std::string out = "\"";
  for (const char character : text) {
    const auto byte = static_cast<unsigned char>(character);
    if (character == '"' || character == '\\') out += '\\';
    if (byte < 0x20) {
      constexpr std::string_view k_digits = "0123456789abcdef";
      out += "\\u00";
      out += k_digits[byte >> 4U];
      out += k_digits[byte & 15U];
    } else {
      out += character;
    }
  }
  out += '"';
  return out;
}

Arguments parse_arguments(int count, const char* const* values) { return Parser(count, values).run(); }

} // namespace lede::cli
