// The two files of the moderation page, which the build puts into the program.
#pragma once

#include <string_view>

namespace newsroom {

extern const std::string_view k_moderation_style;
extern const std::string_view k_moderation_script;

} // namespace newsroom
