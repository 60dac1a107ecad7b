// The command line: which command, which input, which options.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"
#include "lede/render.h"

namespace lede::cli {

struct Arguments {
  Command command = Command::help;
  std::vector<std::string> inputs; ///< At least one, which may be "-". Only `validate` takes several.
  std::string output = "-";
  std::string report;   ///< File for the warnings; empty: none.
  std::string json_ld;  ///< File for the structured data; empty: none.
  bool strict = false;  ///< Documents from which readers lose something fail.
  bool verbose = false; ///< Cosmetic warnings are shown as well.
  std::size_t jobs = 1; ///< batch: the number of threads that render.
  bool json = false;    ///< check: the table as JSON.
  bool resume = false;  ///< batch: keep the files of an earlier run whose documents have not changed.
  RenderOptions options;
  SanitizeOptions text_options; ///< The same for markdown and sanitize.
  std::string options_text;     ///< All texts from which the options were read. If they are equal, the options are.
  std::string help;             ///< help: the text to print.
  std::string problem;          ///< What is wrong with the command line; empty: nothing.

  [[nodiscard]] const std::string& input() const { return inputs.front(); }
};

[[nodiscard]] Arguments parse_arguments(int count, const char* const* values);

/// Returns the options for a file. If no format is given, the extension of a Markdown file decides.
[[nodiscard]] RenderOptions options_for(const RenderOptions& options, std::string_view file);

/// Whether any warning has the severity `lost`.
[[nodiscard]] bool has_loss(const std::vector<Warning>& warnings);
/// Removes the warning that a converted article has no body if its source has been warned of, for example as a feed
/// that has only a summary.
void drop_known_missing_body(std::vector<Warning>& of_converted, const std::vector<Warning>& of_source);

} // namespace lede::cli
