#include "arguments.h"

#include <string_view>
#include <vector>

#include "files.h"

namespace lede::cli {
namespace {

constexpr const char* k_help = R"(lede: news articles as clean HTML

  lede render   [FILE|-]   article JSON -> HTML
  lede markdown [FILE|-]   Markdown -> sanitized HTML
  lede sanitize [FILE|-]   HTML -> sanitized HTML
  lede convert  [FILE|-]   article of any known format -> Lede's own JSON, version 1
  lede validate [FILE|-]...  says all that is wrong with articles; nothing where all is well
  lede harness             cases on standard input, results on standard output, one JSON object a line

Options
  -o FILE                  write there instead of to standard output
  --from FORMAT            the article's format: auto (default), lede, ninjs, schema-org, json-feed, wordpress, ghost,
                           ans, apple-news, portable-text, editorjs, contentful, front-matter, vietnamese-cms
  --item N|ID              of a feed or an array: the article with that id, or the one at that place, counted from 0
  --output FORM            fragment (default), element, page
  --locale TAG             language of labels and dates (vi, en); default: the article's own
  --base-url URL           where relative URLs start from; default: the article's own url
  --policy NAME            article (default), comment; for markdown and sanitize
  --style-url URL          element, page: where lede.css is; default: lede.css next to the page
  --styles FILE.css        element, page: put this style sheet into the markup instead of a link
  --script-url URL         element, page: where hydrate.js or lede.js is; default: no script
  --options FILE.json      options under the names of the JavaScript package; the ones above win
  --report FILE.json       write the warnings there
  --json-ld FILE           write the structured data there
  --strict                 validate: exit with 1 for warnings as well

FILE may be - for standard input or output. Exit status: 0 done; 1 the document was refused, could not be read or
written, or a case failed; 2 wrong usage.
)";

struct CommandName {
  std::string_view name;
  Command command;
};
constexpr CommandName k_commands[] = {
    {"render", Command::render},   {"markdown", Command::markdown}, {"sanitize", Command::sanitize},
    {"convert", Command::convert}, {"validate", Command::validate}, {"harness", Command::harness},
    {"help", Command::help},       {"--help", Command::help},       {"-h", Command::help},
    {"version", Command::version}, {"--version", Command::version},
};

/// A text as a JSON string.
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

/// Options of the core that the command line sets one by one, by their names in JSON. Their values are checked where
/// all options are: in the core.
struct CoreOption {
  std::string_view flag;
  std::string_view name;
};
constexpr CoreOption k_core_options[] = {
    {"--from", "from"},        {"--item", "item"},     {"--output", "output"},      {"--locale", "locale"},
    {"--base-url", "baseUrl"}, {"--policy", "policy"}, {"--style-url", "styleUrl"}, {"--script-url", "scriptUrl"},
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
    if (arguments_.problem.empty()) read_options();
    return arguments_;
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
    if (flag == "--strict") {
      arguments_.strict = true;
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
    if (flag == "--styles") return &styles_file_;
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
      take_options(file.text, options_file_, {});
    }
    if (!styles_file_.empty() && arguments_.problem.empty()) {
      const FileContent file = read_file(styles_file_, max_input_bytes);
      if (!file.ok) return set_problem(file.text);
      add_core_option("styles", file.text);
    }
    if (!core_json_.empty() && arguments_.problem.empty())
      take_options(core_json_ + "}", "command line", arguments_.options);
  }

  void take_options(const std::string& json, const std::string& source, const Options& defaults) {
    Result<Options> options = parse_options(json, defaults);
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
  std::string options_file_;
  std::string styles_file_;
  std::string core_json_;
};

} // namespace

Arguments parse_arguments(int count, const char* const* values) { return Parser(count, values).run(); }

const char* help_text() { return k_help; }

} // namespace lede::cli
