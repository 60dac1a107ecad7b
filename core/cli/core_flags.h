// The options of the core (lede/options.def) as flags of the command: "baseUrl" is --base-url.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "arguments.h"

namespace lede::cli {

/// How the argument of a flag becomes the value of an option in JSON.
enum class Argument : std::uint8_t {
  none,   ///< There is none: true.
  text,   ///< A string.
  number, ///< A number, or a string if it is none; the core refuses that.
  names,  ///< Words between commas or spaces: an array.
  file,   ///< The text of a file: a string.
};

/// A flag with the words that its help has.
struct CoreFlag {
  std::string option; ///< "baseUrl".
  std::string flag;   ///< "--base-url".
  unsigned commands;  ///< Those that have the flag: `bit` of each.
  Argument argument;
  std::string placeholder; ///< "URL"; empty if the flag takes no argument.
  std::string meaning;
};

[[nodiscard]] std::span<const CoreFlag> core_flags();

/// The flag with its argument as a member of a JSON object.
/// @param value the argument; of a file, its text.
[[nodiscard]] std::string json_member(const CoreFlag& flag, std::string_view value);

} // namespace lede::cli
