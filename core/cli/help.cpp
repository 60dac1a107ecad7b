// The texts of `lede help`.
#include "help.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <limits>

namespace lede::cli {
namespace {

constexpr std::size_t k_any_number = std::numeric_limits<std::size_t>::max();
constexpr std::size_t k_width = 110;
constexpr std::size_t k_options_column = 27;
constexpr std::size_t k_commands_column = 30;

// What `batch` and `check` read.
#define LEDE_ARCHIVE_INPUT                                                                                   \
  "\nINPUT is a folder (its .json, .md, .xml, .html and similar files, at any depth), a file of JSON lines " \
  "(.ndjson, .jsonl,\nor -), a file with one article or a list of them, or a file with one path per line.\n"
constexpr const char* k_archive = LEDE_ARCHIVE_INPUT;
constexpr const char* k_batch = LEDE_ARCHIVE_INPUT
    R"(Files are named after their sources, or after the ids of articles. index.html links to all of them, and lede-batch.tsv lists
their outcomes. lede.css and lede-parts.css are their style sheets; existing ones are kept. The default of --output is page here.
lede-batch.tsv counts all warnings; --strict fails only if readers lose something.
)";

constexpr CommandRow k_commands[] = {
    {"render", Command::render, "[FILE|-]", 1, "article -> HTML", ""},
    {"markdown", Command::markdown, "[FILE|-]", 1, "Markdown -> sanitized HTML", ""},
    {"sanitize", Command::sanitize, "[FILE|-]", 1, "HTML -> sanitized HTML", ""},
    {"convert", Command::convert, "[FILE|-]", 1, "article of any known format -> Lede's own JSON, version 1", ""},
    {"validate", Command::validate, "[FILE|-] ...", k_any_number,
     "lists all problems of articles; prints nothing if there are none", ""},
    {"batch", Command::batch, "INPUT -o DIR", 1, "many articles -> one file each, and an index", k_batch},
    {"check", Command::check, "INPUT", 1, "reports what an archive would lose, by format; writes no pages", k_archive},
    {"harness", Command::harness, "", 0,
     "cases on standard input, results on standard output, one JSON object per line", ""},
    {"help", Command::help, "[COMMAND]", 1, "this list, or the options of a command", ""},
    {"version", Command::version, "", 0, "the version", ""},
};

constexpr const char* k_end = R"(
lede help COMMAND and lede COMMAND --help list the options of a command. FILE may be - for standard input or output. Files appear
whole or not at all. Exit status: 0 done; 1 a document was refused, could not be read or written, or a case failed; 2 wrong usage.
)";

/// Returns a line with a first column, and a text that is wrapped in the second column.
std::string in_columns(std::string line, std::string_view text, std::size_t column) {
  std::string out;
  if (line.size() >= column) {
    out = line + "\n";
    line.clear();
  }
  line.resize(column, ' ');
  while (!text.empty()) {
    const std::size_t size = std::min(text.find(' '), text.size());
    const bool is_first = line.size() == column;
    if (!is_first && line.size() + 1 + size > k_width) {
      out += line + "\n";
      line.assign(column, ' ');
    } else if (!is_first) {
      line += ' ';
    }
    line += text.substr(0, size);
    text.remove_prefix(std::min(size + 1, text.size()));
  }
  return out + line + "\n";
}

/// The edit distance: wrong, missing, additional and swapped letters.
std::size_t difference(std::string_view a, std::string_view b) {
  std::vector<std::vector<std::size_t>> costs(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) {
    for (std::size_t j = 0; j <= b.size(); ++j) {
      if (i == 0 || j == 0) {
        costs[i][j] = i + j;
        continue;
      }
      costs[i][j] =
          std::min({costs[i - 1][j] + 1, costs[i][j - 1] + 1, costs[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        costs[i][j] = std::min(costs[i][j], costs[i - 2][j - 2] + 1);
    }
  }
  return costs[a.size()][b.size()];
}

} // namespace

std::span<const CommandRow> commands() { return k_commands; }

std::string overview() {
  std::string out = "lede: news articles as clean HTML\n\n";
  for (const CommandRow& row : k_commands) {
    std::string name = "  lede " + std::string(row.name);
    name.resize(16, ' ');
    out += in_columns(name + row.input, row.meaning, k_commands_column);
  }
  return out + k_end;
}

std::string help_of(const CommandRow& command, const CLI::App& app) {
  std::string out = "lede " + std::string(command.name) + (*command.input == '\0' ? "" : " ") + command.input + "\n  " +
                    command.meaning + "\n" + command.more + "\n";
  for (const CLI::Option* option : app.get_options()) {
    if (option->get_positional()) continue;
    const std::string& argument = option->get_option_text();
    out += in_columns("  " + option->get_name(false, true) + (argument.empty() ? "" : " ") + argument,
                      option->get_description(), k_options_column);
  }
  return out;
}

std::string suggestion(std::string_view word, const std::vector<std::string>& names) {
  constexpr std::size_t k_longest_word = 40; // longer words are not misspelled names
  word.remove_prefix(std::min(word.find_first_not_of('-'), word.size()));
  if (word.size() > k_longest_word) return {};
  std::size_t least = std::max<std::size_t>(1, word.size() / 3) + 1;
  std::string best;
  for (const std::string& name : names) {
    const std::size_t found =
        difference(word, std::string_view(name).substr(std::min(name.find_first_not_of('-'), name.size())));
    if (found >= least) continue;
    least = found;
    best = name;
  }
  return best.empty() ? best : " (did you mean " + best + "?)";
}

} // namespace lede::cli
