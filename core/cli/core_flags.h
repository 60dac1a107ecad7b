// The options of the core (lede/options.def) as flags of the command: "baseUrl" is --base-url.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "command.h"

namespace lede::cli {

/// How the argument of a flag becomes the value of an option in JSON.
enum class Argument : std::uint8_t {
  none,   ///< No argument: the value is true.
  text,   ///< A string.
  number, ///< A number; other text becomes a string, which the core refuses.
  names,  ///< Words, separated by commas or spaces: an array.
  file,   ///< The text of a file: a string.
};

/// A flag with the texts of its help.
struct CoreFlag {
  std::string option; ///< "baseUrl".
  std::string flag;   ///< "--base-url".
  unsigned commands;  ///< The commands that have the flag, as a sum of `bit`.
  Argument argument;
  std::string placeholder; ///< "URL"; empty if the flag takes no argument.
  std::string meaning;
};

[[nodiscard]] std::span<const CoreFlag> core_flags();

/// Returns the flag and its argument as a member of a JSON object. @param value the argument; for a file, its content.
[[nodiscard]] std::string json_member(const CoreFlag& flag, std::string_view value);

} // namespace lede::cli
