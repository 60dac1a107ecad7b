// The commands with their words, and what `lede help` prints.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "command.h"

namespace CLI { // NOLINT(readability-identifier-naming): CLI11's own
class App;
}

namespace lede::cli {

/// A command as the command line names it.
struct CommandRow {
  const char* name;
  Command command;
  const char* input; ///< "[FILE|-]"; empty if it takes none.
  std::size_t most_inputs;
  const char* meaning; ///< A line for the list of commands.
  const char* more;    ///< Further text for its own help; may be empty.
};

[[nodiscard]] std::span<const CommandRow> commands();

/// What `lede help` prints.
[[nodiscard]] std::string overview();

/// What `lede help COMMAND` prints.
/// @param app has the options of the command.
[[nodiscard]] std::string help_of(const CommandRow& command, const CLI::App& app);

/// Returns " (did you mean NAME?)" with the most similar name; empty if none is similar.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& names);

} // namespace lede::cli
