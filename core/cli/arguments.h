// The command line: which command, which input, which options.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "lede/render.h"

namespace lede::cli {

enum class Command { help, version, render, markdown, sanitize, convert, validate, batch, check, harness };

/// A set of commands is the sum of these.
constexpr unsigned bit(Command command) { return 1U << static_cast<unsigned>(command); }

struct Arguments {
  Command command = Command::help;
  std::vector<std::string> inputs; ///< At least one, which may be "-". Only `validate` takes several.
  std::string output = "-";
  std::string report;   ///< File for the warnings; empty: none.
  std::string json_ld;  ///< File for the structured data; empty: none.
  bool strict = false;  ///< Documents of which a reader misses something fail.
  bool verbose = false; ///< Cosmetic warnings are shown as well.
  std::size_t jobs = 1; ///< batch: how many threads render.
  bool json = false;    ///< check: the table as JSON.
  bool resume = false;  ///< batch: what was done before and has not changed stays.
  Options options;
  std::string options_text; ///< All that the options were read from: equal texts, equal options.
  std::string help;         ///< help: the text that is asked for.
  std::string problem;      ///< What is wrong with the command line; empty: nothing.

  [[nodiscard]] const std::string& input() const { return inputs.front(); }
};

[[nodiscard]] Arguments parse_arguments(int count, const char* const* values);

/// A text as a JSON string, in its quotes.
[[nodiscard]] std::string json_string(std::string_view text);

/// The options for a file: where nobody names a format, the extension of a Markdown file does.
[[nodiscard]] Options options_for(const Options& options, std::string_view file);

/// Whether any of the warnings says that a reader misses something.
[[nodiscard]] bool has_loss(const std::vector<Warning>& warnings);

} // namespace lede::cli
