// The commands with their words, and what `lede help` prints.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "arguments.h"

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
  const char* more;    ///< What its own help says as well; empty: nothing.
};

[[nodiscard]] std::span<const CommandRow> commands();

/// What `lede help` prints.
[[nodiscard]] std::string overview();

/// What `lede help COMMAND` prints.
/// @param app has the options of the command.
[[nodiscard]] std::string help_of(const CommandRow& command, const CLI::App& app);

/// " (did you mean NAME?)" with the name that is spelled most alike; empty if none is.
[[nodiscard]] std::string suggestion(std::string_view word, const std::vector<std::string>& names);

} // namespace lede::cli
