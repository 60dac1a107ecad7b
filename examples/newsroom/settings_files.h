// The files that settings name: configuration, tokens, moderators, words.
#pragma once

#include <sys/types.h>

#include <string>

namespace newsroom {

/// Returns the text of a regular file of 4 MB at most, without a byte order mark. So a folder is not taken for an empty
/// file, and a pipe that nobody writes to stops nothing.
/// @param refused the permissions for others that the file must not have, such as S_IROTH.
/// @param problem gets the problem; unchanged if there is none.
[[nodiscard]] std::string read_settings_file(const std::string& file, mode_t refused, std::string& problem);

} // namespace newsroom
