// The exit status of every command, and how commands report on standard error.
#pragma once

#include <string>

namespace lede::cli {

inline constexpr int k_done = 0;
inline constexpr int k_failed = 1;
inline constexpr int k_wrong_usage = 2;

/// Writes a line to standard error.
void say(const std::string& line);

/// Says that a file cannot be read or written. @return k_failed
int fail(const std::string& problem);

} // namespace lede::cli
